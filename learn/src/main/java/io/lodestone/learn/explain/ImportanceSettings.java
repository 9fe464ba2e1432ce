package io.lodestone.learn.explain;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;

/**
 * Settings of the importance by permutation.
 *
 * @param repeats how often each group of features is shuffled
 * @param alike rank correlation from which features are shuffled together; above 1 for none
 * @param rows most rows that are asked about
 * @param folds parts of the rows, each judged by a model of the others, where the model has seen
 *     the rows
 * @param seed of all random choices
 */
public record ImportanceSettings(
    @Setting(value = "10", text = "how often each feature is shuffled") int repeats,
    @Setting(
            value = "0.9",
            text = "rank correlation from which features are shuffled together, 2 for never")
        double alike,
    @Setting(value = "5000", text = "most rows that are asked about") int rows,
    @Setting(
            value = "5",
            text =
                "parts of rows that the model learned from, each judged by a model of the others")
        int folds,
    @Setting(value = "1", text = "seed of all random choices") long seed) {
  /**
   * Checks the values.
   *
   * @throws InvalidInput when one is out of its range
   */
  public ImportanceSettings {
    require("repeats", repeats >= 1, repeats, "1 or more");
    require("alike", alike > 0, alike, "above 0");
    require("rows", rows >= 2, rows, "2 or more");
    require("folds", folds >= 2, folds, "2 or more");
  }

  private static void require(String name, boolean holds, Object found, String expected) {
    if (!holds) {
      throw new InvalidInput(null, name, found.toString(), expected, null);
    }
  }
}
