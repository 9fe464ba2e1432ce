package io.lodestone.learn.dataset;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.state.ModelState;

/**
 * Features as learners that compare their sizes see them: in units of their standard deviation from
 * their mean.
 *
 * @param means of the training rows
 * @param scales standard deviations of the training rows, above 0
 */
public record Standardized(double[] means, double[] scales) {
  /** Means and standard deviations of rows without gaps. */
  public static Standardized of(Features features) {
    int width = features.width();
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

  /**
   * Means and standard deviations for a learner whose matrices grow with the square of the width.
   *
   * @param most the largest width
   * @param learner what it is called in the message
   * @throws InvalidInput when there are more features
   */
  public static Standardized of(Features features, int most, String learner) {
    if (features.width() > most) {
      throw new InvalidInput(
          null,
          null,
          features.width() + " features",
          "at most " + most + " for " + learner,
          "choose fewer with --features, or take a forest");
    }
    return of(features);
  }

  /** Rows × width, row-major. */
  public double[] rows(Features features) {
    int width = means.length;
    double[] x = features.flat().clone();
    for (int i = 0; i < x.length; i++) {
      x[i] = (x[i] - means[i % width]) / scales[i % width];
    }
    return x;
  }

  /** Width × rows, row-major: the transposed. */
  public static double[] transposed(double[] x, int rows, int width) {
    double[] turned = new double[x.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < width; j++) {
        turned[j * rows + i] = x[i * width + j];
      }
    }
    return turned;
  }

  /** All that is needed to make it again. */
  public ModelState state() {
    return new ModelState().put("means", means).put("scales", scales);
  }

  /** That of {@link #state}, of so many features. */
  public static Standardized read(int width, ModelState state) {
    return new Standardized(state.doubles("means", width), state.doubles("scales", width));
  }
}
