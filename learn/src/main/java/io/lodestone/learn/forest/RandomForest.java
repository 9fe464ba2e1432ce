package io.lodestone.learn.forest;

import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.Learner;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.state.ModelState;

/** A random forest: each tree grows on a sample of the rows, each split on some of the features. */
public final class RandomForest implements Learner<ForestSettings> {
  @Override
  public Profile profile() {
    return new Profile(
        "forest",
        "random forest",
        "Breiman, Mach. Learn. 45, 5 (2001); uncertainty: Wager, Hastie and Efron, J. Mach. Learn. Res. 15, 1625 (2014)",
        "epistemic: infinitesimal jackknife over trees; total: squared errors of training rows"
            + " predicted by trees that did not see them, as a line over the variance between"
            + " trees; aleatoric: the rest");
  }

  @Override
  public SettingsType<ForestSettings> settings() {
    return SettingsType.of(ForestSettings.class);
  }

  @Override
  public Predictor.Regressor fit(ForestSettings settings, TrainingSet.Numbers rows) {
    return ForestRegressor.fit(settings, rows, false);
  }

  @Override
  public Predictor.Classifier fit(ForestSettings settings, TrainingSet.Classes rows) {
    return ForestClassifier.fit(settings, rows, false);
  }

  @Override
  public Predictor restore(ForestSettings settings, int width, ModelState state) {
    return state.has("frequencies")
        ? ForestClassifier.restore(width, state)
        : ForestRegressor.restore(width, state);
  }
}
