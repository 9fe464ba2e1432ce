package io.lodestone.learn.subgroup;

import java.util.Objects;

/**
 * A rule as a search claims it.
 *
 * @param selector the rule
 * @param shift by how much the mean of its members, or their share of a class, is above that of the
 *     rows that were searched; negative if below
 */
public record ClaimedRule(Selector selector, double shift) {
  public ClaimedRule {
    Objects.requireNonNull(selector);
  }
}
