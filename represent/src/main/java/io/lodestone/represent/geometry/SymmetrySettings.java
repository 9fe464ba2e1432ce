package io.lodestone.represent.geometry;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;

/** What can be set of the symmetry features. */
public record SymmetrySettings(
    @Setting(
            value = "0",
            unit = "Å",
            text = "how far an image may be from an atom; 0 to find what suits the structure")
        double tolerance) {
  /**
   * @throws InvalidInput when the tolerance is out of range
   */
  public SymmetrySettings {
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new InvalidInput(
          null, "tolerance", Double.toString(tolerance), "a distance from 0 to 1 Å", null);
    }
  }
}
