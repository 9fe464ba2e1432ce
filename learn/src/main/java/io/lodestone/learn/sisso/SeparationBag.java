package io.lodestone.learn.sisso;

import io.lodestone.learn.Predictor;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import java.util.ArrayList;
import java.util.List;

/**
 * Separations of two classes found from resampled rows. The probability of a class is the mean over
 * all of them of a logistic curve through their values (J. Platt, Advances in Large Margin
 * Classifiers, 61 (1999)).
 */
final class SeparationBag implements Predictor.Classifier {
  private final List<FormulaLine> lines;
  private final double[][] conversions;
  private final double[] slopes;
  private final double[] offsets;

  private SeparationBag(
      List<FormulaLine> lines, double[][] conversions, double[] slopes, double[] offsets) {
    this.lines = lines;
    this.conversions = conversions;
    this.slopes = slopes;
    this.offsets = offsets;
  }

  /**
   * @param problem rows that the curves are fitted to, with target 0 and 1
   * @param conversions factor and constant by which each feature comes to the unit of the formulas
   */
  static SeparationBag of(List<Separation> found, Problem problem, double[][] conversions) {
    List<FormulaLine> lines = new ArrayList<>();
    double[] slopes = new double[found.size()];
    double[] offsets = new double[found.size()];
    for (int i = 0; i < found.size(); i++) {
      Separation one = found.get(i);
      lines.add(FormulaLine.of(one.features(), one.intercept(), one.weights()));
      double[] values = new double[problem.size()];
      for (int row = 0; row < values.length; row++) {
        values[row] = lines.get(i).value(problem.primaries(row));
      }
      double[] curve = logistic(values, problem.y());
      slopes[i] = curve[0];
      offsets[i] = curve[1];
    }
    return new SeparationBag(lines, conversions, slopes, offsets);
  }

  /** Slope and offset of the logistic curve of largest likelihood, by Newton's method. */
  private static double[] logistic(double[] values, double[] y) {
    double slope = 1;
    double offset = 0;
    double second = java.util.Arrays.stream(y).sum();
    double high = (second + 1) / (second + 2);
    double low = 1 / (y.length - second + 2);
    for (int step = 0; step < 50; step++) {
      double g0 = -1e-3 * slope;
      double g1 = 0;
      double h00 = 1e-3;
      double h01 = 0;
      double h11 = 1e-9;
      for (int i = 0; i < y.length; i++) {
        if (!Double.isFinite(values[i])) {
          continue;
        }
        double p = 1 / (1 + Math.exp(-slope * values[i] - offset));
        double error = (y[i] > 0.5 ? high : low) - p;
        double weight = Math.max(p * (1 - p), 1e-6);
        g0 += error * values[i];
        g1 += error;
        h00 += weight * values[i] * values[i];
        h01 += weight * values[i];
        h11 += weight;
      }
      double determinant = h00 * h11 - h01 * h01;
      double d0 = (h11 * g0 - h01 * g1) / determinant;
      double d1 = (h00 * g1 - h01 * g0) / determinant;
      double length = Math.hypot(d0, d1);
      double damp = length > 5 ? 5 / length : 1;
      slope += damp * d0;
      offset += damp * d1;
      if (length < 1e-9) {
        break;
      }
    }
    return new double[] {slope, offset};
  }

  @Override
  public int classes() {
    return 2;
  }

  @Override
  public void predict(Features rows, double[] probabilities, double[] epistemic) {
    double[] primaries = new double[rows.width()];
    for (int row = 0; row < rows.rows(); row++) {
      for (int i = 0; i < primaries.length; i++) {
        primaries[i] = conversions[0][i] * rows.value(row, i) + conversions[1][i];
      }
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < lines.size(); i++) {
        double value = lines.get(i).value(primaries);
        double p = Double.isNaN(value) ? 0.5 : 1 / (1 + Math.exp(-slopes[i] * value - offsets[i]));
        sum += p;
        squares += p * p;
      }
      double mean = sum / lines.size();
      probabilities[2 * row] = 1 - mean;
      probabilities[2 * row + 1] = mean;
      epistemic[row] = Math.sqrt(Math.max(0, squares / lines.size() - mean * mean));
    }
  }

  @Override
  public ModelState state() {
    return FormulaLine.state(lines)
        .put("factors", conversions[0])
        .put("constants", conversions[1])
        .put("slopes", slopes)
        .put("offsets", offsets);
  }

  static SeparationBag read(int width, ModelState state) {
    List<FormulaLine> lines = FormulaLine.read(width, state);
    return new SeparationBag(
        lines,
        new double[][] {state.doubles("factors", width), state.doubles("constants", width)},
        state.doubles("slopes", lines.size()),
        state.doubles("offsets", lines.size()));
  }
}
