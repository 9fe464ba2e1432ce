package io.lodestone.learn.domain;

import io.lodestone.learn.state.ModelState;

/** One condition that a material meets when it is inside a domain. */
sealed interface Criterion permits NearestCriterion, RangeCriterion, VarianceCriterion {
  /**
   * What is wrong with a row.
   *
   * @param values holds the features of the row from {@code offset} on
   * @param epistemic the epistemic standard deviation of the model's prediction
   * @return null when nothing is
   */
  String violation(double[] values, int offset, double epistemic);

  /** Adds all that is needed to make it again. */
  void write(ModelState state);
}
