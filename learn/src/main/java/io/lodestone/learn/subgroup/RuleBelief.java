package io.lodestone.learn.subgroup;

/**
 * What is believed of a rule: a distribution of the shift of its members' mean, or of their share
 * of a class, from that of the population. It starts sceptically, at no shift with the weight of
 * one row, since a rule that a search chose for its shift is no evidence of it.
 */
sealed interface RuleBelief permits MeanBelief, ShareBelief {
  /** The belief once a member more is measured: its value, or 1 and 0 for a class or not. */
  RuleBelief updated(double value);

  /** The shift that the true one is below with the given probability, above 0 and below 1. */
  double shift(double probability);

  /** The shift that is expected. */
  double expected();
}
