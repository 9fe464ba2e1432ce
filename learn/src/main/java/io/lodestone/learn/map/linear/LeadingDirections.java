package io.lodestone.learn.map.linear;

import io.lodestone.core.numerics.LeadingEigenvectors;
import io.lodestone.core.numerics.OpenBlas;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The directions along which centred rows scatter most: leading eigenvectors of XᵀX, by way of XXᵀ
 * where there are fewer rows than columns.
 *
 * @param squares the sum of squares along each direction, the largest first
 * @param vectors directions × width, row-major, each of length 1; of the components of each, the
 *     largest in size is positive
 * @param total the sum of squares along all directions
 */
record LeadingDirections(double[] squares, double[] vectors, double total) {
  /** Rows of one product: sums over blocks in their order are the same on any number of cores. */
  private static final int BLOCK = 2048;

  /** Above so many rows and columns a matrix of products costs more than products with vectors. */
  private static final int LARGE = 2000;

  private static final int STRIPE = 512;

  /**
   * Finds them.
   *
   * @param x centred, rows × width
   * @param count how many are wanted, at most the smaller of rows and width
   */
  static LeadingDirections of(double[] x, int rows, int width, int count) {
    double total = 0;
    for (double value : x) {
      total += value * value;
    }
    double[] squares;
    double[] vectors;
    if (Math.min(rows, width) > LARGE) {
      LeadingEigenvectors found =
          LeadingEigenvectors.of(
              (from, to, vectorCount) -> scatterTimes(x, rows, width, from, to, vectorCount),
              width,
              count);
      squares = found.values();
      vectors = found.vectors();
    } else if (width <= rows) {
      LeadingEigenvectors found = LeadingEigenvectors.of(scatter(x, rows, width), width, count);
      squares = found.values();
      vectors = found.vectors();
    } else {
      double[] gram = new double[Math.multiplyExact(rows, rows)];
      OpenBlas.get().gram(x, gram, rows, width);
      LeadingEigenvectors found = LeadingEigenvectors.of(gram, rows, count);
      squares = found.values();
      vectors = new double[count * width];
      OpenBlas.get().multiply(found.vectors(), x, vectors, count, width, rows);
    }
    for (int i = 0; i < count; i++) {
      squares[i] = Math.max(0, squares[i]);
      direct(vectors, i * width, (i + 1) * width);
    }
    return new LeadingDirections(squares, vectors, total);
  }

  /** Products of vectors with XᵀX, which is not written out. */
  private static void scatterTimes(
      double[] x, int rows, int width, double[] from, double[] to, int count) {
    double[] along = new double[rows * count];
    IntStream.range(0, rows)
        .parallel()
        .forEach(
            row -> {
              for (int v = 0; v < count; v++) {
                double sum = 0;
                for (int j = 0; j < width; j++) {
                  sum += x[row * width + j] * from[v * width + j];
                }
                along[row * count + v] = sum;
              }
            });
    Arrays.fill(to, 0);
    // Stripes of columns: each sum is made by one thread, in the order of the rows.
    IntStream.range(0, (width + STRIPE - 1) / STRIPE)
        .parallel()
        .forEach(
            stripe -> {
              int end = Math.min(width, (stripe + 1) * STRIPE);
              for (int row = 0; row < rows; row++) {
                for (int v = 0; v < count; v++) {
                  double factor = along[row * count + v];
                  for (int j = stripe * STRIPE; j < end; j++) {
                    to[v * width + j] += factor * x[row * width + j];
                  }
                }
              }
            });
  }

  /** XᵀX. */
  static double[] scatter(double[] x, int rows, int width) {
    int blocks = (rows + BLOCK - 1) / BLOCK;
    double[] sum = new double[Math.multiplyExact(width, width)];
    int atOnce = Math.max(1, Runtime.getRuntime().availableProcessors());
    for (int first = 0; first < blocks; first += atOnce) {
      double[][] parts =
          IntStream.range(first, Math.min(blocks, first + atOnce))
              .parallel()
              .mapToObj(block -> scatterOfBlock(x, rows, width, block))
              .toArray(double[][]::new);
      for (double[] part : parts) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] += part[i];
        }
      }
    }
    return sum;
  }

  private static double[] scatterOfBlock(double[] x, int rows, int width, int block) {
    int from = block * BLOCK;
    int size = Math.min(BLOCK, rows - from);
    double[] turned = new double[width * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < width; j++) {
        turned[j * size + i] = x[(from + i) * width + j];
      }
    }
    double[] part = new double[width * width];
    OpenBlas.get().gram(turned, part, width, size);
    return part;
  }

  /** Makes a vector one of length 1, in that of the two directions which is chosen once for all. */
  static void direct(double[] values, int from, int to) {
    double length = 0;
    double largest = 0;
    for (int i = from; i < to; i++) {
      length += values[i] * values[i];
      // A little more is needed to be larger, or rounding would choose between equal ones.
      if (Math.abs(values[i]) > Math.abs(largest) * (1 + 1e-9)) {
        largest = values[i];
      }
    }
    if (length > 0) {
      double factor = Math.copySign(1 / Math.sqrt(length), largest);
      for (int i = from; i < to; i++) {
        values[i] *= factor;
      }
    }
  }

  /** The mean of each column. */
  static double[] means(double[] x, int rows, int width) {
    double[] means = new double[width];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < width; j++) {
        means[j] += x[i * width + j];
      }
    }
    Arrays.setAll(means, j -> means[j] / rows);
    return means;
  }

  /** Rows less what is given for each column. */
  static double[] centred(double[] x, double[] means) {
    double[] centred = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      centred[i] = x[i] - means[i % means.length];
    }
    return centred;
  }
}
