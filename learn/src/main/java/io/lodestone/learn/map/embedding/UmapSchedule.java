package io.lodestone.learn.map.embedding;

import java.util.Arrays;

/**
 * Which links pull in which step of an epoch, and how often.
 *
 * <p>Every link pulls twice, once from either end, and the end from which it does is also pushed
 * away by points drawn by chance. Both ends move by the same amount: where each moved by itself,
 * groups of points would drift, and the map would fall into more pieces than there are. They move
 * at the same time as others; therefore the pulls are shared out over steps such that few at one
 * point fall into the same, since all at once would throw it far beyond its neighbours.
 *
 * @param nodes that are linked
 * @param from where the pulls at each node begin: those of step s at node i at {@code s * nodes +
 *     i}, and, last, where the last end
 * @param others the other end of each pull; as its complement where the pull is from there
 * @param rates in how many epochs a pull's turn comes, as a share of 2³² without sign
 */
record UmapSchedule(int nodes, int[] from, int[] others, int[] rates) {
  private static final double WHOLE = 4294967295.0;

  /** The share of epochs, up to 1, as a share of 2³². */
  static int rate(float share) {
    return (int) (long) (share * WHOLE);
  }

  /** Shares out the pulls of a graph, those whose turn never comes left out. */
  static UmapSchedule of(WeightedGraph graph, int steps, int epochs) {
    int n = graph.nodes();
    float most = 0;
    for (float weight : graph.weights()) {
      most = Math.max(most, weight);
    }
    int links = graph.targets().length;
    byte[] step = new byte[links];
    float[] load = new float[n * steps];
    int[] from = new int[Math.addExact(Math.multiplyExact(n, steps), 1)];
    for (int i = 0; i < n; i++) {
      for (int link = graph.from()[i]; link < graph.from()[i + 1]; link++) {
        float rate = graph.weights()[link] / most;
        if (rate * epochs < 1) {
          step[link] = -1;
          continue;
        }
        int j = graph.targets()[link];
        int best = leastLoaded(load, i * steps, j * steps, steps, link);
        step[link] = (byte) best;
        load[i * steps + best] += rate;
        load[j * steps + best] += rate;
        from[best * n + i + 1]++;
        from[best * n + j + 1]++;
      }
    }
    Arrays.parallelPrefix(from, Math::addExact);
    int[] next = Arrays.copyOf(from, n * steps);
    int[] others = new int[from[n * steps]];
    int[] rates = new int[others.length];
    for (int i = 0; i < n; i++) {
      for (int link = graph.from()[i]; link < graph.from()[i + 1]; link++) {
        if (step[link] >= 0) {
          int j = graph.targets()[link];
          int rate = rate(graph.weights()[link] / most);
          int here = next[step[link] * n + i]++;
          others[here] = j;
          rates[here] = rate;
          int there = next[step[link] * n + j]++;
          others[there] = ~i;
          rates[there] = rate;
        }
      }
    }
    return new UmapSchedule(n, from, others, rates);
  }

  /** The step in which the more loaded of two nodes has least. */
  private static int leastLoaded(float[] load, int one, int other, int steps, int first) {
    int best = 0;
    float least = Float.POSITIVE_INFINITY;
    // Another first step each time, or the early steps would have all that is left over.
    for (int i = 0; i < steps; i++) {
      int s = (i + first) % steps;
      float more = Math.max(load[one + s], load[other + s]);
      if (more < least) {
        least = more;
        best = s;
      }
    }
    return best;
  }
}
