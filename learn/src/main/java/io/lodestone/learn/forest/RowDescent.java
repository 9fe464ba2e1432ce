package io.lodestone.learn.forest;

import java.util.Arrays;

/**
 * Some rows on their way down trees, from the root to the leaves.
 *
 * <p>As long as many rows are at a node, they are divided together into those that go left and
 * those that go right: each row is one step, none waits for another, and no branch has to be
 * foreseen. What is left of them in small sets goes down row by row, eight at a time, so that the
 * wait for one node's memory is not added to that for the next; rows of one set have about as far
 * to go.
 */
final class RowDescent {
  /** Most rows that go together: their numbers are held in two bytes. */
  static final int MOST_ROWS = 1 << 16;

  /** Sets of no more rows than these are not divided: to begin with one costs as much as a walk. */
  private static final int FEW = 12;

  private static final int TOGETHER = 8;

  private final int rows;
  private final byte[] bins;

  /** Rows in their order, and as they lie on odd and on even levels of a tree, set beside set. */
  private final char[] all;

  private final char[] odd;
  private final char[] even;

  /** Rows that are to walk, and the nodes from which they do. */
  private final char[] walkers;

  private final int[] begin;
  private int walking;

  /** Sets of rows that wait: node, first place, place behind the last, level. */
  private int[] waiting = new int[4 * 64];

  private int sets;

  /**
   * Rows in front of trees.
   *
   * @param edges of the features
   * @param flat holds the values of the rows, row-major, from {@code offset} on
   * @param rows at most {@link #MOST_ROWS}
   */
  RowDescent(BinEdges edges, double[] flat, int offset, int rows) {
    this.rows = rows;
    bins = edges.columns(flat, offset, rows);
    all = new char[rows];
    for (int row = 0; row < rows; row++) {
      all[row] = (char) row;
    }
    odd = new char[rows];
    even = new char[rows];
    walkers = new char[rows + TOGETHER];
    begin = new int[rows + TOGETHER];
  }

  int rows() {
    return rows;
  }

  /**
   * The leaves of a tree in which the rows are.
   *
   * @param nodes as {@link Tree} has them
   * @param leaf of each node that is one
   * @param leaves filled with that of each row
   */
  void leaves(long[] nodes, int[] leaf, int[] leaves) {
    walking = 0;
    wait(0, 0, rows, 0);
    while (sets > 0) {
      int at = 4 * --sets;
      divide(nodes, waiting[at], waiting[at + 1], waiting[at + 2], waiting[at + 3], leaf, leaves);
    }
    walk(nodes, leaf, leaves);
  }

  private void wait(int node, int from, int to, int level) {
    if (4 * sets == waiting.length) {
      waiting = Arrays.copyOf(waiting, 2 * waiting.length);
    }
    waiting[4 * sets] = node;
    waiting[4 * sets + 1] = from;
    waiting[4 * sets + 2] = to;
    waiting[4 * sets + 3] = level;
    sets++;
  }

  /** Divides a set, and what of it goes left, until few are left; what goes right has to wait. */
  private void divide(
      long[] nodes, int root, int from, int end, int depth, int[] leaf, int[] leaves) {
    int node = root;
    int to = end;
    int level = depth;
    while (to - from > FEW) {
      long word = nodes[node];
      int child = (int) word >>> 8;
      if (child == node) {
        settle(atLevel(level), from, to, leaf[node], leaves);
        return;
      }
      int column = (int) (word >>> 32) * rows;
      int middle = divide(atLevel(level), atLevel(level + 1), from, to, column, (int) word & 0xff);
      level++;
      if (middle < to) {
        wait(child + 1, middle, to, level);
      }
      node = child;
      to = middle;
    }
    System.arraycopy(atLevel(level), from, walkers, walking, to - from);
    Arrays.fill(begin, walking, walking + to - from, node);
    walking += to - from;
  }

  private char[] atLevel(int level) {
    return level == 0 ? all : (level & 1) == 1 ? odd : even;
  }

  private static void settle(char[] set, int from, int to, int leaf, int[] leaves) {
    for (int i = from; i < to; i++) {
      leaves[set[i]] = leaf;
    }
  }

  /**
   * Puts those that go left at the beginning, and the others at the end; gives their border.
   *
   * @param lack what the cut lacks to 255
   */
  private int divide(char[] source, char[] target, int from, int to, int column, int lack) {
    int left = from;
    int last = to - 1;
    for (int i = from; i < to; i++) {
      char row = source[i];
      int right = (lack + (bins[column + row] & 0xff)) >>> 8;
      target[left + (-right & last - i)] = row;
      left += 1 - right;
    }
    return left;
  }

  private void walk(long[] nodes, int[] leaf, int[] leaves) {
    if (walking > 0) {
      Arrays.fill(walkers, walking, walking + TOGETHER, walkers[walking - 1]);
      Arrays.fill(begin, walking, walking + TOGETHER, begin[walking - 1]);
    }
    for (int i = 0; i < walking; i += TOGETHER) {
      walkTogether(nodes, i, leaf, leaves);
    }
  }

  private void walkTogether(long[] nodes, int i, int[] leaf, int[] leaves) {
    int n0 = begin[i];
    int n1 = begin[i + 1];
    int n2 = begin[i + 2];
    int n3 = begin[i + 3];
    int n4 = begin[i + 4];
    int n5 = begin[i + 5];
    int n6 = begin[i + 6];
    int n7 = begin[i + 7];
    while (true) {
      int m0 = step(nodes[n0], walkers[i]);
      int m1 = step(nodes[n1], walkers[i + 1]);
      int m2 = step(nodes[n2], walkers[i + 2]);
      int m3 = step(nodes[n3], walkers[i + 3]);
      int m4 = step(nodes[n4], walkers[i + 4]);
      int m5 = step(nodes[n5], walkers[i + 5]);
      int m6 = step(nodes[n6], walkers[i + 6]);
      int m7 = step(nodes[n7], walkers[i + 7]);
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
    leaves[walkers[i]] = leaf[n0];
    leaves[walkers[i + 1]] = leaf[n1];
    leaves[walkers[i + 2]] = leaf[n2];
    leaves[walkers[i + 3]] = leaf[n3];
    leaves[walkers[i + 4]] = leaf[n4];
    leaves[walkers[i + 5]] = leaf[n5];
    leaves[walkers[i + 6]] = leaf[n6];
    leaves[walkers[i + 7]] = leaf[n7];
  }

  /** Where a row goes from a node, without a branch: whether it goes right cannot be foreseen. */
  private int step(long word, int row) {
    return ((int) word + (bins[(int) (word >>> 32) * rows + row] & 0xff)) >>> 8;
  }
}
