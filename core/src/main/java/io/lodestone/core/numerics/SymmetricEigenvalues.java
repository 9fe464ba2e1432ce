package io.lodestone.core.numerics;

import java.util.Arrays;

/**
 * The eigenvalues of a symmetric matrix: of a small one by Jacobi's rotations, which find small
 * eigenvalues as well as large ones (Golub and Van Loan, Matrix Computations, 8.5), of a larger one
 * by {@link TridiagonalEigenvalues}, which takes a tenth of the time and leaves each with the
 * rounding error of the largest.
 */
public final class SymmetricEigenvalues {
  private static final int MOST_SWEEPS = 60;

  /** Rows of a matrix for which rotations are fast enough. */
  private static final int SMALL = 24;

  private final double[] rising;

  private SymmetricEigenvalues(double[] rising) {
    this.rising = rising;
  }

  /**
   * Finds them.
   *
   * @param matrix n × n, row-major; only its symmetric part counts
   */
  public static SymmetricEigenvalues of(double[] matrix, int n) {
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i * n + j] = (matrix[i * n + j] + matrix[j * n + i]) / 2;
      }
    }
    if (n > SMALL) {
      return new SymmetricEigenvalues(TridiagonalEigenvalues.of(a, n));
    }
    for (int sweep = 0; sweep < MOST_SWEEPS && sweep(a, n); sweep++) {}
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = a[i * n + i];
    }
    Arrays.sort(values);
    return new SymmetricEigenvalues(values);
  }

  /** Rotates every pair of axes once; false where nothing is left to rotate. */
  private static boolean sweep(double[] a, int n) {
    boolean rotated = false;
    for (int p = 0; p < n; p++) {
      for (int q = p + 1; q < n; q++) {
        double off = a[p * n + q];
        double diagonal = Math.sqrt(Math.abs(a[p * n + p] * a[q * n + q]));
        if (Math.abs(off) > Math.max(1e-17 * diagonal, Double.MIN_NORMAL)) {
          rotated = true;
          double theta = (a[q * n + q] - a[p * n + p]) / (2 * off);
          double t = Math.signum(theta) / (Math.abs(theta) + Math.hypot(theta, 1));
          t = theta == 0 ? 1 : t;
          double c = 1 / Math.hypot(t, 1);
          rotate(a, n, p, q, c, t * c);
        }
      }
    }
    return rotated;
  }

  private static void rotate(double[] a, int n, int p, int q, double c, double s) {
    for (int k = 0; k < n; k++) {
      double kp = a[k * n + p];
      double kq = a[k * n + q];
      a[k * n + p] = c * kp - s * kq;
      a[k * n + q] = s * kp + c * kq;
    }
    for (int k = 0; k < n; k++) {
      double pk = a[p * n + k];
      double qk = a[q * n + k];
      a[p * n + k] = c * pk - s * qk;
      a[q * n + k] = s * pk + c * qk;
    }
    a[p * n + q] = 0;
    a[q * n + p] = 0;
  }

  /** All eigenvalues, the smallest first. */
  public double[] rising() {
    return rising.clone();
  }

  /** The smallest. */
  public double smallest() {
    return rising[0];
  }
}
