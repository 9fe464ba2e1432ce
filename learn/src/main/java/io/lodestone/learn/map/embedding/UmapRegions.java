package io.lodestone.learn.map.embedding;

import java.util.Arrays;

/**
 * Regions of a map, each with as many points as others, but for one, and near each other: those of
 * one region are moved one after the other, and regions at the same time. How many there are
 * depends on the number of points only, and so not on that of cores.
 *
 * @param order the points of the first region, those of the second, and so on
 * @param from where those of each region begin, and, last, where those of the last end
 */
record UmapRegions(int[] order, int[] from) {
  /** With fewer points to a region, many links would lead from one to another. */
  private static final int FEWEST = 1000;

  /**
   * Halves the points again and again, along the axis along which they are spread out most.
   *
   * @param positions points × dimensions
   */
  static UmapRegions of(float[] positions, int dimensions) {
    int n = positions.length / dimensions;
    int count = Integer.highestOneBit(Math.max(1, n / FEWEST));
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    int[] from = new int[count + 1];
    for (int region = 0; region <= count; region++) {
      from[region] = (int) ((long) n * region / count);
    }
    halve(positions, dimensions, order, from, 0, count);
    return new UmapRegions(order, from);
  }

  private static void halve(
      float[] positions, int dimensions, int[] order, int[] from, int first, int count) {
    if (count == 1) {
      Arrays.sort(order, from[first], from[first + 1]);
      return;
    }
    int begin = from[first];
    int end = from[first + count];
    int axis = widest(positions, dimensions, order, begin, end);
    long[] keys = new long[end - begin];
    for (int i = begin; i < end; i++) {
      keys[i - begin] = (long) rising(positions[order[i] * dimensions + axis]) << 32 | order[i];
    }
    Arrays.sort(keys);
    for (int i = begin; i < end; i++) {
      order[i] = (int) keys[i - begin];
    }
    halve(positions, dimensions, order, from, first, count / 2);
    halve(positions, dimensions, order, from, first + count / 2, count / 2);
  }

  /** A whole number that rises with a number. */
  private static int rising(float value) {
    int bits = Float.floatToIntBits(value);
    return bits ^ bits >> 31 & Integer.MAX_VALUE;
  }

  private static int widest(float[] positions, int dimensions, int[] order, int begin, int end) {
    int widest = 0;
    float most = -1;
    for (int d = 0; d < dimensions; d++) {
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      for (int i = begin; i < end; i++) {
        float at = positions[order[i] * dimensions + d];
        low = Math.min(low, at);
        high = Math.max(high, at);
      }
      if (high - low > most) {
        most = high - low;
        widest = d;
      }
    }
    return widest;
  }

  int count() {
    return from.length - 1;
  }
}
