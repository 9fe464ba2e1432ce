package io.lodestone.learn.cluster;

/**
 * The point that a place reaches most easily, of those that are not of its own crowd: the largest
 * of their distance and the core distances of both is least. Of several, it is the nearest, then
 * the first.
 */
final class ReachSearch {
  /** Instead of the crowd of a box whose points are of several. */
  private static final int SEVERAL = -2;

  private final PointTree tree;

  /** The core distances, in the order of the tree. */
  private final double[] core;

  /** The least of them in each box. */
  private final double[] leastCore;

  /** The crowd of each point, in the order of the tree. */
  private final int[] crowd;

  /** The crowd of all points of a box. */
  private final int[] crowds;

  /**
   * Among points that are all of crowd 0.
   *
   * @param core of each row
   */
  ReachSearch(PointTree tree, double[] core) {
    this.tree = tree;
    this.core = new double[core.length];
    this.crowd = new int[core.length];
    for (int i = 0; i < core.length; i++) {
      this.core[i] = core[tree.row(i)];
    }
    this.leastCore = new double[tree.boxes()];
    this.crowds = new int[tree.boxes()];
    for (int box = tree.boxes() - 1; box >= 0; box--) {
      leastCore[box] = Double.POSITIVE_INFINITY;
      for (int i = tree.from(box); tree.leaf(box) && i < tree.to(box); i++) {
        leastCore[box] = Math.min(leastCore[box], this.core[i]);
      }
      if (!tree.leaf(box)) {
        leastCore[box] = Math.min(leastCore[2 * box + 1], leastCore[2 * box + 2]);
      }
    }
  }

  /**
   * Says of which crowd each point is.
   *
   * @param ofRows the crowd of each row, 0 or more
   */
  void divide(int[] ofRows) {
    for (int i = 0; i < crowd.length; i++) {
      crowd[i] = ofRows[tree.row(i)];
    }
    for (int box = tree.boxes() - 1; box >= 0; box--) {
      if (tree.leaf(box)) {
        crowds[box] = crowd[tree.from(box)];
        for (int i = tree.from(box); i < tree.to(box); i++) {
          crowds[box] = crowd[i] == crowds[box] ? crowds[box] : SEVERAL;
        }
      } else {
        boolean same = crowds[2 * box + 1] == crowds[2 * box + 2];
        crowds[box] = same ? crowds[2 * box + 1] : SEVERAL;
      }
    }
  }

  /** The search from one place; it may be used again. */
  final class From {
    private double[] place;
    private double own;
    private int without;
    private double length;
    private double square;
    private int row;

    /**
     * Looks for the point.
     *
     * @param place in space
     * @param own its core distance
     * @param without its crowd; -1 where it has none
     * @param mostLength what is longer, or as long and farther than the next, is not looked for
     * @return whether there is one
     */
    boolean find(double[] place, double own, int without, double mostLength, double mostSquare) {
      this.place = place;
      this.own = own;
      this.without = without;
      length = mostLength;
      square = mostSquare;
      row = -1;
      look(0, tree.boxSquare(place, 0));
      return row >= 0;
    }

    int row() {
      return row;
    }

    double length() {
      return length;
    }

    double square() {
      return square;
    }

    private void look(int box, double apart) {
      if (crowds[box] == without) {
        return;
      }
      double least = Math.max(Math.sqrt(apart), Math.max(own, leastCore[box]));
      if (!(least < length || least == length && apart <= square)) {
        return;
      }
      if (tree.leaf(box)) {
        for (int i = tree.from(box); i < tree.to(box); i++) {
          if (crowd[i] != without) {
            compare(i);
          }
        }
        return;
      }
      double left = tree.boxSquare(place, 2 * box + 1);
      double right = tree.boxSquare(place, 2 * box + 2);
      int nearer = left <= right ? 2 * box + 1 : 2 * box + 2;
      look(nearer, Math.min(left, right));
      look(4 * box + 3 - nearer, Math.max(left, right));
    }

    private void compare(int i) {
      double apart = tree.square(place, i);
      double reach = Math.max(Math.sqrt(apart), Math.max(own, core[i]));
      int candidate = tree.row(i);
      if (reach < length
          || reach == length && (apart < square || apart == square && before(candidate))) {
        length = reach;
        square = apart;
        row = candidate;
      }
    }

    /** Of what is only as good as asked for, any is good enough. */
    private boolean before(int candidate) {
      return row < 0 || candidate < row;
    }
  }
}
