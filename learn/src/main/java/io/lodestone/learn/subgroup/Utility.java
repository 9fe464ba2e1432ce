package io.lodestone.learn.subgroup;

/**
 * How exceptional a subgroup is: a number that is 0 where it is not, and grows as it differs more
 * from the whole population in the wanted way. P stands for the population, S for the subgroup.
 */
public enum Utility {
  /** The mean of S less that of P, where it is positive; in the unit of the target. */
  MEAN_SHIFT(true),
  /** The mean shift over the largest one possible, the maximum of P less its mean: 0 to 1. */
  NORMALIZED_MEAN_SHIFT(true),
  /** The median of S less that of P, where it is positive; in the unit of the target. */
  MEDIAN_SHIFT(true),
  /**
   * The median shift over the largest one possible, times 1 − amd(S)/amd(P), where amd is the mean
   * absolute deviation from the median: shifted and narrow. Boley et al., Data Min. Knowl. Discov.
   * 31, 1391 (2017); with γ = 1/2 the order is that of their quality, dispersion-corrected coverage
   * times median shift.
   */
  DISPERSION_CORRECTED(true),
  /**
   * The cumulative Jensen-Shannon divergence of the distribution functions of S and P (Nguyen and
   * Vreeken, ECML PKDD 2015), symmetric form in bits, over the range of the target: 0 to 1.
   */
  CJSD(true),
  /** The part of {@link #CJSD} where S has higher values than P. */
  CJSD_HIGH(true),
  /** The part of {@link #CJSD} where S has lower values than P. */
  CJSD_LOW(true),
  /** Coverage times mean shift: the sum of what members have above the mean, per row of P. */
  IMPACT(true),
  /** The share of the wanted class in S less that in P, where it is positive. */
  SHARE_SHIFT(false),
  /** Coverage times share shift: weighted relative accuracy. */
  WRACC(false),
  /** The square root of coverage times share shift, over the standard deviation of the class. */
  BINOMIAL(false),
  /** How much less mixed S is than P: 1 − H(S)/H(P) of the entropies of the classes. */
  ENTROPY(false),
  /** What membership tells about the class: the information gain of the split, in bits. */
  GAIN(false);

  private final boolean numeric;

  Utility(boolean numeric) {
    this.numeric = numeric;
  }

  /** Whether it is of numbers; of classes if not. */
  public boolean numeric() {
    return numeric;
  }

  /** The utility used where none is named. */
  public static Utility of(Target target) {
    return switch (target) {
      case Target.Numeric numeric -> CJSD;
      case Target.Categorical category -> category.value() == null ? GAIN : WRACC;
    };
  }
}
