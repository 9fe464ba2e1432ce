package io.lodestone.learn.neighbours;

import io.lodestone.core.numerics.OpenBlas;
import java.util.stream.IntStream;

/**
 * The nearest rows by comparing all: products of blocks of rows in single precision, x·y of |x|² +
 * |y|² − 2 x·y, choose some more than are asked for, whose distances are then taken without loss.
 */
public final class ExactSearch implements NeighbourSearch {
  /** Rows up to which this is faster than a graph on two cores, at a width of about a hundred. */
  static final int MOST_ROWS = 30_000;

  private static final int BLOCK = 256;
  private static final int TILE = 1024;

  /** Chosen beyond those asked for, because rounding may have exchanged the last ones. */
  private static final int SPARE = 8;

  private final RowSpace space;
  private final int size;
  private final int width;
  private final float[] rows;
  private final float[] squares;

  private ExactSearch(RowSpace space, int size, float[] rows) {
    this.space = space;
    this.size = size;
    this.width = space.width();
    this.rows = rows;
    this.squares = squares(rows, width);
  }

  /**
   * Prepares the rows.
   *
   * @param rows rows × width, row-major
   */
  public static ExactSearch of(double[] rows, int width, Metric metric) {
    RowSpace space = new RowSpace(rows, width, metric);
    return new ExactSearch(space, space.count(rows), space.prepared(rows));
  }

  private static float[] squares(float[] rows, int width) {
    float[] squares = new float[rows.length / width];
    for (int i = 0; i < squares.length; i++) {
      float sum = 0;
      for (int j = i * width; j < (i + 1) * width; j++) {
        sum += rows[j] * rows[j];
      }
      squares[i] = sum;
    }
    return squares;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public NeighbourLists neighbours(int k) {
    NeighbourLists.checkCount(k, size - 1);
    return search(rows, size, k, true);
  }

  @Override
  public NeighbourLists nearest(double[] others, int k) {
    NeighbourLists.checkCount(k, size);
    return search(space.prepared(others), space.count(others), k, false);
  }

  private NeighbourLists search(float[] asked, int count, int k, boolean own) {
    int[] indices = new int[Math.multiplyExact(count, k)];
    float[] distances = new float[indices.length];
    IntStream.range(0, (count + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(block -> search(asked, count, block * BLOCK, k, own, indices, distances));
    return new NeighbourLists(count, k, indices, distances);
  }

  private void search(
      float[] asked, int count, int from, int k, boolean own, int[] indices, float[] distances) {
    int block = Math.min(BLOCK, count - from);
    Nearest[] near = new Nearest[block];
    for (int i = 0; i < block; i++) {
      near[i] = new Nearest(Math.min(k + SPARE, own ? size - 1 : size));
    }
    float[] products = new float[block * Math.min(TILE, size)];
    for (int first = 0; first < size; first += TILE) {
      int tile = Math.min(TILE, size - first);
      OpenBlas.get()
          .multiplyTransposed(
              asked, from * width, rows, first * width, products, block, tile, width);
      for (int i = 0; i < block; i++) {
        choose(near[i], products, i * tile, first, tile, own ? from + i : -1);
      }
    }
    Nearest best = new Nearest(k);
    for (int i = 0; i < block; i++) {
      best.clear();
      for (int place = 0; place < near[i].size(); place++) {
        int index = near[i].index(place);
        best.offer(space.distance(asked, from + i, rows, index), index);
      }
      best.write(indices, distances, (from + i) * k);
    }
  }

  private void choose(Nearest near, float[] products, int at, int first, int tile, int without) {
    float furthest = near.furthest();
    for (int j = 0; j < tile; j++) {
      float value = squares[first + j] - 2 * products[at + j];
      if (value < furthest && first + j != without) {
        near.offer(value, first + j);
        furthest = near.furthest();
      }
    }
  }
}
