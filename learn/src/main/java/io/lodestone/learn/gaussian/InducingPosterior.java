package io.lodestone.learn.gaussian;

import io.lodestone.core.numerics.OpenBlas;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A Gaussian process that has seen many answers, by way of few inducing rows (the variational
 * posterior of Titsias, AISTATS 2009, eq. 6, whose mean is that of the deterministic training
 * conditional): memory grows with rows × inducing rows, time with that times the inducing rows.
 *
 * @param x the inducing rows, count × width
 * @param prior the Cholesky factor of their covariance
 * @param factor that of I + (noise)⁻¹ L⁻¹ K K L⁻ᵀ, with K the covariances with all rows
 * @param weights what is multiplied with covariances for the mean
 */
record InducingPosterior(
    Kernel kernel, double[] x, int width, double[] prior, double[] factor, double[] weights) {
  private static final int CHUNK = 2048;

  /** Sees answers; null where the covariance of the inducing rows is not positive definite. */
  static InducingPosterior of(
      Kernel kernel, double[] inducing, double[] rows, int width, double[] y) {
    OpenBlas blas = OpenBlas.get();
    int m = inducing.length / width;
    double noise = Math.max(kernel.noise(), 1e-6);
    double[] prior = new double[m * m];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j <= i; j++) {
        prior[i * m + j] = kernel.of(inducing, i * width, inducing, j * width, Double.NaN);
      }
      prior[i * m + i] *= 1 + 1e-8;
    }
    if (!blas.cholesky(prior, m)) {
      return null;
    }
    int chunks = (y.length + CHUNK - 1) / CHUNK;
    double[] inner = new double[m * m];
    double[] right = new double[m];
    // In order, so that sums are the same on any number of cores.
    for (int chunk = 0; chunk < chunks; chunk++) {
      int from = chunk * CHUNK;
      int count = Math.min(CHUNK, y.length - from);
      double[] crossed = covariances(kernel, inducing, m, rows, from, count, width);
      blas.solveLower(prior, crossed, m, count);
      double[] part = new double[m * m];
      blas.gram(crossed, part, m, count);
      for (int i = 0; i < inner.length; i++) {
        inner[i] += part[i] / noise;
      }
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < count; j++) {
          right[i] += crossed[i * count + j] * y[from + j] / noise;
        }
      }
    }
    for (int i = 0; i < m; i++) {
      inner[i * m + i] += 1;
    }
    if (!blas.cholesky(inner, m)) {
      return null;
    }
    blas.solveLower(inner, right, m, 1);
    blas.solveLowerTransposed(inner, right, m, 1);
    blas.solveLowerTransposed(prior, right, m, 1);
    return new InducingPosterior(kernel, inducing, width, prior, inner, right);
  }

  private static double[] covariances(
      Kernel kernel, double[] inducing, int m, double[] rows, int from, int count, int width) {
    double[] crossed = new double[m * count];
    IntStream.range(0, m)
        .parallel()
        .forEach(
            i -> {
              for (int j = 0; j < count; j++) {
                crossed[i * count + j] =
                    kernel.of(inducing, i * width, rows, (from + j) * width, Double.NaN);
              }
            });
    return crossed;
  }

  /** Predicts rows, as {@link Posterior#predict}. */
  void predict(double[] rows, int count, double[] mean, double[] variance) {
    int m = weights.length;
    double[] crossed = covariances(kernel, x, m, rows, 0, count, width);
    Arrays.fill(mean, 0, count, 0);
    for (int i = 0; i < count; i++) {
      variance[i] = kernel.of(rows, i * width, rows, i * width, 0);
    }
    for (int j = 0; j < m; j++) {
      for (int i = 0; i < count; i++) {
        mean[i] += weights[j] * crossed[j * count + i];
      }
    }
    OpenBlas.get().solveLower(prior, crossed, m, count);
    addSquares(crossed, count, variance, -1);
    OpenBlas.get().solveLower(factor, crossed, m, count);
    addSquares(crossed, count, variance, 1);
    for (int i = 0; i < count; i++) {
      variance[i] = Math.max(0, variance[i]);
    }
  }

  private static void addSquares(double[] crossed, int count, double[] variance, double sign) {
    for (int place = 0; place < crossed.length; place += count) {
      for (int i = 0; i < count; i++) {
        variance[i] += sign * crossed[place + i] * crossed[place + i];
      }
    }
  }
}
