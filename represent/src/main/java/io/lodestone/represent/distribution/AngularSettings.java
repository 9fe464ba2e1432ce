package io.lodestone.represent.distribution;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;

/** What can be set of the angular distribution function. */
public record AngularSettings(
    @Setting(value = "4", unit = "Å", text = "distance at which neighbours cease to count")
        double rCut,
    @Setting(value = "60", text = "steps from 0 to 180 degrees") int points,
    @Setting(value = "5", unit = "deg", text = "width of the Gaussians") double sigma,
    @Setting(value = "atoms", text = "by what all values are divided") Normalization normalization,
    @Setting(value = "true", text = "whether each triple of elements has values of its own")
        boolean partial) {
  /** By what all values are divided. */
  public enum Normalization {
    /** By the number of atoms. */
    ATOMS,
    /** By the sum over all angles and triples of elements, so that 1 is left of it. */
    AREA
  }

  private static final double FARTHEST = 20;

  /**
   * @throws InvalidInput when a number is out of range
   */
  public AngularSettings {
    if (!(rCut > 0 && rCut <= FARTHEST)) {
      throw new InvalidInput(
          null, "r_cut", Double.toString(rCut), "a distance from above 0 to 20 Å", null);
    }
    if (!(sigma < 20)) {
      throw new InvalidInput(null, "sigma", Double.toString(sigma), "less than 20 degrees", null);
    }
    GaussianGrid.tiling(0, 180, points, sigma);
  }

  GaussianGrid grid() {
    return GaussianGrid.tiling(0, 180, points, sigma);
  }
}
