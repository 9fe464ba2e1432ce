package io.lodestone.learn.subgroup;

import java.util.List;

/**
 * Subgroups with their evidence.
 *
 * @param result the subgroups that were kept, and what is proven of the search
 * @param pValues of each subgroup by the permutation test; empty where none was asked for
 * @param confirmation on rows held out; null where none were
 */
public record SubgroupFindings(
    SubgroupResult result, List<Double> pValues, Confirmation confirmation) {
  public SubgroupFindings {
    pValues = List.copyOf(pValues);
  }

  /** What the evidence is worth, in a sentence without a full stop. */
  public String statement() {
    if (confirmation != null) {
      long confirmed = confirmation.rules().stream().filter(Confirmation.Judged::confirmed).count();
      return "confirmatory: "
          + confirmed
          + " of "
          + confirmation.rules().size()
          + " rules are confirmed by rows that had no part in the search (adjusted p ≤ 0.05)";
    } else if (!pValues.isEmpty()) {
      return "exploratory: rules are judged by the rows they were found in; p-values allow for"
          + " all rules that were tried";
    }
    return "exploratory: rules are judged by the rows they were found in, without a test; hold out"
        + " rows to confirm them";
  }
}
