package io.lodestone.crystal.equationofstate;

/** The Debye function D(x) = 3/x³ ∫₀ˣ t³/(eᵗ − 1) dt. */
final class DebyeFunction {
  private static final double SMALL = 0.5;
  private static final double LARGE = 40;

  /** Coefficients of x², x⁴, … of the series around 0: 3 B₂ₖ / ((2k + 3) (2k)!). */
  private static final double[] SERIES = {
    1 / 20.0, -1 / 1680.0, 1 / 90720.0, -1 / 4435200.0, 1 / 207567360.0, -691 / 6538371840000.0
  };

  private DebyeFunction() {}

  /**
   * The value, 1 at x = 0 and falling to π⁴/(5x³).
   *
   * @param x not negative
   */
  static double at(double x) {
    if (x < SMALL) {
      double square = x * x;
      double sum = 0;
      for (int k = SERIES.length - 1; k >= 0; k--) {
        sum = square * (SERIES[k] + sum);
      }
      return 1 - 3 * x / 8 + sum;
    }
    // ∫₀^∞ − ∫ₓ^∞, the latter term by term of 1/(eᵗ − 1) = Σ e^−kt.
    double integral = Math.pow(Math.PI, 4) / 15;
    for (int k = 1; k * x < LARGE; k++) {
      double inverse = 1.0 / k;
      double terms = ((6 * inverse + 6 * x) * inverse + 3 * x * x) * inverse + x * x * x;
      integral -= Math.exp(-k * x) * inverse * terms;
    }
    return 3 * integral / (x * x * x);
  }
}
