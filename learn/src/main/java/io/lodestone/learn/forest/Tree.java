package io.lodestone.learn.forest;

import io.lodestone.core.error.InvalidInput;
import java.util.Arrays;

/**
 * One decision tree in flat arrays. A row goes to the right where its feature is above the
 * threshold. The children of a node are neighbours and come after it; a leaf is its own child.
 */
final class Tree {
  private final int outputs;
  private final int[] feature;
  private final double[] threshold;
  private final int[] child;
  private final int[] leaf;
  private final double[] values;
  private final int[] ends;
  private final int[] members;

  private Tree(
      int outputs,
      int[] feature,
      double[] threshold,
      int[] child,
      int[] leaf,
      double[] values,
      int[] ends,
      int[] members) {
    this.outputs = outputs;
    this.feature = feature;
    this.threshold = threshold;
    this.child = child;
    this.leaf = leaf;
    this.values = values;
    this.ends = ends;
    this.members = members;
  }

  /**
   * A tree whose nodes were written down.
   *
   * @param split for each node the feature by which it is split, or -1 minus the number of the leaf
   * @param threshold for each node
   * @param child for each node its left child; that of a leaf does not matter
   * @param values leaves × outputs
   * @param ends for each leaf where its members end
   * @param members the training rows in the leaves, leaf after leaf
   * @throws InvalidInput when they are no tree
   */
  static Tree of(
      int outputs,
      int width,
      int[] split,
      double[] threshold,
      int[] child,
      double[] values,
      int[] ends,
      int[] members) {
    int nodes = split.length;
    int leaves = ends.length;
    int[] leaf = new int[nodes];
    boolean sound = nodes > 0 && values.length == (long) leaves * outputs;
    for (int node = 0; node < nodes && sound; node++) {
      if (split[node] < 0) {
        leaf[node] = -1 - split[node];
        split[node] = 0;
        threshold[node] = Double.POSITIVE_INFINITY;
        child[node] = node;
        sound = leaf[node] < leaves;
      } else {
        leaf[node] = -1;
        sound = split[node] < width && child[node] > node && child[node] < nodes - 1;
      }
    }
    for (int i = 0; i < leaves && sound; i++) {
      sound = ends[i] > (i == 0 ? 0 : ends[i - 1]) && ends[i] <= members.length;
    }
    if (!sound) {
      throw new InvalidInput(
          "model", "part trees", "nodes that form no tree", "a tree", "the model file is damaged");
    }
    return new Tree(outputs, split, threshold, child, leaf, values, ends, members);
  }

  /** Collects the nodes of a tree while it grows. */
  static final class Builder {
    private final int outputs;
    private final int[] feature;
    private final double[] threshold;
    private final int[] child;
    private final int[] leaf;
    private double[] values;
    private int[] ends = new int[64];
    private int nodes;
    private int leaves;

    Builder(int outputs, int mostNodes) {
      this.outputs = outputs;
      feature = new int[mostNodes];
      threshold = new double[mostNodes];
      child = new int[mostNodes];
      leaf = new int[mostNodes];
      values = new double[64 * outputs];
    }

    /** A node of which nothing is known yet. */
    int add() {
      return nodes++;
    }

    /** Makes a node a leaf; leaves come in the order of their rows. */
    void leaf(int node, double[] value, int to) {
      if (leaves == ends.length) {
        ends = Arrays.copyOf(ends, 2 * leaves);
        values = Arrays.copyOf(values, 2 * values.length);
      }
      System.arraycopy(value, 0, values, leaves * outputs, outputs);
      ends[leaves] = to;
      threshold[node] = Double.POSITIVE_INFINITY;
      child[node] = node;
      leaf[node] = leaves++;
    }

    /** Splits a node; gives its left child, beside which the right one is. */
    int split(int node, int by, double at) {
      feature[node] = by;
      threshold[node] = at;
      child[node] = nodes;
      leaf[node] = -1;
      nodes += 2;
      return nodes - 2;
    }

