package io.lodestone.learn.linear;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.numerics.OpenBlas;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.Learner;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.dataset.Standardized;
import io.lodestone.learn.split.Fold;
import io.lodestone.learn.split.Splits;
import io.lodestone.learn.state.ModelState;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lasso and elastic net on standardised features. Without a penalty of its own it takes the one
 * that is best in five-fold cross-validation along a path of falling penalties.
 */
public final class Lasso implements Learner<Lasso.Settings> {
  private static final int PARTS = 5;
  private static final int STEPS = 60;
  private static final double LEAST_SHARE = 1e-3;
  private static final long SEED = 1;

  /**
   * The settings.
   *
   * @param penalty of the weights, relative to the mean squared error; 0 to find it
   * @param l1Share the share of the penalty that is of absolute, not squared weights
   */
  public record Settings(
      @Setting(value = "0", text = "penalty of the weights, 0 to find the best") double penalty,
      @Setting(
              value = "1",
              text = "share of the penalty that is of absolute weights: 1 lasso, less elastic net")
          double l1Share) {
    /** Checks the values. */
    public Settings {
      if (!(penalty >= 0)) {
        throw new InvalidInput(null, "penalty", "" + penalty, "0 or more", null);
      }
      if (!(l1Share > 0 && l1Share <= 1)) {
        throw new InvalidInput(
            null, "l1_share", "" + l1Share, "a number above 0, at most 1", "0 is ridge");
      }
    }
  }

  @Override
  public Profile profile() {
    return new Profile(
        "lasso",
        "lasso and elastic net",
        "Tibshirani, J. R. Stat. Soc. B 58, 267 (1996); Friedman, Hastie and Tibshirani, J. Stat."
            + " Softw. 33, 1 (2010)",
        "epistemic: that of least squares on the features that were chosen; aleatoric: root mean"
            + " square of the errors in cross-validation");
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public Predictor.Regressor fit(Settings settings, TrainingSet.Numbers set) {
    int n = set.size();
    if (n < 2 * PARTS) {
      throw new InvalidInput(null, null, n + " rows", "at least 10 for the lasso", null);
    }
    int width = set.features().width();
    Standardized standardized =
        Standardized.of(set.features(), LinearRegressor.MOST_FEATURES, "a linear model");
    double[] x = standardized.rows(set.features());
    double[] y = set.y();
    CoordinateDescent all = CoordinateDescent.of(x, y, IntStream.range(0, n).toArray(), width);
    double largest = all.largestPenalty(settings.l1Share());
    double[] penalties =
        IntStream.range(0, STEPS)
            .mapToDouble(k -> largest * Math.pow(LEAST_SHARE, k / (STEPS - 1.0)))
            .toArray();
    if (settings.penalty() > 0) {
      penalties = new double[] {settings.penalty()};
    }
    double[][] crossed = crossed(settings, x, y, width, penalties);
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < penalties.length; k++) {
      double squares = 0;
      for (int i = 0; i < n; i++) {
        squares += (y[i] - crossed[k][i]) * (y[i] - crossed[k][i]);
      }
      if (squares < least) {
        least = squares;
        best = k;
      }
    }
    double[] weights = new double[width];
    for (int k = 0; k <= best; k++) {
      all.descend(weights, penalties[k], settings.l1Share());
    }
    return regressor(standardized, x, y, weights, all.mean(), crossed[best], least);
  }

  /** For each penalty the predictions of all rows, each by the folds that did not see it. */
  private static double[][] crossed(
      Settings settings, double[] x, double[] y, int width, double[] penalties) {
    int n = y.length;
    double[][] predictions = new double[penalties.length][n];
    List<Fold> folds = new Splits.KFold(n, PARTS, 1, SEED).folds();
    folds.parallelStream()
        .forEach(
            fold -> {
              CoordinateDescent part = CoordinateDescent.of(x, y, fold.training(), width);
              double[] weights = new double[width];
              for (int k = 0; k < penalties.length; k++) {
                part.descend(weights, penalties[k], settings.l1Share());
                for (int row : fold.test()) {
                  predictions[k][row] = part.predict(weights, x, row);
                }
              }
            });
    return predictions;
  }

  private static LinearRegressor regressor(
      Standardized standardized,
      double[] x,
      double[] y,
      double[] weights,
      double mean,
      double[] crossed,
      double squares) {
    int n = y.length;
    int width = weights.length;
    double noise = Math.sqrt(squares / n);
    int[] active = IntStream.range(0, width).filter(j -> weights[j] != 0).toArray();
    int k = active.length;
    double[] turned = new double[k * n];
    for (int j = 0; j < k; j++) {
      for (int i = 0; i < n; i++) {
        turned[j * n + i] = x[i * width + active[j]];
      }
    }
    double[] factor = new double[k * k];
    OpenBlas.get().gram(turned, factor, k, n);
    for (int j = 0; j < k; j++) {
      factor[j * k + j] *= 1 + 1e-8;
    }
    if (!OpenBlas.get().cholesky(factor, k)) {
      throw new InvalidInput(null, null, "features that are too alike", "others", "take ridge");
    }
    Predictor.HeldOut left = new Predictor.HeldOut(n);
    LinearRegressor result =
        new LinearRegressor(
            standardized,
            active,
            IntStream.of(active).mapToDouble(j -> weights[j]).toArray(),
            mean,
            factor,
            noise,
            n,
            left);
    double[] half = turned.clone();
    OpenBlas.get().solveLower(factor, half, k, n);
    for (int i = 0; i < n; i++) {
      double leverage = 1.0 / n;
      for (int j = 0; j < k; j++) {
        leverage += half[j * n + i] * half[j * n + i];
      }
      left.mean()[i] = crossed[i];
      left.epistemic()[i] = noise * Math.sqrt(leverage);
      left.aleatoric()[i] = noise;
    }
    return result;
  }

  @Override
  public Predictor restore(Settings settings, int width, ModelState state) {
    return LinearRegressor.read(width, state);
  }
}
