package io.lodestone.represent.matrix;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;

/** What can be set of a matrix of fixed size. */
public record MatrixSettings(
    @Setting(value = "eigenvalues", text = "what makes the order of the atoms not matter")
        Order order,
    @Setting(value = "0", text = "sites that a row has room for; 0 for those of the largest cell")
        int sites) {
  /**
   * @throws InvalidInput when the number of sites is below 0
   */
  public MatrixSettings {
    if (sites < 0) {
      throw new InvalidInput(
          null, "sites", Integer.toString(sites), "a number of sites from 0", null);
    }
  }
}
