package io.lodestone.learn.forest;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.tree.DecisionTree;
import java.util.Arrays;

/**
 * One decision tree in flat arrays. A row goes to the right where its feature is in a bin above the
 * cut. The children of a node are neighbours and come after it; a leaf is its own child.
 *
 * <p>A node is one long, so that one access to memory tells all of it: its feature in the upper
 * half, then 24 bits of left child, then 8 bits of what the cut lacks to 255. A bin above the cut,
 * added to these, carries over to the child and makes it the right one.
 */
final class Tree {
  /** Features that a node can tell apart. */
  static final int MOST_FEATURES = 1 << 24;

  /** Nodes that a tree may have. */
  static final int MOST_NODES = 1 << 24;

  /** No bin is above it. */
  private static final int NO_CUT = 255;

  private final int outputs;
  private final long[] nodes;
  private final int[] leaf;
  private final double[] values;
  private final int[] ends;
  private final int[] members;

  private Tree(int outputs, long[] nodes, int[] leaf, double[] values, int[] ends, int[] members) {
    this.outputs = outputs;
    this.nodes = nodes;
    this.leaf = leaf;
    this.values = values;
    this.ends = ends;
    this.members = members;
  }

  private static long node(int child, int feature, int cut) {
    return (long) feature << 32 | (long) child << 8 | NO_CUT - cut;
  }

  /**
   * A tree whose nodes were written down.
   *
   * @param edges of the features
   * @param split for each node the feature by which it is split, or -1 minus the number of the leaf
   * @param cut for each node the highest bin that goes to the left; that of a leaf does not matter
   * @param child for each node its left child; that of a leaf does not matter
   * @param values leaves × outputs
   * @param ends for each leaf where its members end
   * @param members the training rows in the leaves, leaf after leaf
   * @throws InvalidInput when they are no tree
   */
  static Tree of(
      int outputs,
      BinEdges edges,
      int[] split,
      byte[] cut,
      int[] child,
      double[] values,
      int[] ends,
      int[] members) {
    int leaves = ends.length;
    int[] leaf = new int[split.length];
    long[] nodes = new long[split.length];
    boolean sound =
        nodes.length > 0 && nodes.length <= MOST_NODES && values.length == (long) leaves * outputs;
    for (int node = 0; node < nodes.length && sound; node++) {
      if (split[node] < 0) {
        leaf[node] = -1 - split[node];
        nodes[node] = node(node, 0, NO_CUT);
        sound = leaf[node] < leaves;
      } else {
        leaf[node] = -1;
        int at = cut[node] & 0xff;
        sound =
            split[node] < edges.width()
                && at + 1 < edges.bins(split[node])
                && child[node] > node
                && child[node] < nodes.length - 1;
        nodes[node] = node(child[node], split[node], at);
      }
    }
    for (int i = 0; i < leaves && sound; i++) {
      sound = ends[i] > (i == 0 ? 0 : ends[i - 1]) && ends[i] <= members.length;
    }
    if (!sound) {
      throw new InvalidInput(
          "model", "part trees", "nodes that form no tree", "a tree", "the model file is damaged");
    }
    return new Tree(outputs, nodes, leaf, values, ends, members);
  }

  /** Collects the nodes of a tree while it grows. */
  static final class Builder {
    private final int outputs;
    private final long[] found;
    private final int[] leaf;
    private double[] values;
    private int[] ends = new int[64];
    private int nodes;
    private int leaves;

    Builder(int outputs, int mostNodes) {
      this.outputs = outputs;
      found = new long[mostNodes];
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
      found[node] = node(node, 0, NO_CUT);
      leaf[node] = leaves++;
    }

    /** Splits a node; gives its left child, beside which the right one is. */
    int split(int node, int feature, int cut) {
      found[node] = node(nodes, feature, cut);
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
          Arrays.copyOf(found, nodes),
          Arrays.copyOf(leaf, nodes),
          Arrays.copyOf(values, leaves * outputs),
          Arrays.copyOf(ends, leaves),
          members);
    }
  }

  /**
   * The leaves of rows.
   *
   * @param leaves filled with the leaf of each row
   */
  void leaves(RowDescent rows, int[] leaves) {
    rows.leaves(nodes, leaf, leaves);
  }

  /** An output of a leaf. */
  double value(int leafNumber, int output) {
    return values[leafNumber * outputs + output];
  }

  int nodes() {
    return nodes.length;
  }

  int leafCount() {
    return ends.length;
  }

  /** The feature by which a node is split. */
  int feature(int node) {
    return (int) (nodes[node] >>> 32);
  }

  /** The highest bin of that feature that goes to the left child. */
  int cut(int node) {
    return NO_CUT - ((int) nodes[node] & 0xff);
  }

  /** The left child of a node, beside which the right one is. */
  int child(int node) {
    return (int) nodes[node] >>> 8;
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
  void write(int from, int[] split, byte[] cuts, int[] children) {
    for (int node = 0; node < nodes.length; node++) {
      boolean inner = leaf[node] < 0;
      split[from + node] = inner ? feature(node) : -1 - leaf[node];
      cuts[from + node] = (byte) (inner ? cut(node) : 0);
      children[from + node] = inner ? child(node) : 0;
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

  /**
   * One output as a tree that others look into. A row that was drawn twice covers a node once.
   *
   * @param edges of the features
   * @param share what the values are multiplied by
   */
  DecisionTree lookedInto(BinEdges edges, int output, double share) {
    int size = nodes();
    int[] split = new int[size];
    double[] threshold = new double[size];
    int[] left = new int[size];
    int[] right = new int[size];
    double[] cover = new double[size];
    double[] value = new double[size];
    // Children come after their parents.
    for (int node = size - 1; node >= 0; node--) {
      int own = leaf[node];
      if (own < 0) {
        split[node] = feature(node);
        threshold[node] = edges.above(feature(node), cut(node));
        left[node] = child(node);
        right[node] = child(node) + 1;
        cover[node] = cover[left[node]] + cover[right[node]];
      } else {
        split[node] = -1;
        cover[node] = end(own) - start(own);
        value[node] = share * value(own, output);
      }
    }
    return new DecisionTree(split, threshold, left, right, cover, value);
  }
}
