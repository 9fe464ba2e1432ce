package io.lodestone.learn.subgroup;

/**
 * Cuts rising values into clusters with the least sum of squared distances from their means: the
 * optimum, by dynamic programming over the number of clusters (Wang and Song, R Journal 3, 29
 * (2011)). The best last cut never moves down as values are added, so that each step halves the
 * cuts to be looked at and the work grows as n log n per cluster.
 */
final class OptimalClusters {
  private final int[] ends;
  private final double[] sums;
  private final double[] squares;
  private int[][] cut;
  private double[] before;
  private double[] now;

  /**
   * @param rising the values
   * @param places where a cut can be: equal values are never parted
   */
  OptimalClusters(double[] rising, int[] places) {
    ends = java.util.Arrays.copyOf(places, places.length + 1);
    ends[places.length] = rising.length;
    sums = new double[rising.length + 1];
    squares = new double[rising.length + 1];
    // Squares of values far from 0 would drown their differences.
    double centre = rising[rising.length / 2];
    for (int i = 0; i < rising.length; i++) {
      double value = rising[i] - centre;
      sums[i + 1] = sums[i] + value;
      squares[i + 1] = squares[i] + value * value;
    }
  }

  /** The numbers of values below each cut, rising. */
  int[] into(int clusters) {
    int count = ends.length;
    cut = new int[clusters][count];
    before = new double[count];
    for (int i = 0; i < count; i++) {
      before[i] = cost(0, ends[i]);
    }
    for (int k = 1; k < clusters; k++) {
      now = new double[count];
      fill(k, k, count - 1, k, count - 1);
      before = now;
    }
    int[] chosen = new int[clusters - 1];
    int last = count - 1;
    for (int k = clusters - 1; k > 0; k--) {
      last = cut[k][last] - 1;
      chosen[k - 1] = ends[last];
    }
    return chosen;
  }

  /** Finds the best first part of the last cluster for all ends of a stretch. */
  private void fill(int k, int first, int last, int lowest, int highest) {
    if (first > last) {
      return;
    }
    int middle = (first + last) >>> 1;
    double best = Double.POSITIVE_INFINITY;
    for (int start = Math.max(lowest, k); start <= Math.min(highest, middle); start++) {
      double cost = before[start - 1] + cost(ends[start - 1], ends[middle]);
      if (cost < best) {
        best = cost;
        cut[k][middle] = start;
      }
    }
    now[middle] = best;
    fill(k, first, middle - 1, lowest, cut[k][middle]);
    fill(k, middle + 1, last, cut[k][middle], highest);
  }

  private double cost(int from, int end) {
    double sum = sums[end] - sums[from];
    return Math.max(0, squares[end] - squares[from] - sum * sum / (end - from));
  }
}
