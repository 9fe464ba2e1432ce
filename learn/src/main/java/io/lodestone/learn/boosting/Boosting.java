package io.lodestone.learn.boosting;

import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.Learner;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.state.ModelState;

/**
 * Gradient boosting of trees: XGBoost grows them, and members that each leave out a fifth of the
 * rows say how sure they are.
 */
public final class Boosting implements Learner<BoostingSettings> {
  @Override
  public Profile profile() {
    return new Profile(
        "boosting",
        "gradient boosting",
        "Chen and Guestrin, KDD 2016, 785 (XGBoost); uncertainty: Shao and Wu, Ann. Stat. 17, 1176 (1989)",
        "epistemic: delete-a-group jackknife over members that each leave out a fifth of the rows;"
            + " total: squared errors of training rows predicted by members that did not see them,"
            + " as a line over the variance between members; aleatoric: the rest");
  }

  @Override
  public SettingsType<BoostingSettings> settings() {
    return SettingsType.of(BoostingSettings.class);
  }

  @Override
  public Predictor.Regressor fit(BoostingSettings settings, TrainingSet.Numbers rows) {
    return BoostedRegressor.fit(settings, rows);
  }

  @Override
  public Predictor.Classifier fit(BoostingSettings settings, TrainingSet.Classes rows) {
    return BoostedClassifier.fit(settings, rows);
  }

  @Override
  public Predictor restore(BoostingSettings settings, int width, ModelState state) {
    BoostedTrees trees = BoostedTrees.read(width, state);
    return trees.outputs() > 1
        ? BoostedClassifier.restore(trees, state)
        : BoostedRegressor.restore(trees, state);
  }
}