    /**
     * The tree.
     *
     * @param members the rows, leaf after leaf
     */
    Tree build(int[] members) {
      return new Tree(
          outputs,
          Arrays.copyOf(feature, nodes),
          Arrays.copyOf(threshold, nodes),
          Arrays.copyOf(child, nodes),
          Arrays.copyOf(leaf, nodes),
          Arrays.copyOf(values, leaves * outputs),
          Arrays.copyOf(ends, leaves),
          members);
    }
  }

  /**
   * The leaves of rows. Eight rows go down together, so that the wait for one node's memory is not
   * added to that for the next.
   *
   * @param x rows × width, row-major
   * @param leaves filled with the leaf of each row
   */
  void leaves(double[] x, int width, int rows, int[] leaves) {
    int row = 0;
    for (; row + 8 <= rows; row += 8) {
      int base = row * width;
      int n0 = 0;
      int n1 = 0;
      int n2 = 0;
      int n3 = 0;
      int n4 = 0;
      int n5 = 0;
      int n6 = 0;
      int n7 = 0;
      while (true) {
        int m0 = step(n0, x, base);
        int m1 = step(n1, x, base + width);
        int m2 = step(n2, x, base + 2 * width);
        int m3 = step(n3, x, base + 3 * width);
        int m4 = step(n4, x, base + 4 * width);
        int m5 = step(n5, x, base + 5 * width);
        int m6 = step(n6, x, base + 6 * width);
        int m7 = step(n7, x, base + 7 * width);
        int moved = m0 ^ n0 | m1 ^ n1 | m2 ^ n2 | m3 ^ n3 | m4 ^ n4 | m5 ^ n5 | m6 ^ n6 | m7 ^ n7;
        if (moved == 0) {
          break;
        }
        n0 = m0;
        n1 = m1;
        n2 = m2;
        n3 = m3;
        n4 = m4;
        n5 = m5;
        n6 = m6;
        n7 = m7;
      }
      leaves[row] = leaf[n0];
      leaves[row + 1] = leaf[n1];
      leaves[row + 2] = leaf[n2];
      leaves[row + 3] = leaf[n3];
      leaves[row + 4] = leaf[n4];
      leaves[row + 5] = leaf[n5];
      leaves[row + 6] = leaf[n6];
      leaves[row + 7] = leaf[n7];
    }
    for (; row < rows; row++) {
      int node = 0;
      int next = step(node, x, row * width);
      while (next != node) {
        node = next;
        next = step(node, x, row * width);
      }
      leaves[row] = leaf[node];
    }
  }

  private int step(int node, double[] x, int base) {
    return child[node] + (x[base + feature[node]] > threshold[node] ? 1 : 0);
  }

  /** An output of a leaf. */
  double value(int leafNumber, int output) {
    return values[leafNumber * outputs + output];
  }

  int nodes() {
    return feature.length;
  }

  int leafCount() {
    return ends.length;
  }

  /** Where the members of a leaf begin. */
  int start(int leafNumber) {
    return leafNumber == 0 ? 0 : ends[leafNumber - 1];
  }

  /** Where the members of a leaf end. */
  int end(int leafNumber) {
    return ends[leafNumber];
  }

  /** A training row, by its place among those of all leaves. */
  int member(int place) {
    return members[place];
  }

  int memberCount() {
    return members.length;
  }

  /** Writes the nodes down, from a place on, as {@link #of} reads them. */
  void write(int from, int[] split, double[] thresholds, int[] children) {
    for (int node = 0; node < feature.length; node++) {
      boolean inner = leaf[node] < 0;
      split[from + node] = inner ? feature[node] : -1 - leaf[node];
      thresholds[from + node] = inner ? threshold[node] : 0;
      children[from + node] = inner ? child[node] : 0;
    }
  }

  /** Writes the leaves down, from a place on. */
  void write(int from, double[] allValues, int[] allEnds) {
    System.arraycopy(values, 0, allValues, from * outputs, values.length);
    System.arraycopy(ends, 0, allEnds, from, ends.length);
  }

  /** Writes the members down, from a place on. */
  void write(int from, int[] allMembers) {
    System.arraycopy(members, 0, allMembers, from, members.length);
  }
}
