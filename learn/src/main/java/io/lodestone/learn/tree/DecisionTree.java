package io.lodestone.learn.tree;

/**
 * A binary tree of numbers in flat arrays. Node 0 is the root; children come after their parents. A
 * row goes to the left where its feature is at most the threshold.
 *
 * @param feature for each node the feature by which it is split; -1 for a leaf
 * @param threshold for each node; that of a leaf does not matter
 * @param left for each node its left child; that of a leaf does not matter
 * @param right for each node its right child; that of a leaf does not matter
 * @param cover for each node how many training rows, or how much of their weight, reached it
 * @param value for each node the answer of the leaf; that of an inner node does not matter
 */
public record DecisionTree(
    int[] feature, double[] threshold, int[] left, int[] right, double[] cover, double[] value) {
  /** The number of nodes. */
  public int size() {
    return feature.length;
  }

  public boolean isLeaf(int node) {
    return feature[node] < 0;
  }

  /** The answer to a row, which begins at a place of an array. */
  public double at(double[] x, int from) {
    int node = 0;
    while (feature[node] >= 0) {
      node = x[from + feature[node]] <= threshold[node] ? left[node] : right[node];
    }
    return value[node];
  }
}
