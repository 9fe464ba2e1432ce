package io.lodestone.core.numerics;

/**
 * The integral of the Gaussian, to about fifteen digits, by the rational approximations of W. J.
 * Cody, Math. Comp. 23, 631 (1969).
 */
public final class ErrorFunction {
  private static final double SMALL = 0.46875;
  private static final double LARGE = 4;

  /** Beyond this, erfc is less than the smallest double. */
  private static final double VANISHED = 26.55;

  private static final double INVERSE_ROOT_PI = 1 / Math.sqrt(Math.PI);

  private static final double[] SMALL_ABOVE = {
    1.85777706184603153e-1,
    3.16112374387056560e0,
    1.13864154151050156e2,
    3.77485237685302021e2,
    3.20937758913846947e3
  };
  private static final double[] SMALL_BELOW = {
    1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3
  };
  private static final double[] MIDDLE_ABOVE = {
    2.15311535474403846e-8,
    5.64188496988670089e-1,
    8.88314979438837594e0,
    6.61191906371416295e1,
    2.98635138197400131e2,
    8.81952221241769090e2,
    1.71204761263407058e3,
    2.05107837782607147e3,
    1.23033935479799725e3
  };
  private static final double[] MIDDLE_BELOW = {
    1,
    1.57449261107098347e1,
    1.17693950891312499e2,
    5.37181101862009858e2,
    1.62138957456669019e3,
    3.29079923573345963e3,
    4.36261909014324716e3,
    3.43936767414372164e3,
    1.23033935480374942e3
  };
  private static final double[] LARGE_ABOVE = {
    1.63153871373020978e-2,
    3.05326634961232344e-1,
    3.60344899949804439e-1,
    1.25781726111229246e-1,
    1.60837851487422766e-2,
    6.58749161529837803e-4
  };
  private static final double[] LARGE_BELOW = {
    1,
    2.56852019228982242e0,
    1.87295284992346725e0,
    5.27905102951428412e-1,
    6.05183413124413191e-2,
    2.33520497626869185e-3
  };

  private ErrorFunction() {}

  /** 2/√π ∫₀ˣ exp(−t²) dt. */
  public static double erf(double x) {
    return Math.abs(x) <= SMALL ? small(x) : x < 0 ? tail(-x) - 1 : 1 - tail(x);
  }

  /** 1 − erf(x), which keeps its digits where erf is near 1. */
  public static double erfc(double x) {
    return Math.abs(x) <= SMALL ? 1 - small(x) : x < 0 ? 2 - tail(-x) : tail(x);
  }

  private static double small(double x) {
    double square = x * x;
    return x * polynomial(SMALL_ABOVE, square) / polynomial(SMALL_BELOW, square);
  }

  private static double tail(double x) {
    if (!(x < VANISHED)) {
      return Double.isNaN(x) ? x : 0;
    }
    double ratio;
    if (x <= LARGE) {
      ratio = polynomial(MIDDLE_ABOVE, x) / polynomial(MIDDLE_BELOW, x);
    } else {
      double inverse = 1 / (x * x);
      double rest = inverse * polynomial(LARGE_ABOVE, inverse) / polynomial(LARGE_BELOW, inverse);
      ratio = (INVERSE_ROOT_PI - rest) / x;
    }
    // The square is split, as a rounding error of it would be multiplied by its size.
    double coarse = Math.rint(x * 16) / 16;
    double fine = (x - coarse) * (x + coarse);
    return Math.exp(-coarse * coarse) * Math.exp(-fine) * ratio;
  }

  /** By Horner's rule, the highest power first. */
  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (double coefficient : coefficients) {
      sum = sum * x + coefficient;
    }
    return sum;
  }
}
