package io.lodestone.learn.gaussian;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.Learner;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.state.ModelState;
import io.lodestone.learn.structure.SiteKernel;

/**
 * Kernel ridge regression: the length of its kernel and its penalty are those whose predictions of
 * rows left out one by one are best, not those under which the answers are most likely.
 *
 * <p>The function is the mean of a Gaussian process with the penalty as the ratio of noise to
 * variance, and its uncertainty is that of this process, scaled to the errors of rows left out.
 */
public final class KernelRidge implements Learner<KernelRidge.Settings> {
  private static final double[] LENGTHS = {0.25, 0.5, 1, 2, 4};
  private static final double[] PENALTIES = {1e-4, 1e-3, 1e-2, 1e-1, 1};
  private static final int MOST = 10_000;

  /** The shape of the kernel. */
  public enum Shape {
    RBF,
    MATERN12,
    MATERN32,
    MATERN52,
    /** A Gaussian of the distance of structures by the mean over all pairs of their sites. */
    AVERAGE,
    /** A Gaussian of the distance of structures by the regularised-entropy match of their sites. */
    REMATCH
  }

  /**
   * The settings.
   *
   * @param kernel its shape; {@code matern12} is the Laplacian of other programs
   * @param length in units of the root of the number of features; 0 to find it
   * @param penalty of the function's norm; 0 to find it
   * @param alpha of REMatch: how far it goes from the best match (0) to the average
   * @param zeta the power of the likeness of two sites
   */
  public record Settings(
      @Setting(value = "rbf", text = "shape of the kernel") Shape kernel,
      @Setting(value = "0", text = "length of the kernel, 0 to find the best") double length,
      @Setting(value = "0", text = "penalty, 0 to find the best") double penalty,
      @Setting(value = "0.1", text = "from the best match of sites (0) to their average")
          double alpha,
      @Setting(value = "2", text = "power of the likeness of two sites") int zeta) {
    /** Checks the values. */
    public Settings {
      if (!(length >= 0) || !(penalty >= 0)) {
        throw new InvalidInput(
            null, "length and penalty", length + " and " + penalty, "0 or more", null);
      }
      new SiteKernel(SiteKernel.Form.REMATCH, alpha, zeta);
    }
  }

  @Override
  public Profile profile() {
    return new Profile(
        "kernel-ridge",
        "kernel ridge regression",
        "Saunders, Gammerman and Vovk, ICML (1998); Rupp, Int. J. Quantum Chem. 115, 1058 (2015)",
        "epistemic: standard deviation of the Gaussian process with the same mean; aleatoric: its"
            + " noise, as large as errors of rows left out ask for");
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public Predictor.Regressor fit(Settings settings, TrainingSet.Numbers set) {
    if (set.size() > MOST) {
      throw new InvalidInput(
          null,
          null,
          set.size() + " rows",
          "at most " + MOST + " for kernel ridge regression",
          "take gp, which lets few rows stand for all");
    }
    int width = set.features().width();
    Scaling scaling = Scaling.of(set.features().flat(), width, set.y());
    double[] y = scaling.answers(set.y());
    // What is alike is found once, whatever the length.
    NumberedRows numbered = NumberedRows.seen(kernel(settings, 1, width), scaling, set.features());
    Similarities known = Similarities.in(numbered.kernel());
    Posterior.Rows rows = numbered.rows(width);
    Kernel best = null;
    double least = Double.POSITIVE_INFINITY;
    for (double length : some(settings.length(), LENGTHS)) {
      Kernel kernel = kernel(settings, length, width).on(known);
      for (double penalty : some(settings.penalty(), PENALTIES)) {
        Posterior trial = Posterior.of(kernel, rows, y, penalty);
        if (trial == null) {
          continue;
        }
        double[] inverse = trial.inverse();
        double squares = 0;
        double scaled = 0;
        for (int i = 0; i < y.length; i++) {
          double error = trial.weights()[i] / inverse[i * y.length + i];
          squares += error * error;
          scaled += error * error * inverse[i * y.length + i];
        }
        if (squares < least) {
          least = squares;
          // The variance under which the errors are as large as the process says they are.
          double variance = Math.max(scaled / y.length, 1e-12);
          best =
              new Sum(new Product(new Constant(variance), kernel), new White(variance * penalty));
        }
      }
    }
    if (best == null) {
      throw new InvalidInput(
          null, "penalty", "" + settings.penalty(), "a larger one for rows so alike", null);
    }
    return GaussianRegressor.of(scaling, best, rows, y);
  }

  private static Kernel kernel(Settings settings, double length, int width) {
    return switch (settings.kernel()) {
      case AVERAGE, REMATCH ->
          new Alike(
              new SiteKernel(
                  SiteKernel.Form.valueOf(settings.kernel().name()),
                  settings.alpha(),
                  settings.zeta()),
              length,
              width,
              null);
      default ->
          new Stationary(
              Stationary.Shape.valueOf(settings.kernel().name()),
              new Lengths(new double[] {length * Math.sqrt(width)}, width));
    };
  }

  private static double[] some(double set, double[] tried) {
    return set > 0 ? new double[] {set} : tried;
  }

  @Override
  public Predictor restore(Settings settings, int width, ModelState state) {
    return GaussianRegressor.restore(width, state);
  }
}
