package io.lodestone.represent.similarity;

import io.lodestone.core.error.InvalidInput;

/**
 * The Tanimoto coefficient of two rows of counts: what they share of what they have together, Σ
 * min(aᵢ, bᵢ) / Σ max(aᵢ, bᵢ).
 *
 * <p>Counts of filled pixels, column by column from the bottom, are binary vectors in short: of
 * those it is a·b / (a² + b² − a·b). It is 1 of equal rows, 0 of rows that share nothing, and 1 − T
 * is a metric.
 */
public record Tanimoto() implements Similarity {
  /**
   * The coefficient over the columns that both rows have; 0 where they have no column in common, or
   * nothing but zeros there. Numbers are from 0 on.
   */
  @Override
  public double of(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new InvalidInput(
          null,
          null,
          "rows of " + a.length + " and " + b.length + " numbers",
          "rows of one representation with the same settings",
          null);
    }
    double shared = 0;
    double all = 0;
    for (int i = 0; i < a.length; i++) {
      if (!Double.isNaN(a[i]) && !Double.isNaN(b[i])) {
        shared += Math.min(a[i], b[i]);
        all += Math.max(a[i], b[i]);
      }
    }
    return all == 0 ? 0 : shared / all;
  }
}
