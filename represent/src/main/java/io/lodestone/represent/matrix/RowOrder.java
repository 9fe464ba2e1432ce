package io.lodestone.represent.matrix;

/**
 * The rows of a symmetric matrix by falling norm, in an order that does not depend on the one in
 * which they come.
 *
 * <p>Atoms that symmetry makes alike have rows of equal norm. The first of them is as good as any
 * other; those after it are told apart by their elements in the columns of the rows before them.
 */
final class RowOrder {
  /** Differences below this part of the largest norm are rounding. */
  private static final double SAME = 1e-9;

  private final double[] matrix;
  private final int n;
  private final double[] norms;
  private final int[] places;
  private double same;

  RowOrder(double[] matrix, int n) {
    this.matrix = matrix;
    this.n = n;
    norms = new double[n];
    places = new int[n];
    for (int i = 0; i < n; i++) {
      double squares = 0;
      for (int j = 0; j < n; j++) {
        squares += matrix[i * n + j] * matrix[i * n + j];
      }
      norms[i] = Math.sqrt(squares);
      same = Math.max(same, SAME * norms[i]);
      places[i] = i;
    }
  }

  /** For each row of the ordered matrix the row of the given one. */
  int[] places() {
    for (int placed = 0; placed < n; placed++) {
      int next = placed;
      for (int k = placed + 1; k < n; k++) {
        if (isBefore(places[k], places[next], placed)) {
          next = k;
        }
      }
      int row = places[next];
      // Moves the rest on, so that ties keep the order in which they came.
      System.arraycopy(places, placed, places, placed + 1, next - placed);
      places[placed] = row;
    }
    return places.clone();
  }

  private boolean isBefore(int row, int other, int placed) {
    if (Math.abs(norms[row] - norms[other]) > same) {
      return norms[row] > norms[other];
    }
    for (int k = 0; k < placed; k++) {
      double difference = matrix[row * n + places[k]] - matrix[other * n + places[k]];
      if (Math.abs(difference) > same) {
        return difference > 0;
      }
    }
    double difference = matrix[row * n + row] - matrix[other * n + other];
    return difference > same;
  }
}
