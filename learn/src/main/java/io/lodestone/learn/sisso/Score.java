package io.lodestone.learn.sisso;

/** How promising a feature is by itself. */
interface Score {
  /** The score of a feature from its values in every row; the greater the better, 0 is no use. */
  double of(double[] values);

  /** Whether two features, which then have the same score, say the same. */
  boolean same(double[] a, double[] b);
}
