package io.lodestone.represent.environment.soap;

/**
 * exp(-a s) of many s at once, in loops that the compiler turns into vector instructions, which it
 * does not do for {@link Math#exp}.
 *
 * <p>The argument is halved until it is below 1/2, where a polynomial of degree 11 around 1/4 gives
 * 16 digits, and the result is squared as often again. Each squaring doubles the relative error,
 * which so stays below 1e-16 times the argument, as that of any method whose input is rounded.
 *
 * @param decay a, at least 0
 */
record Exponential(double decay) {
  /** Beyond this, results would be too small for normal numbers. */
  private static final double FARTHEST = 700;

  private static final double QUARTER = Math.exp(-0.25);

  /**
   * Fills a row.
   *
   * @param s at least 0
   * @param largest the largest of s
   */
  void fill(double[] s, int count, double largest, double[] out) {
    double farthest = decay * largest;
    if (farthest > FARTHEST) {
      for (int j = 0; j < count; j++) {
        out[j] = Math.exp(-decay * s[j]);
      }
      return;
    }
    int halvings = farthest > 0.5 ? Math.getExponent(farthest) + 2 : 0;
    near(Math.scalb(decay, -halvings), s, count, out);
    for (; halvings >= 2; halvings -= 2) {
      fourth(count, out);
    }
    if (halvings == 1) {
      square(count, out);
    }
  }

  private static void near(double a, double[] s, int count, double[] out) {
    for (int j = 0; j < count; j++) {
      double u = 0.25 - a * s[j];
      double p = 1.0 / 39916800;
      p = p * u + 1.0 / 3628800;
      p = p * u + 1.0 / 362880;
      p = p * u + 1.0 / 40320;
      p = p * u + 1.0 / 5040;
      p = p * u + 1.0 / 720;
      p = p * u + 1.0 / 120;
      p = p * u + 1.0 / 24;
      p = p * u + 1.0 / 6;
      p = p * u + 0.5;
      p = p * u + 1;
      p = p * u + 1;
      out[j] = QUARTER * p;
    }
  }

  private static void square(int count, double[] out) {
    for (int j = 0; j < count; j++) {
      out[j] *= out[j];
    }
  }

  private static void fourth(int count, double[] out) {
    for (int j = 0; j < count; j++) {
      double square = out[j] * out[j];
      out[j] = square * square;
    }
  }
}
