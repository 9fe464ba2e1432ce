package io.lodestone.learn.explain;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;

/**
 * Settings of Sobol indices.
 *
 * @param samples rows of each of the two random matrices; the model is asked about so many times
 *     the number of features and two
 * @param inputs how features are drawn
 * @param seed of all random choices
 */
public record SobolSettings(
    @Setting(
            value = "1024",
            text = "random rows; the model is asked about so many for each feature and two more")
        int samples,
    @Setting(
            value = "observed",
            text = "each feature drawn from its own column (observed) or its range (uniform)")
        Inputs inputs,
    @Setting(value = "1", text = "seed of all random choices") long seed) {
  /** How features are drawn, each independently of the others. */
  public enum Inputs {
    /** Values of its column. */
    OBSERVED,
    /** Any number between the least and the greatest of its column. */
    UNIFORM
  }

  /**
   * Checks the values.
   *
   * @throws InvalidInput when one is out of its range
   */
  public SobolSettings {
    if (samples < 16) {
      throw new InvalidInput(null, "samples", "" + samples, "16 or more", null);
    }
  }
}
