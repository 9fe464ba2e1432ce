package io.lodestone.learn.neighbours;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The links of each row on each level, and where every walk begins. */
final class HnswGraph {
  private final float[] rows;
  private final int width;
  private final int[] rowOf;
  private final int most;
  private final int[] order;
  private final int[] levels;

  /** The links of node i on level l are {@code links[i][l][1..]}, their number {@code [0]}. */
  private final int[][][] links;

  private int entry = -1;

  /** The links that a node has chosen, on each of its levels. */
  record Links(int node, int[][] chosen) {}

  /**
   * A graph with its first node.
   *
   * @param rowOf the row of each node
   */
  HnswGraph(float[] rows, int width, int[] rowOf, Hnsw.Settings settings) {
    this.rows = rows;
    this.width = width;
    this.rowOf = rowOf;
    this.most = settings.links();
    int nodes = rowOf.length;
    this.order = IntStream.range(0, nodes).toArray();
    this.levels = new int[nodes];
    this.links = new int[nodes][][];
    SplittableRandom random = new SplittableRandom(settings.seed());
    for (int i = 0; i < nodes; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    for (int node = 0; node < nodes; node++) {
      levels[node] = (int) (-Math.log(1 - random.nextDouble()) / Math.log(most));
      links[node] = new int[levels[node] + 1][];
      for (int level = 0; level <= levels[node]; level++) {
        links[node][level] = new int[1 + most(level)];
      }
    }
    if (nodes > 0) {
      entry = order[0];
    }
  }

  private int most(int level) {
    return level == 0 ? 2 * most : most;
  }

  /** Nodes in the order in which they are inserted. */
  int[] order() {
    return order;
  }

  int nodes() {
    return order.length;
  }

  int entry() {
    return entry;
  }

  int level(int node) {
    return levels[node];
  }

  /** The links of a node: their number, then they. */
  int[] links(int node, int level) {
    return links[node][level];
  }

  /** The squared distance of a row of numbers to a node. */
  float squared(float[] asked, int row, int node) {
    return squared(asked, row * width, rows, rowOf[node] * width, width);
  }

  private float between(int a, int b) {
    return squared(rows, rowOf[a] * width, rows, rowOf[b] * width, width);
  }

  /** Several sums side by side, which do not wait for each other. */
  private static float squared(float[] a, int i, float[] b, int j, int width) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int at = 0;
    for (; at + 4 <= width; at += 4) {
      float d0 = a[i + at] - b[j + at];
      float d1 = a[i + at + 1] - b[j + at + 1];
      float d2 = a[i + at + 2] - b[j + at + 2];
      float d3 = a[i + at + 3] - b[j + at + 3];
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
    }
    for (; at < width; at++) {
      float d = a[i + at] - b[j + at];
      s0 += d * d;
    }
    return s0 + s1 + (s2 + s3);
  }

  /** The links that a new node would have; the graph does not change. */
  Links choose(int node, int candidates, HnswWalk walk) {
    int[][] chosen = new int[levels[node] + 1][];
    walk.start(rows, rowOf[node]);
    for (int level = levels[entry]; level >= 0; level--) {
      walk.along(level, level > levels[node] ? 1 : candidates);
      if (level <= levels[node]) {
        chosen[level] = diverse(walk.nodes(), walk.distances(), most);
      }
    }
    for (int level = levels[entry] + 1; level <= levels[node]; level++) {
      chosen[level] = new int[0];
    }
    return new Links(node, chosen);
  }

  /**
   * Of candidates, nearest first, those that are nearer to the node than to any chosen before, so
   * that links lead into all directions (algorithm 4 of the paper).
   */
  private int[] diverse(int[] candidates, float[] distances, int count) {
    int[] kept = new int[Math.min(count, candidates.length)];
    int size = 0;
    for (int i = 0; i < candidates.length && size < count; i++) {
      boolean apart = true;
      for (int j = 0; j < size && apart; j++) {
        apart = between(candidates[i], kept[j]) > distances[i];
      }
      if (apart) {
        kept[size++] = candidates[i];
      }
    }
    return Arrays.copyOf(kept, size);
  }

  /** Inserts nodes with the links that they chose, and links their neighbours back to them. */
  void link(Links[] batch) {
    int top = levels[entry];
    for (Links node : batch) {
      for (int level = 0; level < node.chosen.length; level++) {
        int[] chosen = node.chosen[level];
        links[node.node][level][0] = chosen.length;
        System.arraycopy(chosen, 0, links[node.node][level], 1, chosen.length);
      }
    }
    for (int level = 0; level <= top; level++) {
      linkBack(batch, level);
    }
    for (Links node : batch) {
      entry = levels[node.node] > levels[entry] ? node.node : entry;
    }
  }

  private void linkBack(Links[] batch, int level) {
    int count = 0;
    for (Links node : batch) {
      count += level < node.chosen.length ? node.chosen[level].length : 0;
    }
    // Target, and place in the batch: sorted, those with one target lie together in a fixed order.
    long[] pairs = new long[count];
    count = 0;
    for (int i = 0; i < batch.length; i++) {
      for (int target : level < batch[i].chosen.length ? batch[i].chosen[level] : new int[0]) {
        pairs[count++] = (long) target << 32 | i;
      }
    }
    Arrays.sort(pairs);
    int last = count;
    IntStream.range(0, count)
        .filter(i -> i == 0 || pairs[i] >> 32 != pairs[i - 1] >> 32)
        .parallel()
        .forEach(
            i -> {
              int to = i + 1;
              while (to < last && pairs[to] >> 32 == pairs[i] >> 32) {
                to++;
              }
              int[] sources = new int[to - i];
              for (int j = i; j < to; j++) {
                sources[j - i] = batch[(int) pairs[j]].node;
              }
              add((int) (pairs[i] >> 32), level, sources);
            });
  }

  private void add(int target, int level, int[] sources) {
    int[] own = links[target][level];
    int count = own[0] + sources.length;
    if (count <= most(level)) {
      System.arraycopy(sources, 0, own, 1 + own[0], sources.length);
      own[0] = count;
      return;
    }
    Nearest all = new Nearest(count);
    for (int i = 0; i < own[0]; i++) {
      all.offer(between(target, own[1 + i]), own[1 + i]);
    }
    for (int source : sources) {
      all.offer(between(target, source), source);
    }
    int[] candidates = new int[count];
    float[] distances = new float[count];
    all.write(candidates, distances, 0);
    int[] kept = diverse(candidates, distances, most(level));
    own[0] = kept.length;
    System.arraycopy(kept, 0, own, 1, kept.length);
  }
}
