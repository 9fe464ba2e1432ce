package io.lodestone.learn.subgroup;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;

/** How subgroups are searched. */
public record SubgroupSettings(
    @Setting(value = "0.5", text = "trade-off: 0 counts only utility, near 1 mainly coverage")
        double gamma,
    @Setting(value = "false", text = "find the whole Pareto front of coverage against utility")
        boolean pareto,
    @Setting(value = "exact", text = "exact branch and bound, or beam search") Method method,
    @Setting(value = "20", text = "subgroups kept") int results,
    @Setting(value = "4", text = "the most propositions in a rule, 1 to 32") int maxDepth,
    @Setting(value = "5", text = "the fewest members of a subgroup") int minSize,
    @Setting(value = "100", text = "rules that a beam search takes on from each depth")
        int beamWidth,
    @Setting(value = "0", unit = "s", text = "stop after so long and tell the gap; 0 never stops")
        double timeLimit,
    @Setting(value = "0", text = "stop after so many rules looked at; 0 never stops")
        long ruleLimit) {
  /** Ways to search. */
  public enum Method {
    EXACT,
    BEAM
  }

  /** Checks the values. */
  public SubgroupSettings {
    if (!(gamma >= 0 && gamma < 1)) {
      throw new InvalidInput(null, "gamma", "" + gamma, "0 to less than 1", null);
    }
    between("results", results, 1, 100_000);
    between("max_depth", maxDepth, 1, 32);
    between("min_size", minSize, 1, Integer.MAX_VALUE);
    between("beam_width", beamWidth, 1, 1_000_000);
    if (!(timeLimit >= 0) || ruleLimit < 0) {
      throw new InvalidInput(
          null, "time_limit, rule_limit", timeLimit + ", " + ruleLimit, "0 or more", null);
    }
  }

  private static void between(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new InvalidInput(null, name, "" + value, least + " to " + most, null);
    }
  }
}
