package io.lodestone.learn.imputation;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.numerics.OpenBlas;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Fills a gap with what a linear model of the other features says of it: a ridge regression for
 * each feature with gaps, over and over, since the other features may have gaps, too (chained
 * equations: van Buuren and Groothuis-Oudshoorn, J. Stat. Softw. 45(3), 2011; here the expected
 * value, without random draws). A feature that had no gap in training is filled with its median.
 */
final class Chained implements Imputation {
  private static final int ROUNDS = 10;
  private static final int MOST_FEATURES = 1000;

  /** In units of the variance of a feature. */
  private static final double PENALTY = 1e-3;

  private final Medians medians;
  private final int[] gappy;
  private final double[] weights;

  /**
   * An imputation.
   *
   * @param gappy the features with a model
   * @param weights of each its constant and the weights of all features, 0 of its own
   */
  private Chained(Medians medians, int[] gappy, double[] weights) {
    this.medians = medians;
    this.gappy = gappy;
    this.weights = weights;
  }

  static Chained of(Features training) {
    int width = training.width();
    if (width > MOST_FEATURES) {
      throw new InvalidInput(
          null,
          null,
          "gaps to be filled by models of " + width + " features",
          "at most " + MOST_FEATURES,
          "fill them with --missing nearest or median");
    }
    Medians medians = Medians.of(training);
    double[] values = training.flat().clone();
    for (int row = 0; row < training.rows(); row++) {
      medians.fill(values, row * width);
    }
    int[] gappy =
        IntStream.range(0, width)
            .filter(j -> Arrays.stream(training.column(j)).anyMatch(Double::isNaN))
            .toArray();
    double[] weights = new double[gappy.length * (width + 1)];
    for (int round = 0; round < ROUNDS; round++) {
      for (int g = 0; g < gappy.length; g++) {
        int target = gappy[g];
        double[] fitted = fit(training, values, target);
        System.arraycopy(fitted, 0, weights, g * (width + 1), width + 1);
        for (int row = 0; row < training.rows(); row++) {
          if (Double.isNaN(training.value(row, target))) {
            values[row * width + target] = said(fitted, 0, values, row * width, width);
          }
        }
      }
    }
    return new Chained(medians, gappy, weights);
  }

  /** The regression of one feature on the others over the rows that have it. */
  private static double[] fit(Features training, double[] values, int target) {
    int width = training.width();
    int[] known =
        IntStream.range(0, training.rows())
            .filter(row -> !Double.isNaN(training.value(row, target)))
            .toArray();
    double[] means = new double[width];
    double[] scales = new double[width];
    for (int j = 0; j < width; j++) {
      int column = j;
      double mean =
          Arrays.stream(known).mapToDouble(i -> values[i * width + column]).average().orElse(0);
      double squares =
          Arrays.stream(known)
              .mapToDouble(i -> values[i * width + column] - mean)
              .map(d -> d * d)
              .sum();
      means[j] = mean;
      scales[j] = squares > 0 ? Math.sqrt(squares / known.length) : 0;
    }
    double[] gram = new double[width * width];
    double[] right = new double[width];
    double[] row = new double[width];
    for (int i : known) {
      for (int j = 0; j < width; j++) {
        row[j] = j == target || scales[j] == 0 ? 0 : (values[i * width + j] - means[j]) / scales[j];
      }
      double answer = values[i * width + target] - means[target];
      for (int j = 0; j < width; j++) {
        right[j] += row[j] * answer;
        for (int k = 0; k <= j; k++) {
          gram[j * width + k] += row[j] * row[k];
        }
      }
    }
    for (int j = 0; j < width; j++) {
      gram[j * width + j] += PENALTY * known.length;
    }
    OpenBlas.get().cholesky(gram, width);
    OpenBlas.get().solveLower(gram, right, width, 1);
    OpenBlas.get().solveLowerTransposed(gram, right, width, 1);
    double[] fitted = new double[width + 1];
    fitted[0] = means[target];
    for (int j = 0; j < width; j++) {
      fitted[1 + j] = j == target || scales[j] == 0 ? 0 : right[j] / scales[j];
      fitted[0] -= fitted[1 + j] * means[j];
    }
    return fitted;
  }

  /** The constant at a place and the weights behind it, applied to a row. */
  private static double said(double[] weights, int at, double[] values, int offset, int width) {
    double sum = weights[at];
    for (int j = 0; j < width; j++) {
      sum += weights[at + 1 + j] * values[offset + j];
    }
    return sum;
  }

  static Chained read(int width, ModelState state) {
    int[] gappy = state.ints("gappy");
    double[] weights =
        state.doubles("weights", Math.multiplyExact(gappy.length, Math.addExact(width, 1)));
    return new Chained(Medians.read(width, state), gappy, weights);
  }

  @Override
  public void fill(double[] values, int offset) {
    int width = medians.values().length;
    double[] row = Arrays.copyOfRange(values, offset, offset + width);
    medians.fill(values, offset);
    int[] filled =
        IntStream.range(0, gappy.length).filter(g -> Double.isNaN(row[gappy[g]])).toArray();
    for (int round = 0; round < (filled.length > 1 ? ROUNDS : 1); round++) {
      for (int g : filled) {
        values[offset + gappy[g]] = said(weights, g * (width + 1), values, offset, width);
      }
    }
  }

  @Override
  public ModelState state() {
    return new ModelState().put("", medians.state()).put("gappy", gappy).put("weights", weights);
  }
}
