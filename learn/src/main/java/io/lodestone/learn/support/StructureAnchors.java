package io.lodestone.learn.support;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import io.lodestone.learn.structure.Environments;
import io.lodestone.learn.structure.SiteKernel;

/**
 * Rows that are compared by their structures, with a Gaussian of the distance that their likeness
 * gives.
 *
 * @param environments of the sites of each row
 * @param kernel how alike structures are
 * @param gamma how fast the Gaussian falls with the squared distance
 */
record StructureAnchors(Environments environments, SiteKernel kernel, double gamma)
    implements Anchors {
  static StructureAnchors of(SupportSettings settings, Features features) {
    return new StructureAnchors(
        structures(features), settings.siteKernel(), settings.steepness(features.width()));
  }

  private static Environments structures(Features features) {
    return features
        .environments()
        .orElseThrow(
            () ->
                new InvalidInput(
                    null,
                    null,
                    "rows without structures",
                    "structures, which the kernel compares",
                    "say how their sites are described, such as --sites soap:compression=mu2"));
  }

  @Override
  public int count() {
    return environments.size();
  }

  @Override
  public Gram gram() {
    return Gram.of(kernels(environments), count());
  }

  @Override
  public double[] kernels(Features rows) {
    return kernels(structures(rows));
  }

  private double[] kernels(Environments rows) {
    double[] kernels = rows.similarities(kernel, environments);
    for (int i = 0; i < kernels.length; i++) {
      if (Double.isNaN(kernels[i])) {
        throw new InvalidInput(
            null,
            null,
            "a row without a structure",
            "one, which the kernel compares",
            "leave the row out");
      }
      // The squared distance of vectors of length 1.
      kernels[i] = Math.exp(-gamma * (2 - 2 * kernels[i]));
    }
    return kernels;
  }

  @Override
  public StructureAnchors rows(int[] chosen) {
    return new StructureAnchors(environments.rows(chosen), kernel, gamma);
  }

  @Override
  public ModelState state() {
    return environments.state();
  }

  static StructureAnchors read(SupportSettings settings, ModelState state) {
    return new StructureAnchors(
        Environments.read(state), settings.siteKernel(), settings.steepness(1));
  }
}
