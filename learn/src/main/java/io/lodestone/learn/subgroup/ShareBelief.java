package io.lodestone.learn.subgroup;

/**
 * Belief in the share of a class: a beta distribution.
 *
 * @param population the share among all
 * @param of rows of the class, with those that the prior is worth
 * @param not other rows, likewise
 */
record ShareBelief(double population, double of, double not) implements RuleBelief {
  /** Before any member was measured: the share of the population, with the weight of one row. */
  static ShareBelief prior(double population) {
    return new ShareBelief(population, population, 1 - population);
  }

  @Override
  public ShareBelief updated(double value) {
    return new ShareBelief(population, of + value, not + 1 - value);
  }

  @Override
  public double shift(double probability) {
    return new BetaDistribution(of, not).quantile(probability) - population;
  }

  @Override
  public double expected() {
    return of / (of + not) - population;
  }
}
