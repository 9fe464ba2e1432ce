package io.lodestone.learn.gaussian;

import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.Learner;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.state.ModelState;

/** Gaussian process regression; features and answers are scaled to mean 0 and variance 1. */
public final class GaussianProcess implements Learner<GaussianSettings> {
  @Override
  public Profile profile() {
    return new Profile(
        "gp",
        "Gaussian process",
        "Rasmussen and Williams, Gaussian Processes for Machine Learning (2006); many rows:"
            + " Titsias, AISTATS (2009)",
        "epistemic: standard deviation of the function given the answers; aleatoric: the noise that"
            + " makes the answers most likely");
  }

  @Override
  public SettingsType<GaussianSettings> settings() {
    return SettingsType.of(GaussianSettings.class);
  }

  @Override
  public Predictor.Regressor fit(GaussianSettings settings, TrainingSet.Numbers rows) {
    return GaussianRegressor.fit(settings, rows);
  }

  @Override
  public Predictor restore(GaussianSettings settings, int width, ModelState state) {
    return GaussianRegressor.restore(width, state);
  }
}
