package io.lodestone.learn.support;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The kernels of all pairs of training rows, which all machines of a model share. They are kept in
 * single precision: what they decide is which rows hold up the function, and to three digits.
 */
final class Gram {
  private static final int CHUNK = 256;

  private final float[][] rows;

  private Gram(float[][] rows) {
    this.rows = rows;
  }

  /** Of rows of numbers, n × width. */
  static Gram of(VectorKernel kernel, double[] x, int n, int width) {
    float[][] rows = new float[n][];
    IntStream.range(0, (n + CHUNK - 1) / CHUNK)
        .parallel()
        .forEach(
            chunk -> {
              int from = chunk * CHUNK;
              int to = Math.min(n, from + CHUNK);
              double[] some = Arrays.copyOfRange(x, from * width, to * width);
              double[] values = kernel.matrix(some, to - from, x, n, width);
              for (int i = from; i < to; i++) {
                rows[i] = new float[n];
                for (int j = 0; j < n; j++) {
                  rows[i][j] = (float) values[(i - from) * n + j];
                }
              }
            });
    return new Gram(rows);
  }

  /** Of kernels that are known, n × n. */
  static Gram of(double[] kernels, int n) {
    float[][] rows = new float[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i][j] = (float) kernels[i * n + j];
      }
    }
    return new Gram(rows);
  }

  int size() {
    return rows.length;
  }

  /** The kernels of a row with all. */
  float[] row(int i) {
    return rows[i];
  }
}
