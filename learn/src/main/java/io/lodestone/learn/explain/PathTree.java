package io.lodestone.learn.explain;

import io.lodestone.learn.tree.DecisionTree;

/**
 * A decision tree prepared for Shapley values: what of each edge does not depend on the row.
 *
 * <p>An edge is known by the node to which it leads. Edges that ask for the same feature on one
 * path act as one player, so each edge knows the share of training rows that pass it and all those
 * above it of the same feature.
 */
final class PathTree {
  private final DecisionTree tree;
  private final double[] share;
  private final double[] passed;
  private final double[] passedBefore;
  private final int[] levelBefore;
  private final double base;
  private final int depth;
  private final int players;

  PathTree(DecisionTree tree, int width) {
    this.tree = tree;
    int n = tree.size();
    share = new double[n];
    passed = new double[n];
    passedBefore = new double[n];
    levelBefore = new int[n];
    int[] parent = new int[n];
    int[] level = new int[n];
    int[] distinct = new int[n];
    double[] reached = new double[n];
    reached[0] = 1;
    share[0] = 1;
    passed[0] = 1;
    passedBefore[0] = 1;
    parent[0] = -1;
    double sum = 0;
    int deepest = 0;
    int most = 0;
    for (int node = 0; node < n; node++) {
      if (tree.isLeaf(node)) {
        sum += reached[node] * tree.value()[node];
        deepest = Math.max(deepest, level[node]);
        most = Math.max(most, distinct[node]);
        continue;
      }
      int above = sameAbove(node, parent);
      for (int child : new int[] {tree.left()[node], tree.right()[node]}) {
        double both = tree.cover()[tree.left()[node]] + tree.cover()[tree.right()[node]];
        share[child] = both > 0 ? tree.cover()[child] / both : 0.5;
        parent[child] = node;
        level[child] = level[node] + 1;
        reached[child] = reached[node] * share[child];
        passedBefore[child] = above < 0 ? 1 : passed[above];
        passed[child] = passedBefore[child] * share[child];
        levelBefore[child] = above < 0 ? -1 : level[above];
        distinct[child] = distinct[node] + (above < 0 ? 1 : 0);
      }
    }
    base = sum;
    depth = deepest;
    players = Math.min(most, width);
  }

  /** The nearest edge above a node, by the node it leads to, that asks for the node's feature. */
  private int sameAbove(int node, int[] parent) {
    for (int below = node; parent[below] >= 0; below = parent[below]) {
      if (tree.feature()[parent[below]] == tree.feature()[node]) {
        return below;
      }
    }
    return -1;
  }

  /** The mean of the leaves, each weighed by the training rows that reached it. */
  double base() {
    return base;
  }

  /** The edges of the longest path. */
  int depth() {
    return depth;
  }

  /** The most features on one path. */
  int players() {
    return players;
  }

  DecisionTree tree() {
    return tree;
  }

  /** The share of the training rows of the node above that take the edge to a node. */
  double share(int node) {
    return share[node];
  }

  /** The product of the shares of all edges of this feature down to this one. */
  double passed(int node) {
    return passed[node];
  }

  /** The same without this edge; 1 where it is the first of its feature. */
  double passedBefore(int node) {
    return passedBefore[node];
  }

  /** How far below the root the edge before it of this feature leads; -1 where there is none. */
  int levelBefore(int node) {
    return levelBefore[node];
  }
}
