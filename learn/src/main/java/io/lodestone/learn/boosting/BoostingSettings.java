package io.lodestone.learn.boosting;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;

/**
 * Settings of gradient boosting.
 *
 * @param partitions how often the rows are divided in five parts; each part is left out by two
 *     members of the ensemble, so that there are ten members for each partition
 * @param trees the most trees of a member, for each class
 * @param rate the share of what a tree finds that is added
 * @param maxDepth the most splits one above the other
 * @param minWeight the least rows in a leaf (the least sum of second derivatives for classes)
 * @param rows the share of the rows that each tree is grown from
 * @param share the share of the features that each split chooses among
 * @param l2 penalty on the squares of what leaves say
 * @param patience trees without a better score of the part left out after which a member ends
 * @param seed of all random choices
 */
public record BoostingSettings(
    @Setting(value = "2", text = "partitions into five parts, with ten members each")
        int partitions,
    @Setting(value = "1000", text = "most trees of a member") int trees,
    @Setting(value = "0.05", text = "share of what a tree finds that is added") double rate,
    @Setting(value = "6", text = "most splits one above the other") int maxDepth,
    @Setting(value = "1", text = "least rows in a leaf") double minWeight,
    @Setting(value = "0.8", text = "share of the rows that each tree is grown from") double rows,
    @Setting(value = "0.33", text = "share of the features that each split chooses among")
        double share,
    @Setting(value = "1", text = "penalty on the squares of what leaves say") double l2,
    @Setting(value = "30", text = "trees without a better score before a member ends") int patience,
    @Setting(value = "1", text = "seed of all random choices") long seed) {
  /**
   * Checks the values.
   *
   * @throws InvalidInput when one is out of its range
   */
  public BoostingSettings {
    require("partitions", partitions >= 2 && partitions <= 100, partitions, "2 to 100");
    require("trees", trees >= 1 && trees <= 100_000, trees, "1 to 100,000");
    require("rate", rate > 0 && rate <= 1, rate, "a number above 0, at most 1");
    require("max_depth", maxDepth >= 1 && maxDepth <= 30, maxDepth, "1 to 30");
    require("min_weight", minWeight >= 0, minWeight, "0 or more");
    require("rows", rows > 0 && rows <= 1, rows, "a number above 0, at most 1");
    require("share", share > 0 && share <= 1, share, "a number above 0, at most 1");
    require("l2", l2 >= 0, l2, "0 or more");
    require("patience", patience >= 1, patience, "1 or more");
  }

  private static void require(String name, boolean holds, Object found, String expected) {
    if (!holds) {
      throw new InvalidInput(null, name, found.toString(), expected, null);
    }
  }
}
