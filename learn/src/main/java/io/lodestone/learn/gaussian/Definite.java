package io.lodestone.learn.gaussian;

import io.lodestone.core.numerics.OpenBlas;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What makes likenesses that are nearly a positive definite kernel one: the directions in which
 * they are negative are taken out of them, of rows that were seen and of fresh ones alike (Chen,
 * Garcia, Gupta, Rahimi and Cazzanti, J. Mach. Learn. Res. 10, 747, 2009, section 4).
 *
 * <p>The regularised-entropy match needs it. Where its small negative eigenvalues are as large as
 * the noise, a covariance is nearly singular, and the variances that it gives are far too small.
 *
 * @param directions eigenvectors of negative eigenvalues × rows that were seen
 * @param lengths of these rows, when the directions are taken out
 */
record Definite(double[] directions, double[] lengths) {
  /** Eigenvalues above this, times the number of rows, differ from 0 by rounding only. */
  private static final double ROUNDING = -1e-14;

  /** For likenesses of n rows with each other, n × n. */
  static Definite of(double[] likeness, int n) {
    double[] values = new double[n];
    double[] vectors = new double[Math.multiplyExact(n, n)];
    OpenBlas.get().eigenvectors(likeness, n, values, vectors);
    int first = n;
    while (first > 0 && values[first - 1] < ROUNDING * n) {
      first--;
    }
    double[] directions = Arrays.copyOfRange(vectors, first * n, n * n);
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    double[] left = new Definite(directions, ones).fresh(likeness);
    double[] lengths = new double[n];
    Arrays.setAll(lengths, i -> Math.sqrt(left[i * n + i]));
    return new Definite(directions, lengths);
  }

  /** The likenesses of the rows that were seen with each other, each 1 like itself. */
  double[] seen(double[] likeness) {
    int n = lengths.length;
    double[] left = fresh(likeness);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        left[i * n + j] /= lengths[i];
      }
    }
    return left;
  }

  /** The likenesses of fresh rows with those that were seen, fresh × seen. */
  double[] fresh(double[] likeness) {
    int n = lengths.length;
    double[] left = likeness.clone();
    IntStream.range(0, likeness.length / n)
        .parallel()
        .forEach(
            i -> {
              for (int from = 0; from < directions.length; from += n) {
                double along = 0;
                for (int j = 0; j < n; j++) {
                  along += likeness[i * n + j] * directions[from + j];
                }
                for (int j = 0; j < n; j++) {
                  left[i * n + j] -= along * directions[from + j];
                }
              }
              for (int j = 0; j < n; j++) {
                left[i * n + j] /= lengths[j];
              }
            });
    return left;
  }

  ModelState state() {
    return new ModelState().put("directions", directions).put("lengths", lengths);
  }

  static Definite read(int n, ModelState state) {
    double[] directions = state.doubles("directions");
    return new Definite(
        Arrays.copyOf(directions, directions.length / n * n), state.doubles("lengths", n));
  }
}
