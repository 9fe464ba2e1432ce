package io.lodestone.learn.map.embedding;

import io.lodestone.learn.neighbours.NeighbourLists;
import java.util.stream.IntStream;

/**
 * The probabilities with which a point chooses each of its neighbours: Gaussians of the distance,
 * as wide as makes their entropy that of a choice among so many equals (van der Maaten and Hinton,
 * J. Mach. Learn. Res. 9, 2579, 2008).
 *
 * @param choices among so many equals; at least 1
 */
record Perplexity(double choices) {
  private static final int HALVINGS = 100;
  private static final double CLOSE = 1e-5;

  /** The probability of each neighbour, rows × k; those of a row have the sum 1. */
  float[] probabilities(NeighbourLists lists) {
    int k = lists.k();
    float[] probabilities = new float[lists.rows() * k];
    IntStream.range(0, lists.rows())
        .parallel()
        .forEach(
            row -> {
              double[] squares = new double[k];
              double first = Math.pow(lists.distance(row, 0), 2);
              for (int place = 0; place < k; place++) {
                squares[place] = Math.pow(lists.distance(row, place), 2) - first;
              }
              double[] chosen = choose(squares);
              for (int place = 0; place < k; place++) {
                probabilities[row * k + place] = (float) chosen[place];
              }
            });
    return probabilities;
  }

  private double[] choose(double[] squares) {
    double wanted = Math.log(choices);
    double scale = squares[squares.length - 1];
    double[] chosen = new double[squares.length];
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double precision = scale > 0 ? 1 / scale : 1;
    for (int halving = 0; halving < HALVINGS; halving++) {
      double sum = 0;
      double weighted = 0;
      for (int i = 0; i < squares.length; i++) {
        chosen[i] = Math.exp(-squares[i] * precision);
        sum += chosen[i];
        weighted += chosen[i] * squares[i];
      }
      for (int i = 0; i < squares.length; i++) {
        chosen[i] /= sum;
      }
      double excess = Math.log(sum) + precision * weighted / sum - wanted;
      if (Math.abs(excess) < CLOSE) {
        break;
      }
      if (excess > 0) {
        low = precision;
        precision = high == Double.POSITIVE_INFINITY ? 2 * precision : (low + high) / 2;
      } else {
        high = precision;
        precision = (low + high) / 2;
      }
    }
    return chosen;
  }
}
