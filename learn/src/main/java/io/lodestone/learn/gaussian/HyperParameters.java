package io.lodestone.learn.gaussian;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.numerics.Minimum;
import java.util.Arrays;
import java.util.Random;

/** The search for the hyper-parameters under which answers are most likely. */
final class HyperParameters {
  /** Beside the noise, so that the covariance of like rows has an inverse in finite precision. */
  static final double JITTER = 1e-10;

  private static final double LOWEST = Math.log(1e-5);
  private static final double HIGHEST = Math.log(1e5);
  private static final double TOLERANCE = 1e-4;

  private final GaussianSettings settings;
  private final Posterior.Rows rows;
  private final double[] y;

  HyperParameters(GaussianSettings settings, double[] x, int width, double[] y) {
    this(settings, Posterior.Rows.of(x, width), y);
  }

  HyperParameters(GaussianSettings settings, Posterior.Rows rows, double[] y) {
    this.settings = settings;
    this.rows = rows;
    this.y = y;
  }

  /**
   * The kernel with the best hyper-parameters found, from its own and from random ones.
   *
   * @throws InvalidInput when the covariance has no inverse at its own
   */
  Kernel best(Kernel start) {
    if (settings.steps() == 0) {
      return start;
    }
    double[] theta = new double[start.size()];
    start.logarithms(theta, 0);
    double[] lower = new double[theta.length];
    double[] upper = new double[theta.length];
    Arrays.fill(lower, LOWEST);
    Arrays.fill(upper, HIGHEST);
    Arrays.setAll(theta, k -> Math.clamp(theta[k], LOWEST, HIGHEST));
    Random random = new Random(settings.seed());
    Minimum best = null;
    for (int attempt = 0; attempt <= settings.restarts(); attempt++) {
      double[] from = theta.clone();
      if (attempt > 0) {
        Arrays.setAll(from, k -> Math.clamp(theta[k] + 2 * random.nextGaussian(), LOWEST, HIGHEST));
      }
      Minimum found =
          Minimum.from(
              from,
              lower,
              upper,
              (point, gradient) -> unlikelihood(start, point, gradient),
              TOLERANCE,
              settings.steps());
      if (!Double.isNaN(found.value()) && (best == null || found.value() < best.value())) {
        best = found;
      }
    }
    if (best == null || best.value() == Double.POSITIVE_INFINITY) {
      throw new InvalidInput(
          null,
          "kernel " + settings.kernel(),
          "a covariance without an inverse",
          "one that is positive definite",
          "add noise to the kernel, such as +white(0.01)");
    }
    return start.with(best.point(), 0);
  }

  private double unlikelihood(Kernel form, double[] point, double[] gradient) {
    Posterior posterior = Posterior.of(form.with(point, 0), rows, y, JITTER);
    if (posterior == null) {
      return Double.POSITIVE_INFINITY;
    }
    double[] rising = posterior.gradient();
    Arrays.setAll(gradient, k -> -rising[k]);
    return -posterior.likelihood();
  }
}
