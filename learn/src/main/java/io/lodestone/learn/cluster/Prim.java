package io.lodestone.learn.cluster;

import io.lodestone.learn.neighbours.RowDistances;
import java.util.ArrayList;
import java.util.List;

/**
 * The shortest tree of points of any width, found by joining the point that those in the tree reach
 * most easily (Prim 1957), without keeping distances.
 *
 * @param core the core distance of each
 */
record Prim(Points points, RowDistances distances, double[] core) {
  /** The edges. */
  List<Edge> edges() {
    int n = points.rows();
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
    return edges;
  }
}
