package io.lodestone.learn.support;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.Learner;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.state.ModelState;

/**
 * Support vector machines, ε-insensitive for numbers and with hinge loss for classes, on
 * standardised features.
 *
 * <p>The solver is our own and not libsvm's: all machines of a model (of all rows, of bags, of rows
 * left out) share one matrix of kernels here, bootstraps are costs and not copies of rows, nothing
 * is static, so that many are fitted at once with the same result, and kernels of structures are
 * only another matrix.
 */
public final class SupportVectorMachine implements Learner<SupportSettings> {
  /** Their kernels take 400 MB. */
  private static final int MOST = 10_000;

  @Override
  public Profile profile() {
    return new Profile(
        "svm",
        "support vector machine",
        "Cortes and Vapnik, Mach. Learn. 20, 273 (1995); Smola and Schölkopf, Stat. Comput. 14, 199"
            + " (2004)",
        "epistemic: standard deviation between machines of rows drawn with replacement; aleatoric:"
            + " what these leave of the errors of rows left out; probabilities: sigmoid of values"
            + " of rows left out");
  }

  @Override
  public SettingsType<SupportSettings> settings() {
    return SettingsType.of(SupportSettings.class);
  }

  @Override
  public Predictor.Regressor fit(SupportSettings settings, TrainingSet.Numbers rows) {
    check(rows);
    return SupportRegressor.fit(settings, rows);
  }

  @Override
  public Predictor.Classifier fit(SupportSettings settings, TrainingSet.Classes rows) {
    check(rows);
    return SupportClassifier.fit(settings, rows);
  }

  private static void check(TrainingSet rows) {
    if (rows.size() < 2 || rows.size() > MOST) {
      throw new InvalidInput(
          null,
          null,
          rows.size() + " rows",
          "2 to " + MOST + " for a support vector machine",
          rows.size() < 2 ? null : "take a forest, or gp, which lets few rows stand for all");
    }
  }

  @Override
  public Predictor restore(SupportSettings settings, int width, ModelState state) {
    return state.has("slopes")
        ? SupportClassifier.read(settings, width, state)
        : SupportRegressor.read(settings, width, state);
  }
}
