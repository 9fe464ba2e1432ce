package io.lodestone.learn.subgroup;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;

/** Which propositions are made of the columns of a table. */
public record PropositionSettings(
    @Setting(value = "equal_frequency", text = "where columns of numbers are cut") Cuts cuts,
    @Setting(value = "8", text = "parts that a column of numbers is cut into, 2 to 1000") int parts,
    @Setting(
            value = "false",
            text = "also propositions of two bounds, between each two cuts of a column")
        boolean intervals,
    @Setting(value = "true", text = "even or odd, for columns of whole numbers") boolean parity,
    @Setting(value = "30", text = "columns of text with more different values are left out")
        int maxCategories) {
  /** Ways to cut the values of a column. */
  public enum Cuts {
    /** Into parts of about equally many rows. */
    EQUAL_FREQUENCY,
    /** Into clusters of near values: the optimal k-means in one dimension. */
    CLUSTERING,
    /** Between every two neighbours; the number of parts does not matter. */
    ALL
  }

  /** Checks the values. */
  public PropositionSettings {
    if (parts < 2 || parts > 1000) {
      throw new InvalidInput(null, "parts", "" + parts, "2 to 1000", null);
    }
    if (maxCategories < 0) {
      throw new InvalidInput(null, "max_categories", "" + maxCategories, "0 or more", null);
    }
  }
}
