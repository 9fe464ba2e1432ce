package io.lodestone.learn.subgroup;

/**
 * The cumulative Jensen-Shannon divergence at one value of the target, j(p, s) = p log₂ p + s log₂
 * s − (p + s) log₂ ((p + s)/2), where p and s are the shares of the population and of the subgroup
 * that are not above that value.
 *
 * <p>Facts that estimates rest on: j is 0 for p = s, positive else, and convex in both together.
 * For s &lt; p it rises with p and falls with s; for s &gt; p the other way round. Hence over p in
 * [p₀, p₁] and s in [s₀, s₁] it is nowhere above max(j(p₁, s₀), j(p₀, s₁)): a convex function is
 * largest in a corner, and each of the other two corners has one of these beside it that is higher.
 */
enum Divergence {
  /** Wherever the two differ. */
  BOTH,
  /** Where the subgroup has higher values, s &lt; p. */
  HIGH,
  /** Where the subgroup has lower values, s &gt; p. */
  LOW;

  private static final double PER_BIT = 1 / Math.log(2);

  /** 1/(k(2k − 1)) for k = 1, 2, ...; the last one is the sum of all that follow. */
  private static final double[] SERIES = series(8);

  private static double[] series(int terms) {
    double[] series = new double[terms];
    double rest = 2 * Math.log(2);
    for (int k = 1; k < terms; k++) {
      series[k - 1] = 1.0 / (k * (2 * k - 1));
      rest -= series[k - 1];
    }
    series[terms - 1] = rest;
    return series;
  }

  /** The contribution of one value of the target, in bits. */
  double at(double p, double s) {
    return at(p, term(p), s, term(s));
  }

  /**
   * As {@link #at(double, double)}, for callers that have the terms.
   *
   * @param termP p log₂ p
   * @param termS s log₂ s
   */
  double at(double p, double termP, double s, double termS) {
    if (p == s || this == HIGH && s > p || this == LOW && s < p) {
      return 0;
    }
    double both = p + s;
    return Math.max(0, termP + termS - both * (Math.log(0.5 * both) * PER_BIT));
  }

  /**
   * A number not below {@link #at(double, double)} and above it by at most 1.5 per cent, without a
   * logarithm.
   *
   * <p>With m = (p + s)/2 and y = ((p − s)/(p + s))², j is m/ln 2 times the sum of yᵏ/(k(2k − 1))
   * over k = 1, 2, ...; since y is at most 1, no power behind the last one exceeds it.
   *
   * @param p above 0
   */
  double atMost(double p, double s) {
    if (p == s || this == HIGH && s > p || this == LOW && s < p) {
      return 0;
    }
    double both = p + s;
    double skew = (p - s) / both;
    double y = skew * skew;
    double sum = 0;
    for (int k = SERIES.length - 1; k >= 0; k--) {
      sum = (sum + SERIES[k]) * y;
    }
    return 0.5 * PER_BIT * both * sum;
  }

  /** x log₂ x. */
  static double term(double x) {
    return x > 0 ? x * (Math.log(x) * PER_BIT) : 0;
  }
}
