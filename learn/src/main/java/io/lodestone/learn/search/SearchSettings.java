package io.lodestone.learn.search;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;

/**
 * Settings of a search.
 *
 * @param method how trials are chosen
 * @param trials the most recipes that are tried
 * @param folds in which each is scored
 * @param score by its name; empty for the mean absolute error of numbers and the log loss of
 *     classes
 * @param seed of the random choices
 */
public record SearchSettings(
    @Setting(value = "bayes", text = "how trials are chosen") Method method,
    @Setting(value = "30", text = "most recipes that are tried") int trials,
    @Setting(value = "5", text = "folds in which each is scored") int folds,
    @Setting(value = "", text = "score; mae of numbers, log_loss of classes where none is named")
        String score,
    @Setting(value = "1", text = "seed of the random choices") long seed) {
  private static final int MOST_TRIALS = 100_000;

  /** How trials are chosen. */
  public enum Method {
    /** All combinations of evenly spread values. */
    GRID,
    /** By chance. */
    RANDOM,
    /** Where a Gaussian process of the scores so far expects to gain most. */
    BAYES
  }

  /**
   * Checks the values.
   *
   * @throws InvalidInput when one is out of its range
   */
  public SearchSettings {
    require("trials", trials >= 1 && trials <= MOST_TRIALS, trials, "1 to " + MOST_TRIALS);
    require("folds", folds >= 2, folds, "2 or more");
    if (!score.isEmpty()) {
      TrialScore.direction(score);
    }
  }

  private static void require(String name, boolean holds, Object found, String expected) {
    if (!holds) {
      throw new InvalidInput(null, name, found.toString(), expected, null);
    }
  }
}
