package io.lodestone.core.numerics;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The eigenvectors of the largest eigenvalues of a symmetric matrix that is too large to be
 * factorised, or is known by its products only: a Krylov space of blocks, restarted with what it
 * found (Saad, Numerical Methods for Large Eigenvalue Problems, 6.5 and 7.4). They come with the
 * same digits each time, on any number of cores.
 *
 * @param values the largest eigenvalues, the largest first
 * @param vectors an eigenvector in each row, of length 1
 */
public record LeadingEigenvectors(double[] values, double[] vectors) {
  /** Up to this size the matrix is written out and factorised. */
  private static final int SMALL = 256;

  private static final double TOLERANCE = 1e-11;
  private static final int MOST_RESTARTS = 200;

  /** A symmetric matrix, known by its products. */
  public interface Operator {
    /**
     * Multiplies vectors.
     *
     * @param x count × n, a vector in each row
     * @param y count × n; filled with the products
     */
    void multiply(double[] x, double[] y, int count);
  }

  /**
   * Finds them.
   *
   * @param n the rows of the matrix
   * @param count how many are wanted, at most n
   */
  public static LeadingEigenvectors of(Operator matrix, int n, int count) {
    if (count > n || count < 0) {
      throw new IllegalArgumentException(count + " eigenvalues of " + n);
    }
    return n <= SMALL || 4 * count > n ? exact(matrix, n, count) : krylov(matrix, n, count);
  }

  /**
   * Finds those of a matrix that is written out.
   *
   * @param matrix n × n, both triangles
   */
  public static LeadingEigenvectors of(double[] matrix, int n, int count) {
    return of((x, y, vectors) -> multiply(matrix, x, y, n, vectors), n, count);
  }

  private static LeadingEigenvectors exact(Operator matrix, int n, int count) {
    double[] unit = new double[Math.multiplyExact(n, n)];
    for (int i = 0; i < n; i++) {
      unit[i * n + i] = 1;
    }
    double[] written = new double[n * n];
    matrix.multiply(unit, written, n);
    double[] values = new double[count];
    double[] vectors = new double[count * n];
    OpenBlas.get().eigenvectors(written, n, values, vectors);
    return new LeadingEigenvectors(values, vectors);
  }

  private static LeadingEigenvectors krylov(Operator matrix, int n, int count) {
    int block = count + 2;
    int most = Math.min(n, Math.max(12 * block, 48));
    double[] space = new double[most * n];
    double[] image = new double[most * n];
    SplittableRandom random = new SplittableRandom(1);
    int size = 0;
    double[] next = new double[block * n];
    Arrays.setAll(next, i -> random.nextDouble(-1, 1));
    double[] values = new double[most];
    for (int restart = 0; ; restart++) {
      int added = extend(space, size, next, n, Math.min(block, most - size));
      while (added > 0) {
        double[] x = Arrays.copyOfRange(space, size * n, (size + added) * n);
        double[] y = new double[added * n];
        matrix.multiply(x, y, added);
        System.arraycopy(y, 0, image, size * n, added * n);
        size += added;
        added = size >= most ? 0 : extend(space, size, y, n, Math.min(added, most - size));
      }
      values = new double[size];
      rotate(space, image, values, n, size);
      double[] residuals = residuals(space, image, values, n, Math.min(size, block));
      double worst = Arrays.stream(residuals, 0, count * n).map(Math::abs).max().orElse(0);
      double scale = Math.max(Math.abs(values[0]), Math.abs(values[size - 1]));
      if (worst <= TOLERANCE * scale || size == n || restart == MOST_RESTARTS) {
        return new LeadingEigenvectors(
            Arrays.copyOf(values, count), Arrays.copyOf(space, count * n));
      }
      next = residuals;
      size = Math.min(size, 3 * block);
    }
  }

  /**
   * Adds what vectors have beside a space to it.
   *
   * @return how many directions were added; those that lie in it give none
   */
  private static int extend(double[] space, int size, double[] vectors, int n, int count) {
    int added = 0;
    for (int v = 0; v < count; v++) {
      double[] vector = Arrays.copyOfRange(vectors, v * n, (v + 1) * n);
      double before = Math.sqrt(dot(vector, 0, vector, 0, n));
      // Twice is enough (Kahan and Parlett).
      for (int pass = 0; pass < 2; pass++) {
        for (int other = 0; other < size + added; other++) {
          double share = dot(space, other * n, vector, 0, n);
          for (int i = 0; i < n; i++) {
            vector[i] -= share * space[other * n + i];
          }
        }
      }
      double length = Math.sqrt(dot(vector, 0, vector, 0, n));
      if (length > 1e-10 * before && length > Double.MIN_NORMAL) {
        for (int i = 0; i < n; i++) {
          space[(size + added) * n + i] = vector[i] / length;
        }
        added++;
      }
    }
    return added;
  }

  /** Turns a space and its image to the eigenvectors of the matrix within it. */
  private static void rotate(double[] space, double[] image, double[] values, int n, int size) {
    double[] within = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double product = dot(space, i * n, image, j * n, n);
        within[i * size + j] = product;
        within[j * size + i] = product;
      }
    }
    double[] turn = new double[size * size];
    OpenBlas.get().eigenvectors(within, size, values, turn);
    for (double[] vectors : new double[][] {space, image}) {
      double[] turned = new double[size * n];
      OpenBlas.get().multiply(turn, vectors, turned, size, n, size);
      System.arraycopy(turned, 0, vectors, 0, size * n);
    }
  }

  /** What the image of each of the first vectors has beside the vector. */
  private static double[] residuals(
      double[] space, double[] image, double[] values, int n, int count) {
    double[] residuals = new double[count * n];
    for (int v = 0; v < count; v++) {
      for (int i = 0; i < n; i++) {
        residuals[v * n + i] = image[v * n + i] - values[v] * space[v * n + i];
      }
    }
    return residuals;
  }

  private static void multiply(double[] matrix, double[] x, double[] y, int n, int vectors) {
    IntStream.range(0, n)
        .parallel()
        .forEach(
            row -> {
              for (int v = 0; v < vectors; v++) {
                y[v * n + row] = dot(matrix, row * n, x, v * n, n);
              }
            });
  }

  /** Four sums at once: one would wait for each addition. */
  private static double dot(double[] a, int fromA, double[] b, int fromB, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < n; i += 4) {
      s0 += a[fromA + i] * b[fromB + i];
      s1 += a[fromA + i + 1] * b[fromB + i + 1];
      s2 += a[fromA + i + 2] * b[fromB + i + 2];
      s3 += a[fromA + i + 3] * b[fromB + i + 3];
    }
    for (; i < n; i++) {
      s0 += a[fromA + i] * b[fromB + i];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
