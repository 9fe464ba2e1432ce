package io.lodestone.learn;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Dataset;

/**
 * What makes a model of a dataset: a learner whose settings are settled, or one whose settings are
 * sought in the same rows first.
 */
public interface Trainer {
  /**
   * Learns a target from the features of a dataset: numbers from a column of numbers, classes from
   * a column of text. What the learner could not use, constant columns and rows with gaps, is left
   * out and told in {@link Model#notes}.
   *
   * @throws InvalidInput when there is nothing to learn from, or the learner cannot learn it
   */
  Model fit(Dataset data, String target, FitOptions options);

  /** How it is written. */
  String text();
}
