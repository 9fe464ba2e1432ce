package io.lodestone.learn.linear;

import io.lodestone.core.numerics.OpenBlas;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.dataset.Standardized;
import io.lodestone.learn.state.ModelState;
import java.util.Objects;
import java.util.Optional;

/**
 * A linear function of standardised features, of which some may not matter.
 *
 * @param standardized the features
 * @param active the places of the features that matter
 * @param weights of these features
 * @param centre the value at the mean of all features
 * @param factor the Cholesky factor of the information on the weights, XᵀX and the penalty
 * @param noise the standard deviation of the answers around the function
 * @param rows the number of training rows
 * @param left predictions of rows left out; null for a function that was restored
 */
record LinearRegressor(
    Standardized standardized,
    int[] active,
    double[] weights,
    double centre,
    double[] factor,
    double noise,
    int rows,
    Predictor.HeldOut left)
    implements Predictor.Regressor {
  /** A matrix of so many columns squared fits in one array, and in the memory of a workstation. */
  static final int MOST_FEATURES = 20_000;

  @Override
  public void predict(Features features, double[] mean, double[] epistemic, double[] aleatoric) {
    int count = features.rows();
    int width = features.width();
    int k = active.length;
    double[] x = standardized.rows(features);
    double[] turned = new double[k * count];
    for (int i = 0; i < count; i++) {
      mean[i] = centre;
      for (int j = 0; j < k; j++) {
        double value = x[i * width + active[j]];
        mean[i] += weights[j] * value;
        turned[j * count + i] = value;
      }
      epistemic[i] = 1.0 / rows;
      aleatoric[i] = noise;
    }
    OpenBlas.get().solveLower(factor, turned, k, count);
    for (int j = 0; j < k; j++) {
      for (int i = 0; i < count; i++) {
        epistemic[i] += turned[j * count + i] * turned[j * count + i];
      }
    }
    for (int i = 0; i < count; i++) {
      epistemic[i] = noise * Math.sqrt(epistemic[i]);
    }
  }

  @Override
  public Optional<HeldOut> heldOut() {
    return Optional.ofNullable(left);
  }

  @Override
  public ModelState state() {
    return new ModelState()
        .put("", standardized.state())
        .put("active", active)
        .put("weights", weights)
        .put("centre", centre)
        .put("factor", factor)
        .put("noise", noise)
        .put("rows", rows);
  }

  static LinearRegressor read(int width, ModelState state) {
    int[] active = state.ints("active");
    int k = active.length;
    for (int j : active) {
      Objects.checkIndex(j, width);
    }
    return new LinearRegressor(
        Standardized.read(width, state),
        active,
        state.doubles("weights", k),
        state.number("centre"),
        state.doubles("factor", Math.multiplyExact(k, k)),
        state.number("noise"),
        (int) state.number("rows"),
        null);
  }
}
