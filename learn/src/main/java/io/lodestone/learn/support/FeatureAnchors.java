package io.lodestone.learn.support;

import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.dataset.Standardized;
import io.lodestone.learn.state.ModelState;

/**
 * Rows that are compared by their features.
 *
 * @param standardized the features
 * @param kernel how alike rows are
 * @param x the rows, count × width
 * @param count how many
 */
record FeatureAnchors(Standardized standardized, VectorKernel kernel, double[] x, int count)
    implements Anchors {
  static FeatureAnchors of(SupportSettings settings, Features features) {
    Standardized standardized = Standardized.of(features);
    return new FeatureAnchors(
        standardized,
        settings.kernelOf(features.width()),
        standardized.rows(features),
        features.rows());
  }

  private int width() {
    return standardized.means().length;
  }

  @Override
  public Gram gram() {
    return Gram.of(kernel, x, count, width());
  }

  @Override
  public double[] kernels(Features rows) {
    return kernel.matrix(standardized.rows(rows), rows.rows(), x, count, width());
  }

  @Override
  public FeatureAnchors rows(int[] chosen) {
    int width = width();
    double[] kept = new double[chosen.length * width];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(x, chosen[i] * width, kept, i * width, width);
    }
    return new FeatureAnchors(standardized, kernel, kept, chosen.length);
  }

  @Override
  public ModelState state() {
    return new ModelState().put("", standardized.state()).put("rows", x).put("count", count);
  }

  static FeatureAnchors read(SupportSettings settings, int width, ModelState state) {
    int count = (int) state.number("count");
    return new FeatureAnchors(
        Standardized.read(width, state),
        settings.kernelOf(width),
        state.doubles("rows", Math.multiplyExact(count, width)),
        count);
  }
}
