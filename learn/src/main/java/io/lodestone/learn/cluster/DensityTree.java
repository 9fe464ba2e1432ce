package io.lodestone.learn.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * How clusters split as the density λ = 1 / distance rises, when those of fewer points than a
 * smallest size are points that fall off (Campello, Moulavi and Sander 2013). Cluster 0 holds all
 * points; a cluster comes before those that it splits into.
 *
 * @param parent of each cluster; -1 of the first
 * @param birth the density at which each cluster begins
 * @param stability of each cluster: the sum over its points of the density over which they stay
 * @param leaves the cluster from which each point falls off
 * @param density at which it does
 * @param densest the highest density at which a point, or half of it, leaves each cluster
 */
record DensityTree(
    int[] parent,
    double[] birth,
    double[] stability,
    int[] leaves,
    double[] density,
    double[] densest) {
  /**
   * Points in one place are this part of the longest edge apart: a density without end helps no
   * one.
   */
  private static final double LEAST = 1e-12;

  /** The tree of a spanning tree with at least one edge that is not 0. */
  static DensityTree of(SpanningTree edges, int smallest) {
    int n = edges.length().length + 1;
    Dendrogram joins = Dendrogram.of(edges);
    double floor = LEAST * edges.length()[n - 2];
    List<Integer> parents = new ArrayList<>(List.of(-1));
    List<Double> births = new ArrayList<>(List.of(0.0));
    List<Double> stabilities = new ArrayList<>(List.of(0.0));
    List<Double> densest = new ArrayList<>(List.of(0.0));
    int[] leaves = new int[n];
    double[] density = new double[n];
    Deque<int[]> open = new ArrayDeque<>();
    open.add(new int[] {2 * n - 2, 0});
    while (!open.isEmpty()) {
      int[] next = open.remove();
      int node = next[0];
      int cluster = next[1];
      if (node < n) {
        continue;
      }
      int left = joins.left()[node - n];
      int right = joins.right()[node - n];
      double lambda = 1 / Math.max(edges.length()[node - n], floor);
      boolean largeLeft = joins.size(left) >= smallest;
      boolean largeRight = joins.size(right) >= smallest;
      for (int child : new int[] {left, right}) {
        boolean large = child == left ? largeLeft : largeRight;
        if (large && largeLeft != largeRight) {
          open.add(new int[] {child, cluster});
          continue;
        }
        stabilities.set(
            cluster, stabilities.get(cluster) + (lambda - births.get(cluster)) * joins.size(child));
        densest.set(cluster, Math.max(densest.get(cluster), lambda));
        if (large) {
          open.add(new int[] {child, parents.size()});
          parents.add(cluster);
          births.add(lambda);
          stabilities.add(0.0);
          densest.add(0.0);
        } else {
          for (int point : joins.points(child)) {
            leaves[point] = cluster;
            density[point] = lambda;
          }
        }
      }
    }
    return new DensityTree(
        parents.stream().mapToInt(i -> i).toArray(),
        births.stream().mapToDouble(d -> d).toArray(),
        stabilities.stream().mapToDouble(d -> d).toArray(),
        leaves,
        density,
        densest.stream().mapToDouble(d -> d).toArray());
  }

  /**
   * The clusters that are stabler than all that they split into: the excess of mass is greatest.
   *
   * @return for each cluster whether it is taken; never the first
   */
  boolean[] stablest() {
    int count = parent.length;
    double[] below = new double[count];
    boolean[] taken = new boolean[count];
    for (int c = count - 1; c > 0; c--) {
      taken[c] = below[c] <= stability[c];
      below[parent[c]] += Math.max(below[c], stability[c]);
    }
    boolean[] covered = new boolean[count];
    for (int c = 1; c < count; c++) {
      covered[c] = covered[parent[c]] || taken[parent[c]];
      taken[c] &= !covered[c];
    }
    return taken;
  }

  /** The cluster itself or the one above it that is taken; -1 where there is none. */
  int taken(int cluster, boolean[] taken) {
    int c = cluster;
    while (c >= 0 && !taken[c]) {
      c = parent[c];
    }
    return c;
  }

  /**
   * Joins of points and of joins, the shortest first: join i is node n + i.
   *
   * @param left one of the two nodes of each join
   * @param right the other
   * @param sizes points below each join
   */
  private record Dendrogram(int n, int[] left, int[] right, int[] sizes) {
    static Dendrogram of(SpanningTree edges) {
      int n = edges.length().length + 1;
      Dendrogram joins = new Dendrogram(n, new int[n - 1], new int[n - 1], new int[n - 1]);
      int[] above = new int[2 * n - 1];
      Arrays.setAll(above, i -> i);
      for (int i = 0; i < n - 1; i++) {
        joins.left[i] = root(above, edges.from()[i]);
        joins.right[i] = root(above, edges.to()[i]);
        joins.sizes[i] = joins.size(joins.left[i]) + joins.size(joins.right[i]);
        above[joins.left[i]] = n + i;
        above[joins.right[i]] = n + i;
      }
      return joins;
    }

    private static int root(int[] above, int node) {
      int root = node;
      while (above[root] != root) {
        above[root] = above[above[root]];
        root = above[root];
      }
      return root;
    }

    int size(int node) {
      return node < n ? 1 : sizes[node - n];
    }

    List<Integer> points(int node) {
      List<Integer> points = new ArrayList<>();
      Deque<Integer> open = new ArrayDeque<>(List.of(node));
      while (!open.isEmpty()) {
        int next = open.pop();
        if (next < n) {
          points.add(next);
        } else {
          open.push(left[next - n]);
          open.push(right[next - n]);
        }
      }
      return points;
    }
  }
}
