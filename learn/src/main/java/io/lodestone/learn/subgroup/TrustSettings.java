package io.lodestone.learn.subgroup;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;

/** How the region is searched in which a model may be trusted. */
public record TrustSettings(
    @Setting(value = "0.3", text = "share of the rows kept from model and rules, to judge them")
        double holdOut,
    @Setting(value = "0.5", text = "trade-off: 0 counts only errors, near 1 mainly coverage")
        double gamma,
    @Setting(value = "3", text = "the most inequalities in a rule, 1 to 32") int maxDepth,
    @Setting(value = "8", text = "parts that a feature is cut into, 2 to 1000") int parts,
    @Setting(value = "10", text = "the fewest rows within a rule") int minSize,
    @Setting(value = "60", unit = "s", text = "a search stops then, unproven; 0 never stops")
        double timeLimit,
    @Setting(value = "1", text = "seed of rows held out, folds and permutations") long seed) {
  /** Checks the values. */
  public TrustSettings {
    if (!(holdOut > 0 && holdOut < 1)) {
      throw new InvalidInput(null, "hold_out", "" + holdOut, "above 0 and below 1", null);
    }
    new PropositionSettings(PropositionSettings.Cuts.EQUAL_FREQUENCY, parts, false, false, 0);
    new SubgroupSettings(
        gamma, false, SubgroupSettings.Method.EXACT, 1, maxDepth, minSize, 1, timeLimit, 0);
  }

  SubgroupSettings search() {
    return new SubgroupSettings(
        gamma, false, SubgroupSettings.Method.EXACT, 1, maxDepth, minSize, 1, timeLimit, 0);
  }
}
