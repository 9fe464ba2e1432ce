package io.lodestone.learn.map.embedding;

import io.lodestone.learn.neighbours.NeighbourLists;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A graph whose links have weights that are the same from both ends.
 *
 * @param from where the links of each node begin, and, last, where those of the last end
 * @param targets the other ends, rising for each node
 * @param weights of the links
 */
record WeightedGraph(int[] from, int[] targets, float[] weights) {
  /** How the weights that two nodes give each other become one; 0 is given where none is. */
  interface Union {
    float of(float there, float back);
  }

  /**
   * The graph of lists of neighbours.
   *
   * @param weights of each neighbour in the lists, rows × k
   */
  static WeightedGraph of(NeighbourLists lists, float[] weights, Union union) {
    int n = lists.rows();
    int k = lists.k();
    // Those that list a node, in rising order, and where in their list it stands.
    int[] starts = new int[n + 1];
    for (int row = 0; row < n; row++) {
      for (int place = 0; place < k; place++) {
        starts[lists.index(row, place) + 1]++;
      }
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] next = Arrays.copyOf(starts, n);
    int[] places = new int[n * k];
    for (int row = 0; row < n; row++) {
      for (int place = 0; place < k; place++) {
        places[next[lists.index(row, place)]++] = row * k + place;
      }
    }
    int[][] targets = new int[n][];
    float[][] values = new float[n][];
    IntStream.range(0, n)
        .parallel()
        .forEach(
            row -> {
              long[] there = new long[k];
              for (int place = 0; place < k; place++) {
                there[place] = (long) lists.index(row, place) << 32 | (row * k + place);
              }
              Arrays.sort(there);
              int[] ends = new int[k + starts[row + 1] - starts[row]];
              float[] joined = new float[ends.length];
              int size = 0;
              int i = 0;
              int j = starts[row];
              while (i < k || j < starts[row + 1]) {
                int a = i < k ? (int) (there[i] >> 32) : Integer.MAX_VALUE;
                int b = j < starts[row + 1] ? places[j] / k : Integer.MAX_VALUE;
                float forth = a <= b ? weights[(int) there[i++]] : 0;
                float back = b <= a ? weights[places[j++]] : 0;
                ends[size] = Math.min(a, b);
                joined[size++] = union.of(forth, back);
              }
              targets[row] = Arrays.copyOf(ends, size);
              values[row] = Arrays.copyOf(joined, size);
            });
    return joined(targets, values);
  }

  private static WeightedGraph joined(int[][] targets, float[][] values) {
    int n = targets.length;
    int[] from = new int[n + 1];
    for (int row = 0; row < n; row++) {
      from[row + 1] = Math.addExact(from[row], targets[row].length);
    }
    int[] allTargets = new int[from[n]];
    float[] allWeights = new float[from[n]];
    for (int row = 0; row < n; row++) {
      System.arraycopy(targets[row], 0, allTargets, from[row], targets[row].length);
      System.arraycopy(values[row], 0, allWeights, from[row], targets[row].length);
    }
    return new WeightedGraph(from, allTargets, allWeights);
  }

  int nodes() {
    return from.length - 1;
  }

  /** The nodes of each part that no link leaves, the largest part first, then by first node. */
  int[][] components() {
    int[] component = new int[nodes()];
    Arrays.fill(component, -1);
    int[] queue = new int[nodes()];
    int count = 0;
    for (int start = 0; start < nodes(); start++) {
      if (component[start] >= 0) {
        continue;
      }
      component[start] = count;
      queue[0] = start;
      int waiting = 1;
      while (waiting > 0) {
        int node = queue[--waiting];
        for (int link = from[node]; link < from[node + 1]; link++) {
          if (component[targets[link]] < 0 && weights[link] > 0) {
            component[targets[link]] = count;
            queue[waiting++] = targets[link];
          }
        }
      }
      count++;
    }
    int[] sizes = new int[count];
    for (int node : component) {
      sizes[node]++;
    }
    int[][] members = new int[count][];
    Arrays.setAll(members, i -> new int[sizes[i]]);
    Arrays.fill(sizes, 0);
    for (int node = 0; node < component.length; node++) {
      members[component[node]][sizes[component[node]]++] = node;
    }
    Arrays.sort(members, (a, b) -> Integer.compare(b.length, a.length));
    return members;
  }

  /** The graph of some nodes, rising, that are linked to each other only. */
  WeightedGraph part(int[] nodes) {
    int[] place = new int[nodes()];
    for (int i = 0; i < nodes.length; i++) {
      place[nodes[i]] = i;
    }
    int[][] ends = new int[nodes.length][];
    float[][] values = new float[nodes.length][];
    for (int i = 0; i < nodes.length; i++) {
      ends[i] = Arrays.copyOfRange(targets, from[nodes[i]], from[nodes[i] + 1]);
      values[i] = Arrays.copyOfRange(weights, from[nodes[i]], from[nodes[i] + 1]);
      for (int j = 0; j < ends[i].length; j++) {
        ends[i][j] = place[ends[i][j]];
      }
    }
    return joined(ends, values);
  }
}
