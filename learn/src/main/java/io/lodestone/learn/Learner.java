package io.lodestone.learn;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.state.ModelState;

/**
 * A method of learning, such as a random forest. The methods of the program are listed in {@code
 * META-INF/services}; those of other jars are found the same way.
 *
 * @param <S> its settings (hyper-parameters)
 */
public interface Learner<S extends Record> {
  /** What is known of it before it is used. */
  Profile profile();

  SettingsType<S> settings();

  /**
   * Learns to predict numbers. The same rows and settings give the same predictor, on any number of
   * cores.
   *
   * @throws InvalidInput when the learner predicts classes only, or there are too few rows
   */
  default Predictor.Regressor fit(S settings, TrainingSet.Numbers rows) {
    throw cannot(rows, "numbers");
  }

  /**
   * Learns to predict classes, as {@link #fit(Record, TrainingSet.Numbers)} does numbers.
   *
   * @throws InvalidInput when the learner predicts numbers only, or there are too few rows
   */
  default Predictor.Classifier fit(S settings, TrainingSet.Classes rows) {
    throw cannot(rows, "classes");
  }

  /**
   * Makes a predictor again from what {@link Predictor#state} gave.
   *
   * @param width the number of features
   * @throws InvalidInput when the state does not hold together
   */
  Predictor restore(S settings, int width, ModelState state);

  private InvalidInput cannot(TrainingSet rows, String what) {
    return new InvalidInput(
        null,
        null,
        "the target " + rows.target() + ", which holds " + what,
        (what.equals("numbers") ? "classes" : "numbers") + " for the learner " + profile().name(),
        "choose another learner");
  }

  /**
   * What is known of a method of learning before it is used.
   *
   * @param name what users type, such as {@code forest}
   * @param title its full name
   * @param citation who described it, so that a reader finds it
   * @param uncertainty how it comes to its two uncertainties, in a sentence without a full stop
   */
  record Profile(String name, String title, String citation, String uncertainty) {}
}
