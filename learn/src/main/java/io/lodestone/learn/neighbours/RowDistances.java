package io.lodestone.learn.neighbours;

import java.util.Arrays;

/**
 * Squared Euclidean distances to all of some rows, which lie turned, so that the inner loop runs
 * over rows and the processor takes several of them at once. No products are subtracted from each
 * other: equal rows are at the distance 0.
 */
public final class RowDistances {
  /** Rows of a tile: so many sums stay in the nearest cache. */
  private static final int TILE = 1024;

  private final int rows;
  private final int width;

  /** Tile after tile, in each column after column. */
  private final double[] turned;

  /**
   * The rows to which distances are wanted.
   *
   * @param values rows × width, row-major
   */
  public RowDistances(double[] values, int rows, int width) {
    this.rows = rows;
    this.width = width;
    turned = new double[rows * width];
    for (int first = 0; first < rows; first += TILE) {
      int size = Math.min(TILE, rows - first);
      for (int i = 0; i < size; i++) {
        for (int k = 0; k < width; k++) {
          turned[first * width + k * size + i] = values[(first + i) * width + k];
        }
      }
    }
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /**
   * The squared distances of one row to all.
   *
   * @param from rows × width of the same width
   * @param row which of them
   * @param squares filled, one for each row
   */
  public void squares(double[] from, int row, double[] squares) {
    Arrays.fill(squares, 0, rows, 0);
    for (int first = 0; first < rows; first += TILE) {
      int size = Math.min(TILE, rows - first);
      for (int k = 0; k < width; k++) {
        add(from[row * width + k], first * width + k * size, squares, first, size);
      }
    }
  }

  private void add(double value, int at, double[] squares, int first, int size) {
    for (int i = 0; i < size; i++) {
      double difference = turned[at + i] - value;
      squares[first + i] += difference * difference;
    }
  }
}
