package io.lodestone.learn.linear;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.numerics.OpenBlas;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.Learner;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.dataset.Standardized;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Ridge regression on standardised features. Without a penalty of its own it takes the one whose
 * predictions of rows left out are best, which one factorisation gives for all rows (Golub, Heath
 * and Wahba, Technometrics 21, 215, 1979).
 */
public final class Ridge implements Learner<Ridge.Settings> {
  private static final double[] PENALTIES =
      IntStream.rangeClosed(-8, 10).mapToDouble(i -> Math.pow(10, i / 2.0)).toArray();

  /**
   * The settings.
   *
   * @param penalty of the squared weights of standardised features; 0 to find it
   */
  public record Settings(
      @Setting(value = "0", text = "penalty of squared weights, 0 to find the best")
          double penalty) {
    /** Checks the value. */
    public Settings {
      if (!(penalty >= 0)) {
        throw new InvalidInput(null, "penalty", "" + penalty, "0 or more", null);
      }
    }
  }

  @Override
  public Profile profile() {
    return new Profile(
        "ridge",
        "ridge regression",
        "Hoerl and Kennard, Technometrics 12, 55 (1970)",
        "epistemic: posterior of the weights for a normal prior; aleatoric: root mean square of the"
            + " errors of rows left out one by one");
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public Predictor.Regressor fit(Settings settings, TrainingSet.Numbers set) {
    int n = set.size();
    if (n < 3) {
      throw new InvalidInput(null, null, n + " rows", "at least 3 for ridge regression", null);
    }
    int width = set.features().width();
    Standardized standardized =
        Standardized.of(set.features(), LinearRegressor.MOST_FEATURES, "a linear model");
    double[] x = standardized.rows(set.features());
    double[] turned = Standardized.transposed(x, n, width);
    double centre = Arrays.stream(set.y()).average().orElseThrow();
    double[] y = Arrays.stream(set.y()).map(value -> value - centre).toArray();
    double[] gram = new double[width * width];
    OpenBlas.get().gram(turned, gram, width, n);
    double[] right = new double[width];
    OpenBlas.get().multiply(turned, y, right, width, 1, n);
    Trial best = null;
    for (double penalty : settings.penalty() > 0 ? new double[] {settings.penalty()} : PENALTIES) {
      Trial trial = Trial.of(penalty, gram, right, x, turned, y);
      if (trial != null && (best == null || trial.squares < best.squares)) {
        best = trial;
      }
    }
    if (best == null) {
      throw new InvalidInput(
          null, "penalty", "" + settings.penalty(), "a larger one for features so alike", null);
    }
    double noise = Math.sqrt(best.squares / n);
    Predictor.HeldOut left = new Predictor.HeldOut(n);
    for (int i = 0; i < n; i++) {
      left.mean()[i] = set.y()[i] - best.errors[i];
      left.epistemic()[i] = noise * Math.sqrt(best.leverages[i] / (1 - best.leverages[i]));
      left.aleatoric()[i] = noise;
    }
    return new LinearRegressor(
        standardized,
        IntStream.range(0, width).toArray(),
        best.weights,
        centre,
        best.factor,
        noise,
        n,
        left);
  }

  /** The fit with one penalty, and its errors for rows left out. */
  private record Trial(
      double[] factor, double[] weights, double[] errors, double[] leverages, double squares) {
    static Trial of(
        double penalty, double[] gram, double[] right, double[] x, double[] turned, double[] y) {
      int n = y.length;
      int width = right.length;
      double[] factor = gram.clone();
      for (int j = 0; j < width; j++) {
        factor[j * width + j] += penalty;
      }
      if (!OpenBlas.get().cholesky(factor, width)) {
        return null;
      }
      double[] weights = right.clone();
      OpenBlas.get().solveLower(factor, weights, width, 1);
      OpenBlas.get().solveLowerTransposed(factor, weights, width, 1);
      double[] half = turned.clone();
      OpenBlas.get().solveLower(factor, half, width, n);
      double[] leverages = new double[n];
      Arrays.fill(leverages, 1.0 / n);
      for (int j = 0; j < width; j++) {
        for (int i = 0; i < n; i++) {
          leverages[i] += half[j * n + i] * half[j * n + i];
        }
      }
      double[] fitted = new double[n];
      OpenBlas.get().multiply(x, weights, fitted, n, 1, width);
      double[] errors = new double[n];
      double squares = 0;
      for (int i = 0; i < n; i++) {
        leverages[i] = Math.min(leverages[i], 1 - 1e-9);
        errors[i] = (y[i] - fitted[i]) / (1 - leverages[i]);
        squares += errors[i] * errors[i];
      }
      return new Trial(factor, weights, errors, leverages, squares);
    }
  }

  @Override
  public Predictor restore(Settings settings, int width, ModelState state) {
    return LinearRegressor.read(width, state);
  }
}
