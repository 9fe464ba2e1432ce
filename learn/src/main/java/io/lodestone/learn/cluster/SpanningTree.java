package io.lodestone.learn.cluster;

import io.lodestone.learn.neighbours.RowDistances;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The shortest tree that joins all points by their mutual reachability: the largest of their
 * distance and the core distances of both (Campello, Moulavi and Sander 2013). Found by Prim's
 * algorithm, without keeping distances.
 *
 * @param from one end of each edge, the shortest edge first
 * @param to the other end
 * @param length of each edge
 * @param core the core distance of each point: to the nearest so many, itself among them
 */
record SpanningTree(int[] from, int[] to, double[] length, double[] core) {
  static SpanningTree of(Points points, int samples) {
    int n = points.rows();
    RowDistances distances = new RowDistances(points.values(), n, points.width());
    double[] core = core(points, distances, samples);
    int[] from = new int[n - 1];
    int[] to = new int[n - 1];
    double[] length = new double[n - 1];
    double[] best = new double[n];
    int[] nearest = new int[n];
    boolean[] joined = new boolean[n];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    double[] squares = new double[n];
    int last = 0;
    for (int edge = 0; edge < n - 1; edge++) {
      joined[last] = true;
      distances.squares(points.values(), last, squares);
      int next = -1;
      for (int i = 0; i < n; i++) {
        if (!joined[i]) {
          double reach = Math.max(Math.sqrt(squares[i]), Math.max(core[i], core[last]));
          if (reach < best[i]) {
            best[i] = reach;
            nearest[i] = last;
          }
          next = next < 0 || best[i] < best[next] ? i : next;
        }
      }
      from[edge] = nearest[next];
      to[edge] = next;
      length[edge] = best[next];
      last = next;
    }
    return new SpanningTree(from, to, length, core).sorted();
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

  private SpanningTree sorted() {
    int[] order =
        IntStream.range(0, length.length)
            .boxed()
            .sorted(Comparator.comparingDouble(edge -> length[edge]))
            .mapToInt(edge -> edge)
            .toArray();
    return new SpanningTree(
        Arrays.stream(order).map(edge -> from[edge]).toArray(),
        Arrays.stream(order).map(edge -> to[edge]).toArray(),
        Arrays.stream(order).mapToDouble(edge -> length[edge]).toArray(),
        core);
  }
}
