package io.lodestone.learn.gaussian;

import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.Learner;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.state.ModelState;

/**
 * A Gaussian process over answers of several fidelities, such as energies of a cheap and of a good
 * functional: many cheap answers help to predict the good ones. One feature says which fidelity a
 * row is of; a row that is predicted has it, too.
 */
public final class CoKriging implements Learner<CoKrigingSettings> {
  @Override
  public Profile profile() {
    return new Profile(
        "co-kriging",
        "co-kriging of several fidelities",
        "Kennedy and O'Hagan, Biometrika 87, 1 (2000); Forrester, Sóbester and Keane, Proc. R. Soc."
            + " A 463, 3251 (2007)",
        "epistemic: standard deviation of the function given the answers of all fidelities;"
            + " aleatoric: the noise of the row's fidelity that makes the answers most likely");
  }

  @Override
  public SettingsType<CoKrigingSettings> settings() {
    return SettingsType.of(CoKrigingSettings.class);
  }

  @Override
  public Predictor.Regressor fit(CoKrigingSettings settings, TrainingSet.Numbers rows) {
    return CoKrigingRegressor.fit(settings, rows);
  }

  @Override
  public Predictor restore(CoKrigingSettings settings, int width, ModelState state) {
    return CoKrigingRegressor.restore(settings, width, state);
  }
}
