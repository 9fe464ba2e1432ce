package io.lodestone.learn.forest;

import io.lodestone.core.numerics.OpenBlas;
import io.lodestone.learn.state.ModelState;

/**
 * The variance that a forest would have over other training sets, by the infinitesimal jackknife
 * for bagging (Wager, Hastie and Efron, J. Mach. Learn. Res. 15, 1625, 2014).
 *
 * <p>The estimator is the sum over training rows of the squared covariance, over trees, between how
 * often the row was drawn and what the tree says. With d the trees' deviations from their mean and
 * N the centred counts, this is dᵀ(N Nᵀ)d / B². Its diagonal terms are what the chance choice of B
 * trees puts in (the article subtracts their expectation, n v / B for between-tree variance v);
 * they are left out here, which leaves an unbiased sum over pairs of different trees.
 *
 * <p>What remains has a standard error of v √(2n) / B by that chance, which for a few hundred trees
 * is as large as the variance itself; single estimates may be negative. (lolo, which uses the same
 * estimator with the article's correction, takes as many trees as there are rows for that reason,
 * and cuts off what is negative.) The ratio to v is therefore drawn towards its mean over the
 * training rows, by as much as its scatter there is explained by chance (empirical Bayes for a
 * normal prior: Efron and Morris, J. Am. Stat. Assoc. 70, 311, 1975).
 */
final class JackknifeVariance {
  /** Rows and trees of the parts into which products are cut; a part stays in the cache. */
  private static final int TILE = 256;

  private static final int SOME_TREES = 64;

  private final int trees;
  private final float[] pairs;
  private final double meanRatio;
  private final double spread;
  private final double chance;

  private JackknifeVariance(
      int trees, float[] pairs, double meanRatio, double spread, double chance) {
    this.trees = trees;
    this.pairs = pairs;
    this.meanRatio = meanRatio;
    this.spread = spread;
    this.chance = chance;
  }

  /** With the counts of the samples, before the ratios of the training rows are known. */
  static JackknifeVariance of(Bootstrap[] samples, int rows) {
    int trees = samples.length;
    double[] sums = new double[Math.multiplyExact(trees, trees)];
    double[] part = new double[trees * trees];
    int chunk = 4096;
    double[] counts = new double[trees * Math.min(chunk, rows)];
    for (int from = 0; from < rows; from += chunk) {
      int size = Math.min(chunk, rows - from);
      for (int tree = 0; tree < trees; tree++) {
        for (int row = 0; row < size; row++) {
          counts[tree * size + row] = samples[tree].count(from + row) - 1;
        }
      }
      OpenBlas.get().gram(counts, part, trees, size);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += part[i];
      }
    }
    double scale = 1 / ((double) trees * trees);
    float[] pairs = new float[sums.length];
    for (int b = 0; b < trees; b++) {
      for (int c = b + 1; c < trees; c++) {
        pairs[b * trees + c] = (float) (2 * scale * sums[b * trees + c]);
      }
    }
    return new JackknifeVariance(trees, pairs, 0, 0, 2.0 * rows / ((double) trees * trees));
  }

  /**
   * With what the ratios of training rows say about those of others.
   *
   * @param ratios of {@link #ratios}, each from the trees that did not see the row; NaN where there
   *     are none
   * @param voters how many trees those were
   */
  JackknifeVariance learned(double[] ratios, int[] voters) {
    double sum = 0;
    double squares = 0;
    double byChance = 0;
    int known = 0;
    for (int i = 0; i < ratios.length; i++) {
      if (Double.isFinite(ratios[i])) {
        double part = (double) trees / voters[i];
        sum += ratios[i];
        squares += ratios[i] * ratios[i];
        byChance += chance * part * part;
        known++;
      }
    }
    if (known < 2) {
      return this;
    }
    double mean = sum / known;
    double variance = squares / known - mean * mean;
    return new JackknifeVariance(
        trees, pairs, Math.max(0, mean), Math.max(0, variance - byChance / known), chance);
  }

  /**
   * The raw estimates of rows, each divided by the variance between trees.
   *
   * @param deviations trees × rows, of what trees say from their mean; 0 for a tree that does not
   *     count
   * @param voters how many trees count in each row
   */
  double[] ratios(float[] deviations, int rows, int[] voters) {
    double[] forms = new double[rows];
    double[] squares = new double[rows];
    float[] product = new float[SOME_TREES * TILE];
    for (int column = 0; column < rows; column += TILE) {
      int columns = Math.min(TILE, rows - column);
      for (int tree = 0; tree < trees; tree += SOME_TREES) {
        // Pairs with trees before these are counted already.
        int some = Math.min(SOME_TREES, trees - tree);
        OpenBlas.get()
            .multiply(
                pairs,
                tree * trees + tree,
                trees,
                deviations,
                tree * rows + column,
                rows,
                product,
                some,
                columns,
                trees - tree);
        for (int i = 0; i < some; i++) {
          int from = (tree + i) * rows + column;
          for (int k = 0; k < columns; k++) {
            float deviation = deviations[from + k];
            forms[column + k] += product[i * columns + k] * deviation;
            squares[column + k] += deviation * deviation;
          }
        }
      }
    }
    double[] ratios = new double[rows];
    for (int row = 0; row < rows; row++) {
      double part = (double) trees / voters[row];
      ratios[row] = forms[row] * part * part / (squares[row] / voters[row]);
    }
    return ratios;
  }

  /** Whether the ratio of a single row tells more than the mean does. */
  boolean tellsRowsApart() {
    return spread > 0;
  }

  /**
   * The likely ratio of a row.
   *
   * @param ratio the raw one
   * @param voters how many trees it comes from
   */
  double likely(double ratio, int voters) {
    double part = (double) trees / voters;
    double trust = spread / (spread + chance * part * part);
    double drawn = Double.isFinite(ratio) && spread > 0 ? trust * (ratio - meanRatio) : 0;
    return Math.max(0, meanRatio + drawn);
  }

  /** The mean ratio over the training rows. */
  double meanRatio() {
    return meanRatio;
  }

  ModelState state() {
    return new ModelState()
        .put("trees", trees)
        .put("pairs", pairs)
        .put("mean_ratio", meanRatio)
        .put("spread", spread)
        .put("chance", chance);
  }

  static JackknifeVariance read(int trees, ModelState state) {
    return new JackknifeVariance(
        trees,
        state.floats("pairs", Math.multiplyExact(trees, trees)),
        state.number("mean_ratio"),
        state.number("spread"),
        state.number("chance"));
  }
}
