package io.lodestone.learn.forest;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;

/**
 * Settings of forests.
 *
 * @param trees how many trees; the more, the surer the uncertainty
 * @param share the share of the features that each split chooses among
 * @param minLeaf the least rows in a leaf, rows that were drawn twice counted twice
 * @param maxDepth the most splits one above the other; 0 for no limit
 * @param bins how many values are told apart per feature
 * @param seed of all random choices
 */
public record ForestSettings(
    @Setting(value = "500", text = "number of trees") int trees,
    @Setting(value = "0.33", text = "share of the features that each split chooses among")
        double share,
    @Setting(value = "1", text = "least rows in a leaf") int minLeaf,
    @Setting(value = "0", text = "most splits one above the other, 0 for no limit") int maxDepth,
    @Setting(value = "256", text = "values told apart per feature, 2 to 256") int bins,
    @Setting(value = "1", text = "seed of all random choices") long seed) {
  private static final int MOST_TREES = 100_000;

  /**
   * Checks the values.
   *
   * @throws InvalidInput when one is out of its range
   */
  public ForestSettings {
    require("trees", trees >= 2 && trees <= MOST_TREES, trees, "2 to " + MOST_TREES);
    require("share", share > 0 && share <= 1, share, "a number above 0, at most 1");
    require("min_leaf", minLeaf >= 1, minLeaf, "1 or more");
    require("max_depth", maxDepth >= 0, maxDepth, "0 or more");
    require("bins", bins >= 2 && bins <= 256, bins, "2 to 256");
  }

  private static void require(String name, boolean holds, Object found, String expected) {
    if (!holds) {
      throw new InvalidInput(null, name, found.toString(), expected, null);
    }
  }

  /** How many of so many features each split chooses among. */
  int candidates(int width) {
    return Math.clamp(Math.round(share * width), 1, width);
  }
}
