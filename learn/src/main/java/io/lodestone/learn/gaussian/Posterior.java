package io.lodestone.learn.gaussian;

import io.lodestone.core.numerics.OpenBlas;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A Gaussian process that has seen answers (Rasmussen and Williams, Gaussian Processes for Machine
 * Learning, 2006, algorithm 2.1).
 *
 * @param kernel with its hyper-parameters
 * @param seen the rows whose answers are known
 * @param factor the Cholesky factor of the covariance of the answers
 * @param weights that covariance's inverse times the answers
 * @param likelihood the logarithm of the marginal likelihood of the answers
 */
record Posterior(Kernel kernel, Rows seen, double[] factor, double[] weights, double likelihood) {
  /** Up to so many rows their distances are kept. */
  private static final int MOST_KEPT = 6000;

  /**
   * The rows whose answers are seen.
   *
   * @param x rows × width
   * @param width the numbers of a row: its features, and the number of its structure if it has one
   * @param apart their squared distances, rows × rows, of which the lower triangle counts; null
   *     where there are too many
   */
  record Rows(double[] x, int width, double[] apart) {
    static Rows of(double[] x, int width) {
      return of(x, width, width);
    }

    /** With only so many of the numbers of a row being features. */
    static Rows of(double[] x, int width, int features) {
      int n = x.length / width;
      if (n > MOST_KEPT) {
        return new Rows(x, width, null);
      }
      double[] apart = new double[n * n];
      IntStream.range(0, n)
          .parallel()
          .forEach(
              i -> {
                for (int j = 0; j < i; j++) {
                  apart[i * n + j] = Lengths.between(x, i * width, x, j * width, features);
                }
              });
      return new Rows(x, width, apart);
    }

    double apart(int i, int j) {
      return apart == null ? Double.NaN : apart[i * (x.length / width) + j];
    }
  }

  /**
   * Sees answers.
   *
   * @param extra a variance that is added to each answer's, beside the kernel's noise
   * @return null where the covariance is not positive definite
   */
  static Posterior of(Kernel kernel, double[] x, int width, double[] y, double extra) {
    return of(kernel, Rows.of(x, width), y, extra);
  }

  /** Sees answers of rows whose distances are known. */
  static Posterior of(Kernel kernel, Rows seen, double[] y, double extra) {
    int n = y.length;
    double[] x = seen.x();
    int width = seen.width();
    double[] factor = new double[Math.multiplyExact(n, n)];
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              for (int j = 0; j <= i; j++) {
                factor[i * n + j] = kernel.of(x, i * width, x, j * width, seen.apart(i, j));
              }
              factor[i * n + i] += kernel.noise(x, i * width) + extra;
            });
    if (!OpenBlas.get().cholesky(factor, n)) {
      return null;
    }
    double[] weights = y.clone();
    OpenBlas.get().solveLower(factor, weights, n, 1);
    double likelihood = -0.5 * n * Math.log(2 * Math.PI);
    for (int i = 0; i < n; i++) {
      likelihood -= weights[i] * weights[i] / 2 + Math.log(factor[i * n + i]);
    }
    OpenBlas.get().solveLowerTransposed(factor, weights, n, 1);
    return new Posterior(kernel, seen, factor, weights, likelihood);
  }

  /** The same, with a kernel that is the same but knows more rows. */
  Posterior with(Kernel knowing) {
    return new Posterior(knowing, seen, factor, weights, likelihood);
  }

  /** The rows that were seen, rows × width. */
  double[] x() {
    return seen.x();
  }

  int width() {
    return seen.width();
  }

  int size() {
    return weights.length;
  }

  /** The inverse of the covariance of the answers. */
  double[] inverse() {
    double[] inverse = factor.clone();
    OpenBlas.get().inverse(inverse, size());
    return inverse;
  }

  /** The derivatives of the log likelihood by the logarithms of the hyper-parameters. */
  double[] gradient() {
    int n = size();
    double[] x = x();
    int width = width();
    double[] inverse = inverse();
    double[][] parts = new double[n][];
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              double[] part = new double[kernel.size()];
              for (int j = 0; j < i; j++) {
                double weight = weights[i] * weights[j] - inverse[i * n + j];
                kernel.addGradient(x, i * width, x, j * width, seen.apart(i, j), weight, part, 0);
              }
              double own = (weights[i] * weights[i] - inverse[i * n + i]) / 2;
              kernel.addGradient(x, i * width, x, i * width, 0, own, part, 0);
              kernel.addNoiseGradient(x, i * width, own, part, 0);
              parts[i] = part;
            });
    double[] gradient = new double[kernel.size()];
    for (double[] part : parts) {
      Arrays.setAll(gradient, k -> gradient[k] + part[k]);
    }
    return gradient;
  }

  /**
   * Predicts rows.
   *
   * @param rows count × width
   * @param mean filled
   * @param variance filled with the variance of the function, without noise
   */
  void predict(double[] rows, int count, double[] mean, double[] variance) {
    int width = width();
    double[] crossed = crossed(rows, count, mean);
    for (int i = 0; i < count; i++) {
      variance[i] = kernel.of(rows, i * width, rows, i * width, 0);
    }
    for (int j = 0; j < size(); j++) {
      for (int i = 0; i < count; i++) {
        double value = crossed[j * count + i];
        variance[i] -= value * value;
      }
    }
    for (int i = 0; i < count; i++) {
      variance[i] = Math.max(0, variance[i]);
    }
  }

  /** The covariances of what is predicted for rows, without noise: count × count. */
  double[] covariance(double[] rows, int count) {
    int width = width();
    double[] crossed = crossed(rows, count, new double[count]);
    double[] transposed = new double[crossed.length];
    for (int j = 0; j < size(); j++) {
      for (int i = 0; i < count; i++) {
        transposed[i * size() + j] = crossed[j * count + i];
      }
    }
    double[] covariance = new double[count * count];
    OpenBlas.get().gram(transposed, covariance, count, size());
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        covariance[i * count + j] =
            kernel.of(rows, i * width, rows, j * width, Double.NaN) - covariance[i * count + j];
      }
    }
    return covariance;
  }

  /** The inverse factor times the covariances with rows, size × count; the means beside it. */
  private double[] crossed(double[] rows, int count, double[] mean) {
    int n = size();
    double[] x = x();
    int width = width();
    double[] crossed = new double[Math.multiplyExact(n, count)];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < count; i++) {
        crossed[j * count + i] = kernel.of(x, j * width, rows, i * width, Double.NaN);
      }
    }
    Arrays.fill(mean, 0, count, 0);
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < count; i++) {
        mean[i] += weights[j] * crossed[j * count + i];
      }
    }
    OpenBlas.get().solveLower(factor, crossed, n, count);
    return crossed;
  }
}
