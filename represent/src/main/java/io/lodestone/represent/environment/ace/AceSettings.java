package io.lodestone.represent.environment.ace;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;

/**
 * Which functions of the cluster expansion there are.
 *
 * @param rCut where neighbours end, Å, at least 1
 * @param order neighbours in a product, 1 to 4; with the centre one more are correlated
 * @param degree largest sum of (n - 1) + l over the factors of a product, 0 to 16
 * @param lMax highest degree of the harmonics, 0 to 8
 * @param decay λ in the radial coordinate; the larger, the finer near the centre
 * @param periodic whether structures repeat as they say; if not, none does
 */
public record AceSettings(
    @Setting(value = "5", unit = "Å", text = "where neighbours end") double rCut,
    @Setting(value = "3", text = "neighbours in a product, 1 to 4") int order,
    @Setting(value = "6", text = "largest sum of n-1 and l over the factors of a product, 0 to 16")
        int degree,
    @Setting(value = "4", text = "highest degree of the spherical harmonics, 0 to 8") int lMax,
    @Setting(value = "5", text = "fineness of the radial functions near the centre") double decay,
    @Setting(value = "true", text = "whether structures repeat as they say; if not, none does")
        boolean periodic) {

  /**
   * @throws InvalidInput when a value is out of range
   */
  public AceSettings {
    require(rCut >= 1 && rCut <= 100, "r_cut", rCut, "a cut-off of 1 to 100 Å");
    require(order >= 1 && order <= 4, "order", order, "1 to 4");
    require(degree >= 0 && degree <= 16, "degree", degree, "0 to 16");
    require(lMax >= 0 && lMax <= 8, "l_max", lMax, "0 to 8");
    require(decay > 0 && decay <= 50, "decay", decay, "above 0, up to 50");
  }

  private static void require(boolean holds, String name, Object value, String expected) {
    if (!holds) {
      throw new InvalidInput(null, name, value.toString(), expected, null);
    }
  }

  /** The number of radial functions that the degree leaves room for. */
  int nMax() {
    return degree + 1;
  }

  /** The highest degree of harmonics that is used. */
  int highestL() {
    return Math.min(lMax, order == 1 ? 0 : degree / 2);
  }
}
