package io.lodestone.represent.environment.kernel;

import io.lodestone.represent.environment.LocalFeatures;

/**
 * Scalar products of rows.
 *
 * @param a rows of the left side
 * @param b rows of the right side, as long
 */
record RowProducts(LocalFeatures a, LocalFeatures b) {
  double of(int i, int j) {
    double[] left = a.values();
    double[] right = b.values();
    int size = a.size();
    int from = i * size;
    int other = j * size;
    // Four sums, so that one addition need not wait for the one before.
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k + 3 < size; k += 4) {
      s0 = Math.fma(left[from + k], right[other + k], s0);
      s1 = Math.fma(left[from + k + 1], right[other + k + 1], s1);
      s2 = Math.fma(left[from + k + 2], right[other + k + 2], s2);
      s3 = Math.fma(left[from + k + 3], right[other + k + 3], s3);
    }
    for (; k < size; k++) {
      s0 = Math.fma(left[from + k], right[other + k], s0);
    }
    return s0 + s1 + (s2 + s3);
  }

  /** The products of rows of the same number. */
  double[] diagonal() {
    double[] diagonal = new double[a.sites()];
    for (int i = 0; i < diagonal.length; i++) {
      diagonal[i] = of(i, i);
    }
    return diagonal;
  }
}
