package io.lodestone.learn.support;

import io.lodestone.core.numerics.OpenBlas;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.dataset.Standardized;
import io.lodestone.learn.state.ModelState;

/**
 * The training rows that hold up machines, and how alike other rows are to them.
 *
 * @param standardized the features
 * @param kernel how alike rows are
 * @param x the rows, count × width
 * @param count how many
 */
record Anchors(Standardized standardized, VectorKernel kernel, double[] x, int count) {
  static Anchors of(SupportSettings settings, Features features) {
    Standardized standardized = Standardized.of(features);
    return new Anchors(
        standardized,
        settings.kernelOf(features.width()),
        standardized.rows(features),
        features.rows());
  }

  int width() {
    return standardized.means().length;
  }

  /** The kernels of all pairs. */
  Gram gram() {
    return Gram.of(kernel, x, count, width());
  }

  /** The kernels of rows with these, rows × count. */
  double[] kernels(Features rows) {
    return kernel.matrix(standardized.rows(rows), rows.rows(), x, count, width());
  }

  /**
   * Values of machines.
   *
   * @param coefficients machines × count
   * @param biases one for each machine
   * @return rows × machines
   */
  double[] values(Features rows, double[] coefficients, double[] biases) {
    double[] values = new double[Math.multiplyExact(rows.rows(), biases.length)];
    OpenBlas.get()
        .multiplyTransposed(kernels(rows), coefficients, values, rows.rows(), biases.length, count);
    for (int i = 0; i < values.length; i++) {
      values[i] += biases[i % biases.length];
    }
    return values;
  }

  /** Only some of them. */
  Anchors rows(int[] chosen) {
    int width = width();
    double[] kept = new double[chosen.length * width];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(x, chosen[i] * width, kept, i * width, width);
    }
    return new Anchors(standardized, kernel, kept, chosen.length);
  }

  ModelState state() {
    return new ModelState().put("", standardized.state()).put("rows", x).put("count", count);
  }

  static Anchors read(SupportSettings settings, int width, ModelState state) {
    int count = (int) state.number("count");
    return new Anchors(
        Standardized.read(width, state),
        settings.kernelOf(width),
        state.doubles("rows", Math.multiplyExact(count, width)),
        count);
  }
}
