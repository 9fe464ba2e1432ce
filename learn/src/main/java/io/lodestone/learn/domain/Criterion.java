package io.lodestone.learn.domain;

import io.lodestone.learn.state.ModelState;

/** One condition that a material meets when it is inside a domain. */
sealed interface Criterion
    permits DensityCriterion, NearestCriterion, RangeCriterion, RuleCriterion, VarianceCriterion {
  /** What is wrong with a row; null when nothing is. */
  String violation(AskedRow row);

  /** Adds all that is needed to make it again. */
  void write(ModelState state);
}
