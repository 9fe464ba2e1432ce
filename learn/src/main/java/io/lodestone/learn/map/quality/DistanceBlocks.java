package io.lodestone.learn.map.quality;

import io.lodestone.core.numerics.OpenBlas;
import io.lodestone.learn.map.MapInput;
import java.util.Arrays;

/** Squared distances of some materials to all, block by block: all at once may not fit. */
sealed interface DistanceBlocks {
  /** How many materials there are. */
  int size();

  /**
   * Squared distances.
   *
   * @param chosen whose
   * @param squares filled, chosen × size
   */
  void fill(int[] chosen, double[] squares);

  static DistanceBlocks of(MapInput input) {
    return switch (input) {
      case MapInput.Rows rows -> OfRows.of(rows);
      case MapInput.Distances distances -> new Given(distances);
      case MapInput.Similarities similarities -> new Given(similarities.toDistances());
    };
  }

  /** Distances that were given. */
  record Given(MapInput.Distances distances) implements DistanceBlocks {
    @Override
    public int size() {
      return distances.rows();
    }

    @Override
    public void fill(int[] chosen, double[] squares) {
      int n = size();
      for (int i = 0; i < chosen.length; i++) {
        for (int j = 0; j < n; j++) {
          double distance = distances.values()[chosen[i] * n + j];
          squares[i * n + j] = distance * distance;
        }
      }
    }
  }

  /**
   * Euclidean distances of rows, by products of tiles that fit in the processor's caches.
   *
   * @param centred size × width
   * @param tiles the same values, so many rows in each
   * @param lengths squares of the rows
   */
  record OfRows(int size, int width, double[] centred, double[][] tiles, double[] lengths)
      implements DistanceBlocks {
    private static final int TILE = 1024;

    /** Below this part of the squares that it is the difference of, a distance is rounding. */
    private static final double ROUNDING = 1e-13;

    static OfRows of(MapInput.Rows rows) {
      int n = rows.rows();
      int width = rows.width();
      double[] means = new double[width];
      for (int i = 0; i < rows.values().length; i++) {
        means[i % width] += rows.values()[i] / n;
      }
      double[] centred = new double[n * width];
      double[] lengths = new double[n];
      for (int i = 0; i < centred.length; i++) {
        centred[i] = rows.values()[i] - means[i % width];
        lengths[i / width] += centred[i] * centred[i];
      }
      double[][] tiles = new double[(n + TILE - 1) / TILE][];
      for (int tile = 0; tile < tiles.length; tile++) {
        int end = Math.min(n, (tile + 1) * TILE);
        tiles[tile] = Arrays.copyOfRange(centred, tile * TILE * width, end * width);
      }
      return new OfRows(n, width, centred, tiles, lengths);
    }

    @Override
    public void fill(int[] chosen, double[] squares) {
      double[] rows = new double[chosen.length * width];
      for (int i = 0; i < chosen.length; i++) {
        System.arraycopy(centred, chosen[i] * width, rows, i * width, width);
      }
      double[] products = new double[chosen.length * TILE];
      for (int tile = 0; tile < tiles.length; tile++) {
        int first = tile * TILE;
        int columns = tiles[tile].length / width;
        OpenBlas.get()
            .multiplyTransposed(rows, tiles[tile], products, chosen.length, columns, width);
        for (int i = 0; i < chosen.length; i++) {
          double own = lengths[chosen[i]];
          for (int j = 0; j < columns; j++) {
            double sum = own + lengths[first + j];
            double square = sum - 2 * products[i * columns + j];
            squares[i * size + first + j] = square > ROUNDING * sum ? square : 0;
          }
        }
      }
    }
  }
}
