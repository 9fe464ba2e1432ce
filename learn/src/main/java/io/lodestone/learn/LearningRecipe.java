package io.lodestone.learn;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Dataset;

/**
 * A learner with settings: how a model was, or is to be, made.
 *
 * @param <S> the settings
 */
public record LearningRecipe<S extends Record>(Learner<S> learner, S settings) implements Trainer {
  /** With settings read from text such as {@code trees=500,seed=7}. */
  static <S extends Record> LearningRecipe<S> parse(Learner<S> learner, String text) {
    try {
      return new LearningRecipe<>(learner, learner.settings().parse(text));
    } catch (InvalidInput problem) {
      throw problem.in(learner.profile().name());
    }
  }

  /**
   * Learns a target from the features of a dataset: numbers from a column of numbers, classes from
   * a column of text. What the learner could not use, constant columns and rows with gaps, is left
   * out and told in {@link Model#notes}.
   *
   * @throws InvalidInput when there is nothing to learn from, or the learner cannot learn it
   */
  public Model fit(Dataset data, String target) {
    return fit(data, target, FitOptions.DEFAULTS);
  }

  /**
   * Learns a target, as {@link #fit(Dataset, String)}, with a say in what is done with gaps and
   * what else comes with the model.
   */
  @Override
  public Model fit(Dataset data, String target, FitOptions options) {
    return new Fitting<>(this, options).fit(data, target);
  }

  /** The same recipe with one setting changed. */
  public LearningRecipe<S> with(String setting, String value) {
    return new LearningRecipe<>(learner, learner.settings().with(settings, setting, value));
  }

  /** Name and all settings, such as {@code forest:trees=500,seed=7}, as {@link Learners} reads. */
  @Override
  public String text() {
    String name = learner.profile().name();
    String text = learner.settings().text(settings);
    return text.isEmpty() ? name : name + ":" + text;
  }
}
