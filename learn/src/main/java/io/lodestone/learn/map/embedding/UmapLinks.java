package io.lodestone.learn.map.embedding;

import java.util.Arrays;

/**
 * The links of a graph, each once, and how often they pull. Those whose turn never comes are left
 * out.
 *
 * @param one end of each link, with the smaller number
 * @param other end
 * @param rates in how many epochs a link's turn comes, as a share of 2³² without sign
 */
record UmapLinks(int[] one, int[] other, int[] rates) {
  private static final double WHOLE = 4294967295.0;

  /** The share of epochs, up to 1, as a share of 2³². */
  static int rate(float share) {
    return (int) (long) (share * WHOLE);
  }

  /** Whether a link's turn comes in an epoch, from 1 on: it does at even intervals. */
  static boolean due(int rate, int epoch) {
    return Integer.compareUnsigned(epoch * rate, rate) < 0;
  }

  /** The links of a graph, of which the strongest pulls in each of so many epochs. */
  static UmapLinks of(WeightedGraph graph, int epochs) {
    float most = 0;
    for (float weight : graph.weights()) {
      most = Math.max(most, weight);
    }
    int links = graph.targets().length;
    int[] one = new int[links];
    int[] other = new int[links];
    int[] rates = new int[links];
    int size = 0;
    for (int i = 0; i < graph.nodes(); i++) {
      for (int link = graph.from()[i]; link < graph.from()[i + 1]; link++) {
        float share = graph.weights()[link] / most;
        if (graph.targets()[link] > i && share * epochs >= 1) {
          one[size] = i;
          other[size] = graph.targets()[link];
          rates[size++] = rate(share);
        }
      }
    }
    return new UmapLinks(
        Arrays.copyOf(one, size), Arrays.copyOf(other, size), Arrays.copyOf(rates, size));
  }
}
