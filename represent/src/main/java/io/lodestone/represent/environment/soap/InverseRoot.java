package io.lodestone.represent.environment.soap;

import io.lodestone.core.error.InvalidInput;

/**
 * S^(-1/2) of a symmetric positive definite matrix, with which Löwdin makes functions of overlap S
 * orthonormal, by Jacobi's rotations (Golub and Van Loan, Matrix Computations, 8.5).
 */
final class InverseRoot {
  private static final int MOST_SWEEPS = 60;

  /** Eigenvalues below this share of the largest have no digits left. */
  private static final double SINGULAR = 1e-15;

  private final int n;
  private final double[] a;
  private final double[] vectors;

  InverseRoot(double[] matrix, int n) {
    this.n = n;
    a = matrix.clone();
    vectors = new double[n * n];
    for (int i = 0; i < n; i++) {
      vectors[i * n + i] = 1;
    }
    for (int sweep = 0; sweep < MOST_SWEEPS && sweep(); sweep++) {}
  }

  /** Rotates every pair of axes once; false where nothing is left to rotate. */
  private boolean sweep() {
    boolean rotated = false;
    for (int p = 0; p < n; p++) {
      for (int q = p + 1; q < n; q++) {
        double off = a[p * n + q];
        if (Math.abs(off) > 1e-17 * Math.sqrt(Math.abs(a[p * n + p] * a[q * n + q]))) {
          rotated = true;
          double theta = (a[q * n + q] - a[p * n + p]) / (2 * off);
          double t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
          double c = 1 / Math.hypot(t, 1);
          rotate(p, q, c, t * c);
        }
      }
    }
    return rotated;
  }

  private void rotate(int p, int q, double c, double s) {
    for (int k = 0; k < n; k++) {
      double kp = a[k * n + p];
      double kq = a[k * n + q];
      a[k * n + p] = c * kp - s * kq;
      a[k * n + q] = s * kp + c * kq;
      kp = vectors[k * n + p];
      kq = vectors[k * n + q];
      vectors[k * n + p] = c * kp - s * kq;
      vectors[k * n + q] = s * kp + c * kq;
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

  /**
   * The matrix, row-major.
   *
   * @throws InvalidInput when the functions depend on each other within the precision of doubles
   */
  double[] matrix() {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, a[i * n + i]);
    }
    double[] root = new double[n * n];
    for (int e = 0; e < n; e++) {
      double value = a[e * n + e];
      if (!(value > SINGULAR * largest)) {
        throw new InvalidInput(
            null,
            "n_max",
            n + " radial functions that are nearly dependent",
            "radial functions that can be told apart in double precision",
            "choose a smaller n_max or a larger r_cut");
      }
      for (int i = 0; i < n; i++) {
        double scaled = vectors[i * n + e] / Math.sqrt(value);
        for (int k = 0; k < n; k++) {
          root[i * n + k] += scaled * vectors[k * n + e];
        }
      }
    }
    return root;
  }
}
