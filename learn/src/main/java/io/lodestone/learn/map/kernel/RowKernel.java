package io.lodestone.learn.map.kernel;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.numerics.OpenBlas;
import io.lodestone.learn.map.MapInput;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A similarity of two rows of numbers.
 *
 * @param form how it is computed
 * @param gamma what products and squared distances are multiplied by
 * @param degree of a polynomial
 */
record RowKernel(Form form, double gamma, int degree) {
  private static final int TILE = 128;

  /** Forms of kernels, of rows x and y. */
  enum Form {
    /** exp(−γ |x − y|²). */
    RBF,
    /** (γ x·y + 1) to a power. */
    POLYNOMIAL,
    /** x·y. */
    LINEAR,
    /** x·y / |x||y|. */
    COSINE,
    /** −|x − y|² / 2: not a kernel by itself, but one after centring; it is x·y then. */
    DISTANCE
  }

  /** The similarity of each of some rows with each of others. */
  MapInput.Similarities of(MapInput.Rows from, MapInput.Rows to) {
    if (from.width() != to.width()) {
      throw new InvalidInput(
          null,
          null,
          "rows of " + from.width() + " numbers",
          "rows of " + to.width() + " numbers, as those that the map was drawn from",
          null);
    }
    int n = to.rows();
    int width = to.width();
    double[] values = new double[Math.multiplyExact(from.rows(), n)];
    double[] own = new double[from.rows()];
    double[] ones = squares(from);
    double[] others = squares(to);
    IntStream.range(0, (from.rows() + TILE - 1) / TILE)
        .parallel()
        .forEach(
            tile -> {
              int first = tile * TILE;
              int size = Math.min(TILE, from.rows() - first);
              double[] some =
                  Arrays.copyOfRange(from.values(), first * width, (first + size) * width);
              double[] products = new double[size * n];
              OpenBlas.get().multiplyTransposed(some, to.values(), products, size, n, width);
              for (int i = 0; i < size; i++) {
                double one = ones[first + i];
                for (int j = 0; j < n; j++) {
                  values[(first + i) * n + j] = of(products[i * n + j], one, others[j]);
                }
                own[first + i] = of(one, one, one);
              }
            });
    return new MapInput.Similarities(from.rows(), n, values, own);
  }

  private static double[] squares(MapInput.Rows rows) {
    double[] squares = new double[rows.rows()];
    for (int i = 0; i < squares.length; i++) {
      for (int k = i * rows.width(); k < (i + 1) * rows.width(); k++) {
        squares[i] += rows.values()[k] * rows.values()[k];
      }
    }
    return squares;
  }

  /** From the product of two rows and that of each with itself. */
  private double of(double product, double one, double other) {
    double square = Math.max(0, one + other - 2 * product);
    return switch (form) {
      case RBF -> Math.exp(-gamma * square);
      case POLYNOMIAL -> Math.pow(gamma * product + 1, degree);
      case LINEAR -> product;
      case COSINE -> one == 0 || other == 0 ? 0 : product / Math.sqrt(one * other);
      case DISTANCE -> -square / 2;
    };
  }
}
