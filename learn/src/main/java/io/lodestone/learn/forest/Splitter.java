package io.lodestone.learn.forest;

/**
 * Finds where to divide the rows of a node, feature by feature, with the same scratch arrays for
 * one node after the other.
 */
interface Splitter {
  /**
   * Begins a tree.
   *
   * @param drawn how often each row counts
   */
  void begin(Bootstrap drawn);

  /**
   * Begins a node.
   *
   * @param rows holds the rows of the node from {@code from} to {@code to}; they stay as they are
   *     until the next node begins
   * @return whether it may be divided: its answers differ, and both children would have enough rows
   */
  boolean enter(int[] rows, int from, int to);

  /** Looks for a better division by a feature; says whether the feature differs within the node. */
  boolean tryFeature(int feature);

  /** Whether no feature can divide the node better than those that were tried. */
  boolean satisfied();

  /** The feature of the best division so far; -1 where there is none. */
  int feature();

  /** The highest bin of that feature that belongs to the left child, of the rows of the node. */
  int bin();

  /**
   * The highest bin of that feature that belongs to the left child, of any rows.
   *
   * @param lower the highest bin that occurs in the left child
   * @param upper the lowest bin that occurs in the right child
   */
  int cut(int lower, int upper);
}
