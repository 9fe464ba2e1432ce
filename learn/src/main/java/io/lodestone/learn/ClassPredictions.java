package io.lodestone.learn;

import io.lodestone.learn.domain.Applicability;
import java.util.List;

/** A distribution over classes for each row. */
public final class ClassPredictions implements Predictions {
  private final List<String> classes;
  private final double[] probabilities;
  private final double[] epistemic;
  private final List<Applicability> applicability;

  /**
   * Predictions that take the arrays as their own.
   *
   * @param probabilities rows × classes, row-major; NaN for rows without a prediction
   * @param epistemic standard deviations of the probability of the most probable class
   */
  public ClassPredictions(
      List<String> classes,
      double[] probabilities,
      double[] epistemic,
      List<Applicability> applicability) {
    this.classes = List.copyOf(classes);
    this.probabilities = probabilities;
    this.epistemic = epistemic;
    this.applicability = List.copyOf(applicability);
  }

  /** The names of the classes. */
  public List<String> classes() {
    return classes;
  }

  @Override
  public int size() {
    return epistemic.length;
  }

  @Override
  public boolean isKnown(int row) {
    return !Double.isNaN(probabilities[row * classes.size()]);
  }

  /** The probability of a class, by its place among {@link #classes}. */
  public double probability(int row, int label) {
    return probabilities[row * classes.size() + label];
  }

  /** The place of the most probable class; of equals the first. */
  public int label(int row) {
    int best = 0;
    for (int label = 1; label < classes.size(); label++) {
      best = probability(row, label) > probability(row, best) ? label : best;
    }
    return best;
  }

  /** The most probable class. */
  public String likeliest(int row) {
    return classes.get(label(row));
  }

  /**
   * The standard deviation of the most probable class's probability that more data would shrink.
   */
  public double epistemic(int row) {
    return epistemic[row];
  }

  @Override
  public Applicability applicability(int row) {
    return applicability.get(row);
  }
}
