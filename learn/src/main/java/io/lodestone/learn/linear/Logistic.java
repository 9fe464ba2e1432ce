package io.lodestone.learn.linear;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.numerics.Minimum;
import io.lodestone.core.numerics.OpenBlas;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.Learner;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.dataset.Standardized;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;

/** Logistic regression of any number of classes on standardised features. */
public final class Logistic implements Learner<Logistic.Settings> {
  private static final double BOUND = 1e3;
  private static final double TOLERANCE = 1e-5;
  private static final int MOST_STEPS = 1000;

  /**
   * The settings.
   *
   * @param penalty of half the squared weights of standardised features, above 0
   */
  public record Settings(
      @Setting(value = "1", text = "penalty of half the squared weights") double penalty) {
    /** Checks the value. */
    public Settings {
      if (!(penalty > 0)) {
        throw new InvalidInput(null, "penalty", "" + penalty, "a number above 0", null);
      }
    }
  }

  @Override
  public Profile profile() {
    return new Profile(
        "logistic",
        "logistic regression",
        "Hastie, Tibshirani and Friedman, The Elements of Statistical Learning (2009), section 4.4",
        "epistemic: normal approximation of the posterior of each class's weights, carried to its"
            + " probability");
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public Predictor.Classifier fit(Settings settings, TrainingSet.Classes set) {
    int n = set.size();
    int classes = set.classes().size();
    Standardized standardized =
        Standardized.of(set.features(), LinearRegressor.MOST_FEATURES, "a linear model");
    double[] x = LogisticClassifier.withOne(standardized.rows(set.features()), n);
    int width = x.length / n;
    double[] turned = Standardized.transposed(x, n, width);
    double[] start = new double[classes * width];
    double[] bounds = new double[start.length];
    Arrays.fill(bounds, BOUND);
    double[] lower = new double[start.length];
    Arrays.fill(lower, -BOUND);
    double[] weights =
        Minimum.from(
                start,
                lower,
                bounds,
                (point, gradient) ->
                    loss(point, gradient, x, turned, set.labels(), classes, settings.penalty()),
                TOLERANCE * n,
                MOST_STEPS)
            .point();
    double[] probabilities = new double[n * classes];
    LogisticClassifier.probabilities(x, weights, n, width, classes, probabilities);
    double[] factors = new double[classes * width * width];
    double[] weighted = new double[width * n];
    for (int k = 0; k < classes; k++) {
      for (int j = 0; j < width; j++) {
        for (int i = 0; i < n; i++) {
          double p = probabilities[i * classes + k];
          weighted[j * n + i] = turned[j * n + i] * Math.sqrt(p * (1 - p));
        }
      }
      double[] information = new double[width * width];
      OpenBlas.get().gram(weighted, information, width, n);
      for (int j = 0; j < width; j++) {
        information[j * width + j] += settings.penalty();
      }
      OpenBlas.get().cholesky(information, width);
      System.arraycopy(information, 0, factors, k * width * width, information.length);
    }
    return new LogisticClassifier(standardized, classes, weights, factors);
  }

  private static double loss(
      double[] weights,
      double[] gradient,
      double[] x,
      double[] turned,
      int[] labels,
      int classes,
      double penalty) {
    int n = labels.length;
    int width = x.length / n;
    double[] probabilities = new double[n * classes];
    LogisticClassifier.probabilities(x, weights, n, width, classes, probabilities);
    double loss = 0;
    for (int i = 0; i < n; i++) {
      loss -= Math.log(Math.max(1e-300, probabilities[i * classes + labels[i]]));
      probabilities[i * classes + labels[i]] -= 1;
    }
    double[] slopes = new double[width * classes];
    OpenBlas.get().multiply(turned, probabilities, slopes, width, classes, n);
    for (int k = 0; k < classes; k++) {
      for (int j = 0; j < width; j++) {
        double weight = weights[k * width + j];
        // The constant, which stands last, is barely penalised; it only has to have one minimum.
        double own = j == width - 1 ? 1e-6 : penalty;
        gradient[k * width + j] = slopes[j * classes + k] + own * weight;
        loss += own * weight * weight / 2;
      }
    }
    return loss;
  }

  @Override
  public Predictor restore(Settings settings, int width, ModelState state) {
    return LogisticClassifier.read(width, state);
  }
}
