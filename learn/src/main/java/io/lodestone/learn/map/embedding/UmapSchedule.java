package io.lodestone.learn.map.embedding;

import java.util.Arrays;

/**
 * Which links pull in which step of an epoch, and how often.
 *
 * <p>Every link pulls twice, once from either end, and the end from which it does is also pushed
 * away by points drawn by chance. Both ends move by the same amount, else groups of points would
 * drift; they do so at the same time as others. Therefore the pulls are shared out over steps such
 * that few at one point fall into the same: all at once they would throw it far beyond its
 * neighbours.
 *
 * @param steps of an epoch
 * @param nodes that are linked
 * @param from where the pulls at each node begin: those of step s at node i at {@code s * nodes +
 *     i}, and, last, where the last end
 * @param others the other end of each pull; as its complement where the pull is from there
 * @param rates how often a pull's turn comes, as a share of all epochs
 */
record UmapSchedule(int steps, int nodes, int[] from, int[] others, float[] rates) {
  /** Shares out the pulls of a graph. */
  static UmapSchedule of(WeightedGraph graph, int steps) {
    int n = graph.nodes();
    float most = 0;
    for (float weight : graph.weights()) {
      most = Math.max(most, weight);
    }
    int links = graph.targets().length;
    byte[] step = new byte[links];
    float[] load = new float[n * steps];
    int[] from = new int[n * steps + 1];
    for (int i = 0; i < n; i++) {
      for (int link = graph.from()[i]; link < graph.from()[i + 1]; link++) {
        int j = graph.targets()[link];
        int best = 0;
        float least = Float.POSITIVE_INFINITY;
        // Another first step each time, or the early steps would have all that is left over.
        for (int t = 0; t < steps; t++) {
          int s = (t + link) % steps;
          float there = Math.max(load[i * steps + s], load[j * steps + s]);
          if (there < least) {
            least = there;
            best = s;
          }
        }
        step[link] = (byte) best;
        float rate = graph.weights()[link] / most;
        load[i * steps + best] += rate;
        load[j * steps + best] += rate;
        from[best * n + i + 1]++;
        from[best * n + j + 1]++;
      }
    }
    Arrays.parallelPrefix(from, Math::addExact);
    int[] next = Arrays.copyOf(from, n * steps);
    int[] others = new int[2 * links];
    float[] rates = new float[2 * links];
    for (int i = 0; i < n; i++) {
      for (int link = graph.from()[i]; link < graph.from()[i + 1]; link++) {
        int j = graph.targets()[link];
        float rate = graph.weights()[link] / most;
        int here = next[step[link] * n + i]++;
        others[here] = j;
        rates[here] = rate;
        int there = next[step[link] * n + j]++;
        others[there] = ~i;
        rates[there] = rate;
      }
    }
    return new UmapSchedule(steps, n, from, others, rates);
  }
}
