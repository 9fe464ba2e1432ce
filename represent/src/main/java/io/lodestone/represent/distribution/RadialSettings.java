package io.lodestone.represent.distribution;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;

/** What can be set of the radial distribution function. */
public record RadialSettings(
    @Setting(value = "10", unit = "Å", text = "distance up to which it goes") double rCut,
    @Setting(value = "100", text = "steps from 0 to there") int points,
    @Setting(value = "0.1", unit = "Å", text = "width of the Gaussians") double sigma,
    @Setting(value = "pair_correlation", text = "what is counted") Count count,
    @Setting(value = "true", text = "whether each pair of elements has values of its own")
        boolean partial) {
  /** What is counted. */
  public enum Count {
    /** g(r): neighbours relative to an even distribution of the same density; of crystals. */
    PAIR_CORRELATION,
    /**
     * Neighbours per Å of distance that an atom has on average; of molecules too. The values of all
     * pairs of elements add up to the total.
     */
    NEIGHBOURS
  }

  private static final double FARTHEST = 100;

  /**
   * @throws InvalidInput when a number is out of range
   */
  public RadialSettings {
    if (!(rCut > 0 && rCut <= FARTHEST)) {
      throw new InvalidInput(
          null, "r_cut", Double.toString(rCut), "a distance from above 0 to 100 Å", null);
    }
    GaussianGrid.tiling(0, rCut, points, sigma);
  }

  GaussianGrid grid() {
    return GaussianGrid.tiling(0, rCut, points, sigma);
  }
}
