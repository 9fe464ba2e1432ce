package io.lodestone.learn.cluster;

import java.util.Arrays;

/**
 * Boxes within boxes that hold points (Bentley, Commun. ACM 18, 509, 1975), by which those near to
 * a place are found without looking at all. It helps where points have few coordinates.
 *
 * <p>Box i is divided into boxes 2 i + 1 and 2 i + 2. Rounding is the same for a box as for the
 * points in it, so that none is ever missed.
 */
final class PointTree {
  /** Coordinates above which nearly every box has to be looked into. */
  static final int MOST_WIDTH = 8;

  /** Points of a box that is not divided. */
  private static final int LEAF = 12;

  private final Points points;
  private final int width;
  private final int[] order;

  /** The values of the points in this order. */
  private final double[] values;

  private final int boxes;
  private final int[] from;
  private final int[] to;
  private final double[] low;
  private final double[] high;

  /** The tree of some points, of which there is at least one. */
  PointTree(Points points) {
    this.points = points;
    this.width = points.width();
    int n = points.rows();
    int depth = 0;
    while (n >> depth > LEAF) {
      depth++;
    }
    this.boxes = (2 << depth) - 1;
    this.order = new int[n];
    Arrays.setAll(order, i -> i);
    this.from = new int[boxes];
    this.to = new int[boxes];
    this.low = new double[boxes * width];
    this.high = new double[boxes * width];
    divide(0, 0, n);
    this.values = new double[n * width];
    for (int i = 0; i < n; i++) {
      System.arraycopy(points.values(), order[i] * width, values, i * width, width);
    }
  }

  private void divide(int box, int begin, int end) {
    from[box] = begin;
    to[box] = end;
    int widest = 0;
    for (int d = 0; d < width; d++) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = begin; i < end; i++) {
        least = Math.min(least, value(i, d));
        most = Math.max(most, value(i, d));
      }
      low[box * width + d] = least;
      high[box * width + d] = most;
      widest = most - least > high[box * width + widest] - low[box * width + widest] ? d : widest;
    }
    if (2 * box + 2 < boxes) {
      int middle = (begin + end) >>> 1;
      halve(begin, end - 1, middle, widest);
      divide(2 * box + 1, begin, middle);
      divide(2 * box + 2, middle, end);
    }
  }

  private double value(int place, int axis) {
    return points.values()[order[place] * width + axis];
  }

  /** Hoare's selection: what lies before the middle afterwards is no larger than what is behind. */
  private void halve(int begin, int end, int middle, int axis) {
    int first = begin;
    int last = end;
    while (first < last) {
      double pivot = value((first + last) >>> 1, axis);
      int i = first;
      int j = last;
      while (i <= j) {
        while (value(i, axis) < pivot) {
          i++;
        }
        while (value(j, axis) > pivot) {
          j--;
        }
        if (i <= j) {
          int swap = order[i];
          order[i++] = order[j];
          order[j--] = swap;
        }
      }
      if (middle <= j) {
        last = j;
      } else if (middle >= i) {
        first = i;
      } else {
        return;
      }
    }
  }

  /** The number of boxes. */
  int boxes() {
    return boxes;
  }

  /** Whether a box is not divided. */
  boolean leaf(int box) {
    return 2 * box + 2 >= boxes;
  }

  /** Where the points of a box begin in the order. */
  int from(int box) {
    return from[box];
  }

  /** Where they end. */
  int to(int box) {
    return to[box];
  }

  /** The row at a place of the order. */
  int row(int place) {
    return order[place];
  }

  /** The squared distance of a place in space to a point. */
  double square(double[] place, int point) {
    double sum = 0;
    for (int d = 0; d < width; d++) {
      double difference = place[d] - values[point * width + d];
      sum += difference * difference;
    }
    return sum;
  }

  /** The squared distance of a place in space to a box; 0 in it. */
  double boxSquare(double[] place, int box) {
    double sum = 0;
    for (int d = 0; d < width; d++) {
      double below = low[box * width + d] - place[d];
      double above = place[d] - high[box * width + d];
      double gap = below > 0 ? below : above > 0 ? above : 0;
      sum += gap * gap;
    }
    return sum;
  }

  /** Offers the squared distances of the points that are nearest to a place. */
  void nearest(double[] place, Smallest squares) {
    nearest(place, 0, squares);
  }

  private void nearest(double[] place, int box, Smallest squares) {
    if (leaf(box)) {
      for (int i = from[box]; i < to[box]; i++) {
        squares.offer(square(place, i));
      }
      return;
    }
    double left = boxSquare(place, 2 * box + 1);
    double right = boxSquare(place, 2 * box + 2);
    int nearer = left <= right ? 2 * box + 1 : 2 * box + 2;
    if (Math.min(left, right) < squares.largest()) {
      nearest(place, nearer, squares);
    }
    if (Math.max(left, right) < squares.largest()) {
      nearest(place, 4 * box + 3 - nearer, squares);
    }
  }
}
