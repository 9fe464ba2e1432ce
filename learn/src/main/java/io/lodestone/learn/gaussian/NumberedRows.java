package io.lodestone.learn.gaussian;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.structure.Environments;

/**
 * Scaled rows, each with the number of its structure behind its features where a kernel compares
 * structures.
 *
 * @param x rows × width
 * @param width features, and one more where there are numbers
 * @param kernel that knows how alike the structures are
 */
record NumberedRows(double[] x, int width, Kernel kernel) {
  /**
   * Rows to learn from.
   *
   * @throws InvalidInput when the kernel compares structures and there are none
   */
  static NumberedRows seen(Kernel kernel, Scaling scaling, Features features) {
    double[] x = scaling.rows(features.flat(), features.rows());
    if (kernel.siteKernels().isEmpty()) {
      return new NumberedRows(x, features.width(), kernel);
    }
    Environments environments = structures(features);
    return numbered(
        x, features.rows(), 0, kernel.on(Similarities.of(kernel.siteKernels(), environments)));
  }

  /** Rows to be predicted by what the seen ones tell. */
  static NumberedRows fresh(Kernel kernel, Similarities seen, Scaling scaling, Features features) {
    double[] x = scaling.rows(features.flat(), features.rows());
    return seen == null
        ? new NumberedRows(x, features.width(), kernel)
        : numbered(
            x,
            features.rows(),
            seen.environments().size(),
            kernel.on(seen.with(structures(features))));
  }

  private static Environments structures(Features features) {
    Environments environments =
        features
            .environments()
            .orElseThrow(
                () ->
                    new InvalidInput(
                        null,
                        null,
                        "rows without structures",
                        "structures, which the kernel compares",
                        "say how their sites are described, such as --sites soap:compression=mu2"));
    for (int row = 0; row < environments.size(); row++) {
      if (environments.isMissing(row)) {
        throw new InvalidInput(
            null, "row " + (row + 1), "no structure", "one, which the kernel compares", null);
      }
    }
    return environments;
  }

  private static NumberedRows numbered(double[] x, int rows, int first, Kernel kernel) {
    int features = rows == 0 ? 0 : x.length / rows;
    double[] wider = new double[rows * (features + 1)];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(x, i * features, wider, i * (features + 1), features);
      wider[(i + 1) * (features + 1) - 1] = first + i;
    }
    return new NumberedRows(wider, features + 1, kernel);
  }

  Posterior.Rows rows(int features) {
    return Posterior.Rows.of(x, width, features);
  }
}
