package io.lodestone.learn.linear;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;

/**
 * Features as linear models see them: in units of their standard deviation from their mean.
 *
 * @param means of the training rows
 * @param scales standard deviations of the training rows, above 0
 */
record Standardized(double[] means, double[] scales) {
  /** A matrix of so many columns squared fits in one array, and in the memory of a workstation. */
  private static final int MOST = 20_000;

  static Standardized of(Features features) {
    int width = features.width();
    if (width > MOST) {
      throw new InvalidInput(
          null,
          null,
          width + " features",
          "at most " + MOST + " for a linear model",
          "choose fewer with --features, or take a forest");
    }
    double[] means = new double[width];
    double[] scales = new double[width];
    for (int j = 0; j < width; j++) {
      double[] column = features.column(j);
      double sum = 0;
      for (double value : column) {
        sum += value;
      }
      means[j] = sum / column.length;
      double squares = 0;
      for (double value : column) {
        squares += (value - means[j]) * (value - means[j]);
      }
      scales[j] = squares > 0 ? Math.sqrt(squares / column.length) : 1;
    }
    return new Standardized(means, scales);
  }

  /** Rows × width, row-major. */
  double[] rows(Features features) {
    int width = means.length;
    double[] x = features.flat().clone();
    for (int i = 0; i < x.length; i++) {
      x[i] = (x[i] - means[i % width]) / scales[i % width];
    }
    return x;
  }

  /** Width × rows, row-major: the transposed. */
  static double[] transposed(double[] x, int rows, int width) {
    double[] turned = new double[x.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < width; j++) {
        turned[j * rows + i] = x[i * width + j];
      }
    }
    return turned;
  }

  ModelState state() {
    return new ModelState().put("means", means).put("scales", scales);
  }

  static Standardized read(int width, ModelState state) {
    return new Standardized(state.doubles("means", width), state.doubles("scales", width));
  }
}
