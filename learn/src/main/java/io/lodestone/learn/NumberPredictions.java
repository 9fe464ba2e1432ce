package io.lodestone.learn;

import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.domain.Applicability;
import java.util.List;

/** A distribution of a number for each row, in the unit of the target. */
public final class NumberPredictions implements Predictions {
  private final UnitExpression unit;
  private final double[] mean;
  private final double[] epistemic;
  private final double[] aleatoric;
  private final ErrorShape shape;
  private final List<Applicability> applicability;

  /**
   * Predictions that take the arrays as their own.
   *
   * @param mean expected values; NaN for rows without a prediction
   * @param epistemic standard deviations that more data would shrink
   * @param aleatoric standard deviations of the answers around their expected values
   * @param shape how errors are distributed, in units of the standard deviation
   */
  public NumberPredictions(
      UnitExpression unit,
      double[] mean,
      double[] epistemic,
      double[] aleatoric,
      ErrorShape shape,
      List<Applicability> applicability) {
    this.unit = unit;
    this.mean = mean;
    this.epistemic = epistemic;
    this.aleatoric = aleatoric;
    this.shape = shape;
    this.applicability = List.copyOf(applicability);
  }

  public UnitExpression unit() {
    return unit;
  }

  @Override
  public int size() {
    return mean.length;
  }

  @Override
  public boolean isKnown(int row) {
    return !Double.isNaN(mean[row]);
  }

  /** The expected value. */
  public double mean(int row) {
    return mean[row];
  }

  /** The part of the standard deviation that more data would shrink. */
  public double epistemic(int row) {
    return epistemic[row];
  }

  /** The part of the standard deviation that is in the answers themselves. */
  public double aleatoric(int row) {
    return aleatoric[row];
  }

  /** The standard deviation of the answer. */
  public double std(int row) {
    return Math.hypot(epistemic[row], aleatoric[row]);
  }

  /** The lower end of the interval that holds the answer with a probability, such as 0.9. */
  public double lower(int row, double level) {
    return mean[row] - shape.factor(level) * std(row);
  }

  /** The upper end of the interval that holds the answer with a probability, such as 0.9. */
  public double upper(int row, double level) {
    return mean[row] + shape.factor(level) * std(row);
  }

  /** How errors are distributed, in units of the standard deviation. */
  public ErrorShape shape() {
    return shape;
  }

  @Override
  public Applicability applicability(int row) {
    return applicability.get(row);
  }
}
