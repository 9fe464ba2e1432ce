package io.lodestone.learn;

import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import java.util.Optional;

/**
 * What a learner learned: the part of a model that is its own. It is immutable and may be used by
 * many threads.
 */
public sealed interface Predictor {
  /** All that is needed to make it again with {@link Learner#restore}. */
  ModelState state();

  /** Predicts numbers, each with its two uncertainties. */
  non-sealed interface Regressor extends Predictor {
    /**
     * Predicts rows.
     *
     * @param rows with the columns of the training set, without gaps
     * @param mean filled with the expected values, in the unit of the target
     * @param epistemic filled with standard deviations that more data would shrink, in the same
     *     unit
     * @param aleatoric filled with standard deviations of the answers themselves around their
     *     expected value, in the same unit
     */
    void predict(Features rows, double[] mean, double[] epistemic, double[] aleatoric);

    /**
     * Predicts the expected values alone, for those who repeat it often or want to know what the
     * uncertainties cost. They are those of {@link #predict}.
     *
     * @param rows as there
     * @param mean filled with the expected values
     */
    default void means(Features rows, double[] mean) {
      predict(rows, mean, new double[rows.rows()], new double[rows.rows()]);
    }

    /**
     * Predictions of the training rows, each by a model that did not see it, where fitting gives
     * them away: out of bag, or left out one by one. Empty for a predictor that was restored.
     */
    default Optional<HeldOut> heldOut() {
      return Optional.empty();
    }
  }

  /** Knows more of the answers of a row than mean and standard deviations. */
  interface Quantiles {
    /**
     * Quantiles of the answers of rows.
     *
     * @param rows as for {@link Regressor#predict}
     * @param levels probabilities, above 0 and below 1
     * @return rows × levels, row-major, in the unit of the target
     */
    double[] quantiles(Features rows, double... levels);
  }

  /** Predicts the probabilities of classes. */
  non-sealed interface Classifier extends Predictor {
    /** How many classes there are. */
    int classes();

    /**
     * Predicts rows.
     *
     * @param rows with the columns of the training set, without gaps
     * @param probabilities filled with the probability of each class, rows × classes, row-major;
     *     those of a row add up to 1
     * @param epistemic filled, for each row, with the standard deviation of the probability of its
     *     most probable class that more data would shrink
     */
    void predict(Features rows, double[] probabilities, double[] epistemic);
  }

  /**
   * Predictions of rows by models that did not see them.
   *
   * @param mean NaN where there is none
   * @param epistemic standard deviations, as of {@link Regressor#predict}
   * @param aleatoric standard deviations, as of {@link Regressor#predict}
   */
  record HeldOut(double[] mean, double[] epistemic, double[] aleatoric) {
    /** Room for the predictions of so many rows. */
    public HeldOut(int rows) {
      this(new double[rows], new double[rows], new double[rows]);
    }
  }
}
