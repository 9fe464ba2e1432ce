package io.lodestone.learn.linear;

import io.lodestone.core.numerics.OpenBlas;

/**
 * Minimises (1/2n) |y - Xw|² + penalty (share |w|₁ + (1 - share)/2 |w|²), one weight after the
 * other, from the matrix of products of features (Friedman, Hastie and Tibshirani, J. Stat. Softw.
 * 33, 1, 2010, section 2.2).
 */
final class CoordinateDescent {
  private static final double TOLERANCE = 1e-7;
  private static final int MOST_PASSES = 5000;

  private final int width;
  private final double mean;
  private final double[] centres;
  private final double[] products;
  private final double[] right;
  private final double scale;

  private CoordinateDescent(
      int width, double mean, double[] centres, double[] products, double[] right, double scale) {
    this.width = width;
    this.mean = mean;
    this.centres = centres;
    this.products = products;
    this.right = right;
    this.scale = scale;
  }

  /** With some rows of a table, centred on themselves. */
  static CoordinateDescent of(double[] x, double[] y, int[] rows, int width) {
    int n = rows.length;
    double mean = 0;
    double[] centres = new double[width];
    for (int row : rows) {
      mean += y[row] / n;
      for (int j = 0; j < width; j++) {
        centres[j] += x[row * width + j] / n;
      }
    }
    double[] turned = new double[width * n];
    double[] centred = new double[n];
    double squares = 0;
    for (int i = 0; i < n; i++) {
      centred[i] = y[rows[i]] - mean;
      squares += centred[i] * centred[i] / n;
      for (int j = 0; j < width; j++) {
        turned[j * n + i] = x[rows[i] * width + j] - centres[j];
      }
    }
    double[] products = new double[width * width];
    double[] right = new double[width];
    OpenBlas.get().gram(turned, products, width, n);
    OpenBlas.get().multiply(turned, centred, right, width, 1, n);
    for (int i = 0; i < products.length; i++) {
      products[i] /= n;
    }
    for (int j = 0; j < width; j++) {
      right[j] /= n;
    }
    return new CoordinateDescent(width, mean, centres, products, right, Math.sqrt(squares));
  }

  /** The least penalty under which all weights are 0. */
  double largestPenalty(double share) {
    double most = 0;
    for (double value : right) {
      most = Math.max(most, Math.abs(value));
    }
    return most > 0 ? most / share : 1;
  }

  double mean() {
    return mean;
  }

  double predict(double[] weights, double[] x, int row) {
    double value = mean;
    for (int j = 0; j < width; j++) {
      value += weights[j] * (x[row * width + j] - centres[j]);
    }
    return value;
  }

  /** Moves weights to the minimum. */
  void descend(double[] weights, double penalty, double share) {
    double[] slopes = right.clone();
    for (int j = 0; j < width; j++) {
      if (weights[j] != 0) {
        move(slopes, j, weights[j]);
      }
    }
    // Whole passes find which weights are not 0; between them only those are moved.
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      if (pass(weights, slopes, penalty, share, true) < TOLERANCE * scale) {
        return;
      }
      while (pass < MOST_PASSES
          && pass(weights, slopes, penalty, share, false) >= TOLERANCE * scale) {
        pass++;
      }
    }
  }

  private double pass(
      double[] weights, double[] slopes, double penalty, double share, boolean all) {
    double most = 0;
    for (int j = 0; j < width; j++) {
      if (!all && weights[j] == 0) {
        continue;
      }
      double own = products[j * width + j];
      double slope = slopes[j] + own * weights[j];
      double shrunk = Math.max(0, Math.abs(slope) - penalty * share);
      double moved = Math.signum(slope) * shrunk / (own + penalty * (1 - share));
      double change = own > 0 ? moved - weights[j] : 0;
      if (change != 0) {
        weights[j] += change;
        move(slopes, j, change);
        most = Math.max(most, Math.abs(change));
      }
    }
    return most;
  }

  private void move(double[] slopes, int j, double change) {
    for (int k = 0; k < width; k++) {
      slopes[k] -= products[j * width + k] * change;
    }
  }
}
