package io.lodestone.learn.imputation;

import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;

/**
 * A way to fill gaps of features, learned from training rows alone, so that rows to be tested have
 * no part in it.
 */
public sealed interface Imputation permits Chained, Medians, NearestValues {
  /** The ways there are. */
  enum Method {
    /** The median of the training rows. */
    MEDIAN,
    /** The mean of the nearest training rows that have the value. */
    NEAREST,
    /** What a linear model of the other features says. */
    MODEL;

    /**
     * Learns how to fill gaps.
     *
     * @param training in which each feature has at least one value
     */
    public Imputation learn(Features training) {
      return switch (this) {
        case MEDIAN -> Medians.of(training);
        case NEAREST -> NearestValues.of(training);
        case MODEL -> Chained.of(training);
      };
    }

    /** The imputation of {@link Imputation#state}. */
    public Imputation read(int width, ModelState state) {
      return switch (this) {
        case MEDIAN -> Medians.read(width, state);
        case NEAREST -> NearestValues.read(width, state);
        case MODEL -> Chained.read(width, state);
      };
    }
  }

  /**
   * Fills the gaps of one row in place.
   *
   * @param values holds the features of the row from {@code offset} on; NaN where one is missing
   */
  void fill(double[] values, int offset);

  /** All that is needed to make it again. */
  ModelState state();
}
