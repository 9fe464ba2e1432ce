package io.lodestone.learn.explain;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;

/**
 * Settings of Shapley values of models that are no trees.
 *
 * @param background rows that stand for what is not known
 * @param exact features up to which all coalitions are asked about
 * @param samples coalitions that are asked about where there are more features; 0 for 2048 and two
 *     for each feature
 * @param seed of all random choices
 */
public record KernelShapSettings(
    @Setting(value = "100", text = "rows of the table that stand for what is not known")
        int background,
    @Setting(value = "11", text = "features up to which all coalitions are asked about") int exact,
    @Setting(
            value = "0",
            text = "coalitions asked about where there are more, 0 for 2048 and 2 per feature")
        int samples,
    @Setting(value = "1", text = "seed of all random choices") long seed) {
  private static final int MOST_EXACT = 20;

  /**
   * Checks the values.
   *
   * @throws InvalidInput when one is out of its range
   */
  public KernelShapSettings {
    require("background", background >= 1, background, "1 or more");
    require("exact", exact >= 0 && exact <= MOST_EXACT, exact, "0 to " + MOST_EXACT);
    require("samples", samples >= 0, samples, "0 or more");
  }

  private static void require(String name, boolean holds, int found, String expected) {
    if (!holds) {
      throw new InvalidInput(null, name, Integer.toString(found), expected, null);
    }
  }
}
