package io.lodestone.learn.map.embedding;

import io.lodestone.learn.neighbours.NeighbourLists;
import java.util.stream.IntStream;

/**
 * How much each neighbour counts as near: the nearest fully, those behind it exponentially less, at
 * a rate such that together they count as the logarithm of their number (McInnes, Healy and
 * Melville, arXiv:1802.03426, algorithm 3).
 *
 * @param lists of the neighbours
 * @param weights of each neighbour, rows × k
 */
record Memberships(NeighbourLists lists, float[] weights) {
  private static final int HALVINGS = 64;
  private static final double CLOSE = 1e-5;
  private static final double LEAST_SCALE = 1e-3;

  /**
   * Of points in the lists of which they are themselves: the nearest that lies elsewhere counts
   * fully.
   */
  static Memberships among(NeighbourLists lists) {
    return of(lists, true);
  }

  /** Of points that are new to those they are near to. */
  static Memberships ofNew(NeighbourLists lists) {
    return of(lists, false);
  }

  /** The graph in which two points are linked as surely as at least one of them says. */
  WeightedGraph graph() {
    return WeightedGraph.of(lists, weights, (there, back) -> there + back - there * back);
  }

  private static Memberships of(NeighbourLists lists, boolean fromNearest) {
    int k = lists.k();
    float[] weights = new float[lists.rows() * k];
    double overall =
        IntStream.range(0, lists.rows()).mapToDouble(row -> mean(lists, row)).sum() / lists.rows();
    IntStream.range(0, lists.rows())
        .parallel()
        .forEach(
            row -> {
              double nearest = fromNearest ? nearest(lists, row) : 0;
              double mean = nearest > 0 || !fromNearest ? mean(lists, row) : overall;
              double scale = Math.max(scale(lists, row, nearest), LEAST_SCALE * mean);
              for (int place = 0; place < k; place++) {
                double behind = lists.distance(row, place) - nearest;
                weights[row * k + place] =
                    (float) (behind <= 0 || scale == 0 ? 1 : Math.exp(-behind / scale));
              }
            });
    return new Memberships(lists, weights);
  }

  /** The mean distance, with that of the point to itself. */
  private static double mean(NeighbourLists lists, int row) {
    double sum = 0;
    for (int place = 0; place < lists.k(); place++) {
      sum += lists.distance(row, place);
    }
    return sum / (lists.k() + 1);
  }

  private static double nearest(NeighbourLists lists, int row) {
    for (int place = 0; place < lists.k(); place++) {
      if (lists.distance(row, place) > 0) {
        return lists.distance(row, place);
      }
    }
    return 0;
  }

  private static double scale(NeighbourLists lists, int row, double nearest) {
    double wanted = Math.log(lists.k() + 1) / Math.log(2);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double scale = 1;
    for (int halving = 0; halving < HALVINGS; halving++) {
      double sum = 0;
      for (int place = 0; place < lists.k(); place++) {
        double behind = lists.distance(row, place) - nearest;
        sum += behind > 0 ? Math.exp(-behind / scale) : 1;
      }
      if (Math.abs(sum - wanted) < CLOSE) {
        break;
      }
      if (sum > wanted) {
        high = scale;
        scale = (low + high) / 2;
      } else {
        low = scale;
        scale = high == Double.POSITIVE_INFINITY ? 2 * scale : (low + high) / 2;
      }
    }
    return scale;
  }
}
