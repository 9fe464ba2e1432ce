package io.lodestone.learn.subgroup;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;

/** What is asked of subgroups beyond being the best that were found. */
public record EvidenceSettings(
    @Setting(value = "1", text = "of rules that share more of their members, 0 to 1, one is kept")
        double overlap,
    @Setting(value = "0", text = "shuffled tables that are searched for p-values; 0 for none")
        int permutations,
    @Setting(value = "0", text = "share of the rows kept out of the search, to confirm rules")
        double holdOut,
    @Setting(value = "", text = "column of text: rows of one value are held out together")
        String group,
    @Setting(value = "1", text = "seed of all chance") long seed) {
  /** Checks the values. */
  public EvidenceSettings {
    if (!(overlap >= 0 && overlap <= 1)) {
      throw new InvalidInput(null, "overlap", "" + overlap, "0 to 1", null);
    }
    if (permutations != 0) {
      new PermutationTest(permutations, seed);
    }
    if (!(holdOut >= 0 && holdOut <= 0.9)) {
      throw new InvalidInput(null, "hold_out", "" + holdOut, "0 (none) to 0.9", null);
    }
  }
}
