package io.lodestone.learn.cluster;

import io.lodestone.learn.neighbours.RowDistances;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The shortest tree that joins all points by their mutual reachability: the largest of their
 * distance and the core distances of both (Campello, Moulavi and Sander 2013). Found by Prim's
 * algorithm, without keeping distances.
 *
 * <p>Reachabilities are often equal, since a core distance is that of all edges to the points in
 * its reach. Of equal ones, the edge between nearer points is the shorter, then that of the first
 * rows: so there is one shortest tree only, however it is found.
 *
 * @param from the first row of each edge, the shortest edge first
 * @param to the other row
 * @param length of each edge
 * @param core the core distance of each point: to the nearest so many, itself among them
 */
record SpanningTree(int[] from, int[] to, double[] length, double[] core) {
  static SpanningTree of(Points points, int samples) {
    int n = points.rows();
    RowDistances distances = new RowDistances(points.values(), n, points.width());
    double[] core = core(points, distances, samples);
    Edge[] best = new Edge[n];
    boolean[] joined = new boolean[n];
    List<Edge> edges = new ArrayList<>(n);
    double[] squares = new double[n];
    int last = 0;
    while (edges.size() < n - 1) {
      joined[last] = true;
      distances.squares(points.values(), last, squares);
      int next = -1;
      for (int i = 0; i < n; i++) {
        if (!joined[i]) {
          double length = Math.max(Math.sqrt(squares[i]), Math.max(core[i], core[last]));
          if (best[i] == null || length <= best[i].length()) {
            Edge edge = Edge.between(last, i, length, squares[i]);
            best[i] = best[i] == null || edge.compareTo(best[i]) < 0 ? edge : best[i];
          }
          next = next < 0 || best[i].compareTo(best[next]) < 0 ? i : next;
        }
      }
      edges.add(best[next]);
      last = next;
    }
    return of(edges, core);
  }

  private static SpanningTree of(List<Edge> edges, double[] core) {
    Collections.sort(edges);
    return new SpanningTree(
        edges.stream().mapToInt(Edge::from).toArray(),
        edges.stream().mapToInt(Edge::to).toArray(),
        edges.stream().mapToDouble(Edge::length).toArray(),
        core);
  }

  /**
   * An edge between two points.
   *
   * @param square of the distance of the points, which may be less than the length
   */
  private record Edge(int from, int to, double length, double square) implements Comparable<Edge> {
    static Edge between(int one, int other, double length, double square) {
      return new Edge(Math.min(one, other), Math.max(one, other), length, square);
    }

    @Override
    public int compareTo(Edge other) {
      int order = Double.compare(length, other.length);
      order = order != 0 ? order : Double.compare(square, other.square);
      order = order != 0 ? order : Integer.compare(from, other.from);
      return order != 0 ? order : Integer.compare(to, other.to);
    }
  }

  /** The distance to the nearest so many points, itself among them. */
  private static double[] core(Points points, RowDistances distances, int samples) {
    int n = points.rows();
    return IntStream.range(0, n)
        .parallel()
        .mapToDouble(
            row -> {
              double[] squares = new double[n];
              distances.squares(points.values(), row, squares);
              return Math.sqrt(smallest(squares, samples)[samples - 1]);
            })
        .toArray();
  }

  /** The smallest so many values, rising. */
  static double[] smallest(double[] values, int count) {
    double[] best = new double[count];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    for (double value : values) {
      if (value < best[count - 1]) {
        int place = count - 1;
        while (place > 0 && best[place - 1] > value) {
          best[place] = best[place - 1];
          place--;
        }
        best[place] = value;
      }
    }
    return best;
  }
}
