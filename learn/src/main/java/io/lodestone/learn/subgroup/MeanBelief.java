package io.lodestone.learn.subgroup;

/**
 * Belief in the mean of a quantity: normal-inverse-gamma, so the mean has a Student t distribution
 * (Murphy, Conjugate Bayesian analysis of the Gaussian distribution (2007), §3).
 *
 * @param population the mean of all
 * @param centre of the mean of the members
 * @param weight rows that the centre is worth
 * @param shape of the variance's inverse gamma distribution
 * @param scale of that, in squared units of the quantity
 */
record MeanBelief(double population, double centre, double weight, double shape, double scale)
    implements RuleBelief {
  /** Before any member was measured: no shift, and the spread of the population. */
  static MeanBelief prior(double population, double deviation) {
    return new MeanBelief(population, population, 1, 1, deviation * deviation);
  }

  @Override
  public MeanBelief updated(double value) {
    double difference = value - centre;
    return new MeanBelief(
        population,
        centre + difference / (weight + 1),
        weight + 1,
        shape + 0.5,
        scale + 0.5 * weight / (weight + 1) * difference * difference);
  }

  @Override
  public double shift(double probability) {
    return expected() + Math.sqrt(scale / (shape * weight)) * studentT(2 * shape, probability);
  }

  @Override
  public double expected() {
    return centre - population;
  }

  /** The quantile of Student's t, by way of the beta distribution of ν/(ν + t²). */
  private static double studentT(double freedom, double probability) {
    double tail = Math.min(probability, 1 - probability);
    double x = new BetaDistribution(freedom / 2, 0.5).quantile(2 * tail);
    double t = Math.sqrt(freedom * (1 - x) / x);
    return probability < 0.5 ? -t : t;
  }
}
