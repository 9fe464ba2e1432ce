package io.lodestone.core.numerics;

import java.util.Arrays;

/**
 * The eigenvalues of a symmetric matrix by way of a tridiagonal one: Householder's reflections,
 * then QL steps with implicit shifts (Golub and Van Loan, Matrix Computations, 8.3).
 */
final class TridiagonalEigenvalues {
  private static final int MOST_STEPS = 60;

  private final int n;
  private final double[] diagonal;

  /** Element i couples i and i + 1. */
  private final double[] coupling;

  private TridiagonalEigenvalues(double[] a, int n) {
    this.n = n;
    diagonal = new double[n];
    coupling = new double[n];
    reduce(a);
  }

  /**
   * All eigenvalues, the smallest first.
   *
   * @param a symmetric, n × n, row-major; is overwritten
   */
  static double[] of(double[] a, int n) {
    TridiagonalEigenvalues eigenvalues = new TridiagonalEigenvalues(a, n);
    eigenvalues.iterate();
    Arrays.sort(eigenvalues.diagonal);
    return eigenvalues.diagonal;
  }

  /** Makes the rows zero beside the diagonal's neighbours, from the last one up. */
  private void reduce(double[] a) {
    double[] v = new double[n];
    double[] p = new double[n];
    for (int i = n - 1; i > 0; i--) {
      // The reflection turns row i, left of the diagonal, into a multiple of its last axis.
      double squares = 0;
      for (int k = 0; k < i; k++) {
        v[k] = a[i * n + k];
        squares += v[k] * v[k];
      }
      diagonal[i] = a[i * n + i];
      double norm = v[i - 1] > 0 ? -Math.sqrt(squares) : Math.sqrt(squares);
      coupling[i - 1] = norm;
      double half = squares - norm * v[i - 1];
      if (half == 0) {
        continue;
      }
      v[i - 1] -= norm;
      multiply(a, v, p, i);
      double product = 0;
      for (int k = 0; k < i; k++) {
        p[k] /= half;
        product += p[k] * v[k];
      }
      double share = product / (2 * half);
      for (int k = 0; k < i; k++) {
        p[k] -= share * v[k];
      }
      for (int k = 0; k < i; k++) {
        double vk = v[k];
        double pk = p[k];
        int row = k * n;
        for (int l = 0; l < i; l++) {
          a[row + l] -= vk * p[l] + pk * v[l];
        }
      }
    }
    diagonal[0] = a[0];
  }

  /** p = A v for the first rows and columns, row by row in the form of sums of rows. */
  private void multiply(double[] a, double[] v, double[] p, int size) {
    Arrays.fill(p, 0, size, 0);
    for (int k = 0; k < size; k++) {
      double vk = v[k];
      int row = k * n;
      for (int l = 0; l < size; l++) {
        p[l] += vk * a[row + l];
      }
    }
  }

  private void iterate() {
    for (int low = 0; low < n; low++) {
      int steps = 0;
      for (int high = end(low); high > low; high = end(low)) {
        if (steps++ == MOST_STEPS) {
          throw new ArithmeticException("eigenvalues do not converge");
        }
        step(low, high);
      }
    }
  }

  /** Where the block that begins at a row ends: its last row. */
  private int end(int low) {
    int end = low;
    while (end < n - 1) {
      double size = Math.abs(diagonal[end]) + Math.abs(diagonal[end + 1]);
      if (Math.abs(coupling[end]) <= Math.ulp(size) / 2) {
        break;
      }
      end++;
    }
    return end;
  }

  private void step(int low, int high) {
    double ratio = (diagonal[low + 1] - diagonal[low]) / (2 * coupling[low]);
    double root = Math.hypot(ratio, 1);
    double shift = diagonal[low] - coupling[low] / (ratio + Math.copySign(root, ratio));
    double g = diagonal[high] - shift;
    double sine = 1;
    double cosine = 1;
    double p = 0;
    for (int i = high - 1; i >= low; i--) {
      double f = sine * coupling[i];
      double b = cosine * coupling[i];
      root = Math.hypot(f, g);
      coupling[i + 1] = root;
      if (root == 0) {
        // The block falls apart here; the rest is for the next step.
        diagonal[i + 1] -= p;
        coupling[high] = 0;
        return;
      }
      sine = f / root;
      cosine = g / root;
      g = diagonal[i + 1] - p;
      double t = (diagonal[i] - g) * sine + 2 * cosine * b;
      p = sine * t;
      diagonal[i + 1] = g + p;
      g = cosine * t - b;
    }
    diagonal[low] -= p;
    coupling[low] = g;
    coupling[high] = 0;
  }
}
