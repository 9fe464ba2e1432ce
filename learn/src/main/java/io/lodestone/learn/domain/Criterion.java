package io.lodestone.learn.domain;

import io.lodestone.learn.neighbours.NeighbourLists;
import io.lodestone.learn.state.ModelState;

/** One condition that a material meets when it is inside a domain. */
sealed interface Criterion {
  /** Adds all that is needed to make it again. */
  void write(ModelState state);

  /** A condition on a row itself. */
  sealed interface OfRow extends Criterion
      permits RangeCriterion, RuleCriterion, VarianceCriterion {
    /** What is wrong with a row; null when nothing is. */
    String violation(AskedRow row);
  }

  /** A condition on the reference rows near a row. */
  sealed interface OfNeighbours extends Criterion permits DensityCriterion, NearestCriterion {
    /**
     * What is wrong with a row; null when nothing is.
     *
     * @param near the nearest reference rows of some rows
     * @param row which of these
     */
    String violation(NeighbourLists near, int row);
  }
}
