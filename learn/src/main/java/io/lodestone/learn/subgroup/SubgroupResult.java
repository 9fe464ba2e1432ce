package io.lodestone.learn.subgroup;

import java.util.List;
import java.util.Locale;

/**
 * What a search found.
 *
 * @param population where
 * @param quality by which subgroups were judged
 * @param settings of the search
 * @param subgroups the best first; of a Pareto front those with the most members first
 * @param gap 0 when the search proved that nothing is missing. After an exact search that was
 *     stopped, by which part at most the quality of a subgroup that is missing exceeds that of the
 *     last one found, or, of a front, its utility exceeds that of the front; infinite when nothing
 *     is known. NaN after a beam search, which proves nothing.
 * @param looked the number of rules looked at; may differ from run to run, all else does not
 */
public record SubgroupResult(
    Population population,
    Quality quality,
    SubgroupSettings settings,
    List<Subgroup> subgroups,
    double gap,
    long looked) {
  public SubgroupResult {
    subgroups = List.copyOf(subgroups);
  }

  /** Whether it is proven that no subgroup is missing. */
  public boolean proven() {
    return gap == 0;
  }

  /** In words, what is proven. */
  public String proof() {
    String what = settings.pareto() ? "the whole Pareto front" : "the best subgroups";
    if (proven()) {
      return what + " of all rules with up to " + settings.maxDepth() + " propositions, proven";
    } else if (Double.isNaN(gap)) {
      return "found by beam search: better ones may exist";
    } else if (Double.isInfinite(gap)) {
      return "stopped early: nothing is known of what is missing";
    }
    return String.format(
        Locale.ROOT,
        "stopped early: no missing subgroup has more than %.3g times the %s",
        1 + gap,
        settings.pareto() ? "utility of the front at its coverage" : "quality of the last one");
  }
}
