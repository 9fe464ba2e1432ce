package io.lodestone.learn.neighbours;

import java.util.Arrays;

/**
 * A walk from level to level down a graph, towards a row of numbers: the nearest nodes seen so far
 * are kept, and the nearest whose links were not followed yet is next.
 */
final class HnswWalk {
  private final HnswGraph graph;
  private final int[] seen;
  private int round;

  private float[] asked;
  private int row;
  private int[] nodes = new int[128];
  private float[] distances = new float[128];
  private boolean[] followed = new boolean[128];
  private int size;

  HnswWalk(HnswGraph graph) {
    this.graph = graph;
    this.seen = new int[graph.nodes()];
  }

  int size() {
    return size;
  }

  /** A node that was found, 0 for the nearest. */
  int node(int place) {
    return nodes[place];
  }

  /** The nodes that were found, nearest first. */
  int[] nodes() {
    return Arrays.copyOf(nodes, size);
  }

  /** Their squared distances. */
  float[] distances() {
    return Arrays.copyOf(distances, size);
  }

  /** Finds the nodes nearest to a row of numbers on the lowest level. */
  void nearest(float[] numbers, int at, int count) {
    start(numbers, at);
    for (int level = graph.level(graph.entry()); level >= 0; level--) {
      along(level, level == 0 ? count : 1);
    }
  }

  /** Begins a walk towards a row of numbers. */
  void start(float[] numbers, int at) {
    asked = numbers;
    row = at;
    nodes[0] = graph.entry();
    distances[0] = graph.squared(numbers, at, nodes[0]);
    size = 1;
  }

  /** Goes on along one level, from what was found before, with so many nodes kept. */
  void along(int level, int most) {
    if (nodes.length <= most) {
      nodes = Arrays.copyOf(nodes, most + 1);
      distances = Arrays.copyOf(distances, most + 1);
      followed = new boolean[most + 1];
    }
    if (++round == 0) {
      Arrays.fill(seen, 0);
      round = 1;
    }
    size = Math.min(size, most);
    for (int i = 0; i < size; i++) {
      seen[nodes[i]] = round;
      followed[i] = false;
    }
    int next = 0;
    while (next < size) {
      if (followed[next]) {
        next++;
        continue;
      }
      followed[next] = true;
      int[] links = graph.links(nodes[next], level);
      int lowest = next;
      for (int i = 1; i <= links[0]; i++) {
        int node = links[i];
        if (seen[node] != round) {
          seen[node] = round;
          float distance = graph.squared(asked, row, node);
          if (size < most || distance < distances[size - 1]) {
            lowest = Math.min(lowest, insert(node, distance, most));
          }
        }
      }
      next = lowest;
    }
  }

  /** The place that a node takes among those kept. */
  private int insert(int node, float distance, int most) {
    int place = size;
    while (place > 0 && distances[place - 1] > distance) {
      place--;
    }
    if (size == most) {
      size--;
    }
    int behind = size - place;
    System.arraycopy(nodes, place, nodes, place + 1, behind);
    System.arraycopy(distances, place, distances, place + 1, behind);
    System.arraycopy(followed, place, followed, place + 1, behind);
    nodes[place] = node;
    distances[place] = distance;
    followed[place] = false;
    size++;
    return place;
  }
}
