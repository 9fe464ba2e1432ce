package io.lodestone.represent.matrix;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;

/** What can be set of the Ewald sum matrix. */
public record EwaldSettings(
    @Setting(value = "eigenvalues", text = "what makes the order of the atoms not matter")
        Order order,
    @Setting(value = "0", text = "sites that a row has room for; 0 for those of the largest cell")
        int sites,
    @Setting(value = "1e-12", text = "size of the terms at which the two sums end")
        double accuracy) {
  /**
   * @throws InvalidInput when the number of sites is below 0 or the accuracy not in [1e-15, 0.1]
   */
  public EwaldSettings {
    new MatrixSettings(order, sites);
    if (!(accuracy >= 1e-15 && accuracy <= 0.1)) {
      throw new InvalidInput(
          null, "accuracy", Double.toString(accuracy), "an accuracy from 1e-15 to 0.1", null);
    }
  }

  MatrixSettings matrix() {
    return new MatrixSettings(order, sites);
  }
}
