package io.lodestone.learn.gaussian;

import io.lodestone.core.numerics.OpenBlas;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A Gaussian process that has seen answers (Rasmussen and Williams, Gaussian Processes for Machine
 * Learning, 2006, algorithm 2.1).
 *
 * @param kernel with its hyper-parameters
 * @param x rows × width
 * @param factor the Cholesky factor of the covariance of the answers
 * @param weights that covariance's inverse times the answers
 * @param likelihood the logarithm of the marginal likelihood of the answers
 */
record Posterior(
    Kernel kernel, double[] x, int width, double[] factor, double[] weights, double likelihood) {
  /**
   * Sees answers.
   *
   * @param extra a variance that is added to each answer's, beside the kernel's noise
   * @return null where the covariance is not positive definite
   */
  static Posterior of(Kernel kernel, double[] x, int width, double[] y, double extra) {
    int n = y.length;
    double[] factor = new double[Math.multiplyExact(n, n)];
    double noise = kernel.noise() + extra;
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              for (int j = 0; j <= i; j++) {
                factor[i * n + j] = kernel.of(x, i * width, x, j * width);
              }
              factor[i * n + i] += noise;
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
    return new Posterior(kernel, x, width, factor, weights, likelihood);
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
    double[] inverse = inverse();
    double[][] parts = new double[n][];
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              double[] part = new double[kernel.size()];
              for (int j = 0; j < i; j++) {
                double weight = weights[i] * weights[j] - inverse[i * n + j];
                kernel.addGradient(x, i * width, x, j * width, weight, part, 0);
              }
              double own = (weights[i] * weights[i] - inverse[i * n + i]) / 2;
              kernel.addGradient(x, i * width, x, i * width, own, part, 0);
              kernel.addNoiseGradient(own, part, 0);
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
    double[] crossed = crossed(rows, count, mean);
    for (int i = 0; i < count; i++) {
      variance[i] = kernel.of(rows, i * width, rows, i * width);
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
            kernel.of(rows, i * width, rows, j * width) - covariance[i * count + j];
      }
    }
    return covariance;
  }

  /** The inverse factor times the covariances with rows, size × count; the means beside it. */
  private double[] crossed(double[] rows, int count, double[] mean) {
    int n = size();
    double[] crossed = new double[Math.multiplyExact(n, count)];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < count; i++) {
        crossed[j * count + i] = kernel.of(x, j * width, rows, i * width);
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
