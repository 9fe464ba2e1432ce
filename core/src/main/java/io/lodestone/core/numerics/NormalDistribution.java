package io.lodestone.core.numerics;

/**
 * A normal distribution: density, probability below a value, and its inverse.
 *
 * @param mean the expected value
 * @param std the standard deviation, above 0
 */
public record NormalDistribution(double mean, double std) {
  /** With mean 0 and standard deviation 1. */
  public static final NormalDistribution STANDARD = new NormalDistribution(0, 1);

  private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

  /** From here on a difference from 1 would lose digits. */
  private static final double TAIL = 3;

  /** The density at a value. */
  public double density(double value) {
    return standardDensity((value - mean) / std) / std;
  }

  /** The probability of a value below, to about 1e-13 of itself. */
  public double below(double value) {
    return standardBelow((value - mean) / std);
  }

  /**
   * The value below which a probability lies; 0 gives minus infinity, 1 infinity, and what is no
   * probability NaN.
   */
  public double quantile(double probability) {
    return mean + std * standardQuantile(probability);
  }

  private static double standardDensity(double x) {
    return Math.exp(-x * x / 2) / ROOT_TWO_PI;
  }

  /**
   * The series of Marsaglia (J. Stat. Softw. 11, 4, 2004) in the middle, the continued fraction of
   * Laplace in the tails.
   */
  private static double standardBelow(double x) {
    if (Double.isNaN(x)) {
      return Double.NaN;
    }
    if (Math.abs(x) > TAIL) {
      return x < 0 ? tail(-x) : 1 - tail(x);
    }
    double term = x;
    double sum = x;
    for (int i = 3; Math.abs(term) > 1e-18 * Math.abs(sum); i += 2) {
      term *= x * x / i;
      sum += term;
    }
    return 0.5 + sum * standardDensity(x);
  }

  private static double tail(double x) {
    double fraction = 0;
    for (int k = 60; k >= 1; k--) {
      fraction = k / (x + fraction);
    }
    return standardDensity(x) / (x + fraction);
  }

  /**
   * A rational form (Abramowitz and Stegun 26.2.23, right to 4.5e-4), then steps of Halley's method
   * down to rounding.
   */
  private static double standardQuantile(double probability) {
    if (!(probability > 0 && probability < 1)) {
      return probability == 0
          ? Double.NEGATIVE_INFINITY
          : probability == 1 ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    double t = Math.sqrt(-2 * Math.log(Math.min(probability, 1 - probability)));
    double x =
        t
            - (2.515517 + t * (0.802853 + t * 0.010328))
                / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    x = probability < 0.5 ? -x : x;
    for (int step = 0; step < 3; step++) {
      double error = (standardBelow(x) - probability) / standardDensity(x);
      x -= error / (1 + x * error / 2);
    }
    return x;
  }
}
