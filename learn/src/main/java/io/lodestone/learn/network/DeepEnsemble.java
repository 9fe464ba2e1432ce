package io.lodestone.learn.network;

import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.Learner;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.state.ModelState;

/**
 * An ensemble of small dense networks on standardised features, each of which predicts a
 * distribution.
 */
public final class DeepEnsemble implements Learner<NetworkSettings> {
  @Override
  public Profile profile() {
    return new Profile(
        "deep-ensemble",
        "deep ensemble",
        "Lakshminarayanan, Pritzel and Blundell, NeurIPS 30 (2017)",
        "epistemic: standard deviation between the networks; aleatoric: the standard deviation that"
            + " they predict, made likely by rows that they stop by");
  }

  @Override
  public SettingsType<NetworkSettings> settings() {
    return SettingsType.of(NetworkSettings.class);
  }

  @Override
  public Predictor.Regressor fit(NetworkSettings settings, TrainingSet.Numbers rows) {
    return NetworkRegressor.fit(settings, rows);
  }

  @Override
  public Predictor.Classifier fit(NetworkSettings settings, TrainingSet.Classes rows) {
    return NetworkClassifier.fit(settings, rows);
  }

  @Override
  public Predictor restore(NetworkSettings settings, int width, ModelState state) {
    return state.has("classes")
        ? NetworkClassifier.read(settings, width, state)
        : NetworkRegressor.read(settings, width, state);
  }
}
