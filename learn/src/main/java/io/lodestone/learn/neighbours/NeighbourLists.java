package io.lodestone.learn.neighbours;

import io.lodestone.core.error.InvalidInput;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/** Of each of many rows, the rows nearest to it, nearest first; of equally near ones the first. */
public final class NeighbourLists {
  private final int rows;
  private final int k;
  private final int[] indices;
  private final float[] distances;

  /** Lists that take the arrays, rows × k each, as their own. */
  NeighbourLists(int rows, int k, int[] indices, float[] distances) {
    Objects.checkFromIndexSize(0, Math.multiplyExact(rows, k), indices.length);
    Objects.checkFromIndexSize(0, indices.length, distances.length);
    this.rows = rows;
    this.k = k;
    this.indices = indices;
    this.distances = distances;
  }

  /**
   * The nearest by given distances.
   *
   * @param distances rows × columns, row-major
   * @param others whether rows and columns are the same, and a row is no neighbour of itself
   * @param k how many, fewer than columns where rows are no neighbours of themselves
   */
  public static NeighbourLists ofDistances(
      double[] distances, int rows, int columns, boolean others, int k) {
    checkCount(k, others ? columns - 1 : columns);
    int[] indices = new int[Math.multiplyExact(rows, k)];
    float[] nearest = new float[indices.length];
    IntStream.range(0, rows)
        .parallel()
        .forEach(
            row -> {
              Nearest best = new Nearest(k);
              for (int column = 0; column < columns; column++) {
                if (!others || column != row) {
                  best.offer((float) distances[row * columns + column], column);
                }
              }
              best.write(indices, nearest, row * k);
            });
    return new NeighbourLists(rows, k, indices, nearest);
  }

  static void checkCount(int k, int most) {
    if (k < 1 || k > most) {
      throw new InvalidInput(
          null, null, k + " neighbours", "1 to " + most + ", which is all there are", null);
    }
  }

  /** The number of rows that have neighbours. */
  public int rows() {
    return rows;
  }

  /** How many neighbours each row has. */
  public int k() {
    return k;
  }

  /** A neighbour of a row, 0 for the nearest. */
  public int index(int row, int place) {
    return indices[row * k + Objects.checkIndex(place, k)];
  }

  /** How far a neighbour is. */
  public float distance(int row, int place) {
    return distances[row * k + Objects.checkIndex(place, k)];
  }

  /** The neighbours of one row, nearest first. */
  public int[] of(int row) {
    return Arrays.copyOfRange(indices, row * k, (row + 1) * k);
  }

  /** The first neighbours of each row only. */
  public NeighbourLists first(int fewer) {
    checkCount(fewer, k);
    int[] kept = new int[rows * fewer];
    float[] nearest = new float[rows * fewer];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(indices, row * k, kept, row * fewer, fewer);
      System.arraycopy(distances, row * k, nearest, row * fewer, fewer);
    }
    return new NeighbourLists(rows, fewer, kept, nearest);
  }

  /** The same with all distances multiplied by a number above zero. */
  public NeighbourLists scaled(double factor) {
    float[] changed = new float[distances.length];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = (float) (distances[i] * factor);
    }
    return new NeighbourLists(rows, k, indices, changed);
  }

  /**
   * The share of true neighbours that are here. One as near as the furthest true one counts, since
   * which of equally near rows are listed means nothing.
   *
   * @param truth of the same rows, with as many neighbours
   */
  public double recall(NeighbourLists truth) {
    if (truth.rows != rows || truth.k != k) {
      throw new IllegalArgumentException("lists of other rows");
    }
    long found = 0;
    for (int row = 0; row < rows; row++) {
      float furthest = truth.distance(row, k - 1) * (1 + 1e-6f);
      for (int place = 0; place < k; place++) {
        found += distance(row, place) <= furthest ? 1 : 0;
      }
    }
    return found / ((double) rows * k);
  }
}
