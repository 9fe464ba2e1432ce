package io.lodestone.learn.subgroup;

/**
 * The beta distribution.
 *
 * @param a first shape, above 0
 * @param b second shape, above 0
 */
record BetaDistribution(double a, double b) {
  private static final double TINY = 1e-300;
  private static final double PRECISION = 1e-15;
  private static final int MOST_TERMS = 10_000;
  private static final double LARGE = 15;

  /** The probability of a value of at most {@code x}. */
  double cumulative(double x) {
    if (x <= 0) {
      return 0;
    } else if (x >= 1) {
      return 1;
    }
    double front =
        Math.exp(
            a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b));
    // The fraction converges fast on one side of the mean, so the other goes by symmetry.
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(a, b, x) / a
        : 1 - front * fraction(b, a, 1 - x) / b;
  }

  /** The value that has the given probability below it, to the last digits: by bisection. */
  double quantile(double probability) {
    double high = 1;
    // Small quantiles of small shapes are many orders below one, so exponents are doubled first.
    double low = 0.5;
    while (low > 0 && cumulative(low) >= probability) {
      high = low;
      low *= low;
    }
    for (int i = 0; i < 200 && high - low > 1e-15 * high; i++) {
      double middle = low > 0 && high / low > 4 ? Math.sqrt(low * high) : 0.5 * (low + high);
      if (cumulative(middle) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }

  /** The continued fraction of the incomplete beta function (DLMF 8.17.22) by Lentz's method. */
  private static double fraction(double a, double b, double x) {
    double c = 1;
    double d = inverse(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m < MOST_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = inverse(1 + even * d);
      c = away(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = inverse(1 + odd * d);
      c = away(1 + odd / c);
      value *= d * c;
      if (Math.abs(d * c - 1) < PRECISION) {
        break;
      }
    }
    return value;
  }

  private static double inverse(double value) {
    return 1 / away(value);
  }

  private static double away(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /** Stirling's series (DLMF 5.11.1), after steps up to where it has all digits. */
  private static double logGamma(double x) {
    double product = 1;
    double z = x;
    while (z < LARGE) {
      product *= z++;
    }
    double inverse = 1 / (z * z);
    double series =
        (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse * (1.0 / 1680)))) / z;
    return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
  }
}
