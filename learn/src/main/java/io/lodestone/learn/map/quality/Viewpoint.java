package io.lodestone.learn.map.quality;

import java.util.Arrays;

/**
 * Who is near one material.
 *
 * @param squares distances, those of the material from {@code from} on
 * @param n how many materials there are
 * @param own the material itself, which does not count
 */
record Viewpoint(double[] squares, int from, int n, int own) {
  /** The nearest, the nearest first; of those at one distance the first of the table. */
  int[] nearest(int count) {
    int[] nearest = new int[count];
    double[] best = new double[count];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    for (int j = 0; j < n; j++) {
      double square = squares[from + j];
      if (square < best[count - 1] && j != own) {
        int place = count - 1;
        while (place > 0 && best[place - 1] > square) {
          best[place] = best[place - 1];
          nearest[place] = nearest[place - 1];
          place--;
        }
        best[place] = square;
        nearest[place] = j;
      }
    }
    return nearest;
  }

  /**
   * The rank of some materials, 1 for the nearest; those at one distance share the best rank.
   *
   * @param whose the materials
   */
  int[] ranks(int[] whose) {
    double[] thresholds = new double[whose.length];
    for (int i = 0; i < whose.length; i++) {
      thresholds[i] = squares[from + whose[i]];
    }
    Arrays.sort(thresholds);
    double last = thresholds[thresholds.length - 1];
    int[] between = new int[thresholds.length];
    for (int j = 0; j < n; j++) {
      double square = squares[from + j];
      if (square < last && j != own) {
        int low = 0;
        int high = thresholds.length - 1;
        while (low < high) {
          int middle = (low + high) >>> 1;
          if (square < thresholds[middle]) {
            high = middle;
          } else {
            low = middle + 1;
          }
        }
        between[low]++;
      }
    }
    // between[t] counts those that threshold t is the first to exceed.
    int[] ranks = new int[whose.length];
    for (int i = 0; i < whose.length; i++) {
      int closer = 0;
      for (int t = 0; t < thresholds.length; t++) {
        closer += thresholds[t] <= squares[from + whose[i]] ? between[t] : 0;
      }
      ranks[i] = closer + 1;
    }
    return ranks;
  }
}
