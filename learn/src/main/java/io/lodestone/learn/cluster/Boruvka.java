package io.lodestone.learn.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The shortest tree of many points, found by joining every crowd to the one that it reaches most
 * easily, round after round (Borůvka 1926; March, Ram and Gray, KDD 2010). There are half as many
 * crowds, or fewer, after each.
 */
final class Boruvka {
  private final Points points;
  private final double[] core;
  private final PointTree tree;
  private final int n;

  /**
   * What each point is known to reach most easily outside its crowd; -1 where nothing is known but
   * that it is not less than the length and square.
   */
  private final int[] candidate;

  private final double[] length;
  private final double[] square;
  private final int[] crowd;

  Boruvka(Points points, PointTree tree, double[] core) {
    this.points = points;
    this.core = core;
    this.tree = tree;
    this.n = points.rows();
    this.candidate = new int[n];
    this.length = core.clone();
    this.square = new double[n];
    this.crowd = new int[n];
    Arrays.fill(candidate, -1);
    Arrays.setAll(crowd, i -> i);
  }

  /** The edges. */
  List<Edge> edges() {
    List<Edge> edges = new ArrayList<>(n);
    ReachSearch search = new ReachSearch(tree, core);
    int[] above = new int[n];
    Arrays.setAll(above, i -> i);
    while (edges.size() < n - 1) {
      search.divide(crowd);
      Edge[] known = best();
      IntStream.range(0, n).parallel().forEach(i -> look(search, i, known[crowd[i]]));
      for (Edge edge : best()) {
        if (edge != null && root(above, edge.from()) != root(above, edge.to())) {
          above[root(above, edge.from())] = root(above, edge.to());
          edges.add(edge);
        }
      }
      for (int i = 0; i < n; i++) {
        crowd[i] = root(above, i);
      }
      for (int i = 0; i < n; i++) {
        // What it reached has joined its crowd: what else it reaches is no nearer.
        candidate[i] = candidate[i] >= 0 && crowd[candidate[i]] == crowd[i] ? -1 : candidate[i];
      }
    }
    return edges;
  }

  /** The first of the edges that are known from each crowd, by its number; null where none is. */
  private Edge[] best() {
    Edge[] best = new Edge[n];
    for (int i = 0; i < n; i++) {
      Edge before = best[crowd[i]];
      if (candidate[i] >= 0 && (before == null || length[i] <= before.length())) {
        Edge edge = Edge.between(i, candidate[i], length[i], square[i]);
        best[crowd[i]] = before == null || edge.compareTo(before) < 0 ? edge : before;
      }
    }
    return best;
  }

  /** Looks for what a point reaches, where it may be nearer than what its crowd is known to. */
  private void look(ReachSearch search, int i, Edge known) {
    double mostLength = known == null ? Double.POSITIVE_INFINITY : known.length();
    double mostSquare = known == null ? Double.POSITIVE_INFINITY : known.square();
    boolean near = length[i] < mostLength || length[i] == mostLength && square[i] <= mostSquare;
    if (candidate[i] >= 0 || !near) {
      return;
    }
    ReachSearch.From from = search.new From();
    if (from.find(points.row(i), core[i], crowd[i], mostLength, mostSquare)) {
      candidate[i] = from.row();
    }
    length[i] = from.length();
    square[i] = from.square();
  }

  private static int root(int[] above, int point) {
    int root = point;
    while (above[root] != root) {
      above[root] = above[above[root]];
      root = above[root];
    }
    return root;
  }
}
