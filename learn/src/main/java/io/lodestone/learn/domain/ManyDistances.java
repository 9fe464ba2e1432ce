package io.lodestone.learn.domain;

import io.lodestone.core.numerics.OpenBlas;
import java.util.Arrays;

/**
 * Finds the rows of a table that may be nearest to each of many others, by one product of matrices:
 * |a − b|² = |a|² + |b|² − 2 a·b. What that loses in single precision is little beside the
 * distances of candidates, of which there are some more than are wanted; who asks measures these
 * again.
 */
final class ManyDistances {
  /** Rows whose products are held together. */
  private static final int TILE = 64;

  private final int width;
  private final int size;
  private final float[] middle;
  private final float[] centred;
  private final float[] squares;

  /**
   * Distances from some rows.
   *
   * @param rows size × width, row-major
   */
  ManyDistances(float[] rows, int width) {
    this.width = width;
    size = rows.length / width;
    middle = new float[width];
    double[] sums = new double[width];
    for (int i = 0; i < rows.length; i++) {
      sums[i % width] += rows[i];
    }
    for (int j = 0; j < width; j++) {
      middle[j] = (float) (sums[j] / size);
    }
    // Numbers far from zero would lose what tells them apart.
    centred = centred(rows, 0, size);
    squares = squares(centred, size);
  }

  private float[] centred(float[] rows, int from, int count) {
    float[] result = new float[count * width];
    for (int row = 0; row < count; row++) {
      for (int j = 0; j < width; j++) {
        result[row * width + j] = rows[(from + row) * width + j] - middle[j];
      }
    }
    return result;
  }

  private float[] squares(float[] rows, int count) {
    float[] result = new float[count];
    for (int i = 0; i < count; i++) {
      float sum = 0;
      for (int j = 0; j < width; j++) {
        sum += rows[i * width + j] * rows[i * width + j];
      }
      result[i] = sum;
    }
    return result;
  }

  /**
   * The candidates of each row.
   *
   * @param rows asked × width, row-major
   * @param wanted how many for each
   * @return asked × wanted places, in their order; fewer for each where there are no more rows
   */
  int[][] candidates(float[] rows, int wanted) {
    int asked = rows.length / width;
    int[][] result = new int[asked][];
    float[] products = new float[Math.min(TILE, asked) * size];
    float[] nearest = new float[Math.min(wanted, size)];
    for (int from = 0; from < asked; from += TILE) {
      int count = Math.min(TILE, asked - from);
      float[] some = centred(rows, from, count);
      OpenBlas.get().multiplyTransposed(some, 0, centred, 0, products, count, size, width);
      for (int i = 0; i < count; i++) {
        result[from + i] = smallest(products, i * size, nearest);
      }
    }
    return result;
  }

  private int[] smallest(float[] products, int from, float[] nearest) {
    int[] places = new int[nearest.length];
    int last = nearest.length - 1;
    Arrays.fill(nearest, Float.POSITIVE_INFINITY);
    for (int other = 0; other < size; other++) {
      // The square of the row itself is the same for all.
      float apart = squares[other] - 2 * products[from + other];
      if (apart < nearest[last]) {
        int place = last;
        for (; place > 0 && nearest[place - 1] > apart; place--) {
          nearest[place] = nearest[place - 1];
          places[place] = places[place - 1];
        }
        nearest[place] = apart;
        places[place] = other;
      }
    }
    Arrays.sort(places);
    return places;
  }
}
