package io.lodestone.learn.map.embedding;

import java.util.Arrays;

/**
 * Squares within squares that hold the points of a plane, by which the pushes of all points on one
 * are summed: those in a square that is small for its distance push as one (Barnes and Hut, Nature
 * 324, 446, 1986; van der Maaten, J. Mach. Learn. Res. 15, 3221, 2014).
 *
 * <p>Squares lie in one array, each before those within it, with the place of the next one outside
 * it: to walk the tree needs no stack.
 */
final class QuadTree {
  private static final int LEVELS = 16;
  private static final int CELLS = 1 << LEVELS;

  /** Points of a square that is not divided further. */
  private static final int LEAF = 4;

  private static final int FIELDS = 4;
  private static final int RADIX_BITS = 11;

  private final double[] x;
  private final double[] y;
  private final int[] order;
  private final double theta;

  /** Of each square: the middle of its points, their number, and the squared size over theta. */
  private double[] squares = new double[FIELDS * 64];

  /** The next square that is not within this one. */
  private int[] after = new int[64];

  /** The first point of a square that is not divided, by its place in the order; else -1. */
  private int[] first = new int[64];

  private int count;
  private int[] codes;

  /**
   * Divides the plane.
   *
   * @param positions n × 2
   * @param theta the size of a square by its distance up to which its points push as one; 0 for
   *     never
   */
  QuadTree(double[] positions, double theta) {
    int n = positions.length / 2;
    this.theta = theta;
    this.x = new double[n];
    this.y = new double[n];
    double lowX = Double.POSITIVE_INFINITY;
    double lowY = Double.POSITIVE_INFINITY;
    double highX = Double.NEGATIVE_INFINITY;
    double highY = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      lowX = Math.min(lowX, positions[2 * i]);
      highX = Math.max(highX, positions[2 * i]);
      lowY = Math.min(lowY, positions[2 * i + 1]);
      highY = Math.max(highY, positions[2 * i + 1]);
    }
    double side = Math.max(Math.max(highX - lowX, highY - lowY) * (1 + 1e-9), Double.MIN_NORMAL);
    int[] unsorted = new int[n];
    for (int i = 0; i < n; i++) {
      int column = (int) Math.min(CELLS - 1, (positions[2 * i] - lowX) / side * CELLS);
      int row = (int) Math.min(CELLS - 1, (positions[2 * i + 1] - lowY) / side * CELLS);
      unsorted[i] = spread(column) | spread(row) << 1;
    }
    this.order = sorted(unsorted);
    this.codes = new int[n];
    for (int i = 0; i < n; i++) {
      codes[i] = unsorted[order[i]];
      x[i] = positions[2 * order[i]];
      y[i] = positions[2 * order[i] + 1];
    }
    divide(0, n, LEVELS, side);
    codes = null;
  }

  /** The 16 bits of a number at even places. */
  private static int spread(int bits) {
    int spread = (bits | bits << 8) & 0x00FF00FF;
    spread = (spread | spread << 4) & 0x0F0F0F0F;
    spread = (spread | spread << 2) & 0x33333333;
    return (spread | spread << 1) & 0x55555555;
  }

  /** The places of codes in rising order, taken as unsigned; equal ones keep theirs. */
  private static int[] sorted(int[] codes) {
    int n = codes.length;
    int[] from = new int[n];
    int[] to = new int[n];
    Arrays.setAll(from, i -> i);
    for (int shift = 0; shift < 32; shift += RADIX_BITS) {
      int[] starts = new int[(1 << RADIX_BITS) + 1];
      for (int code : codes) {
        starts[(code >>> shift & (1 << RADIX_BITS) - 1) + 1]++;
      }
      for (int i = 0; i < 1 << RADIX_BITS; i++) {
        starts[i + 1] += starts[i];
      }
      for (int i : from) {
        to[starts[codes[i] >>> shift & (1 << RADIX_BITS) - 1]++] = i;
      }
      int[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }

  private void divide(int from, int to, int level, double side) {
    int square = count++;
    if (square == after.length) {
      after = Arrays.copyOf(after, 2 * square);
      first = Arrays.copyOf(first, 2 * square);
      squares = Arrays.copyOf(squares, 2 * FIELDS * square);
    }
    double sumX = 0;
    double sumY = 0;
    if (to - from <= LEAF || level == 0) {
      first[square] = from;
      for (int i = from; i < to; i++) {
        sumX += x[i];
        sumY += y[i];
      }
    } else {
      first[square] = -1;
      int shift = 2 * (level - 1);
      int begin = from;
      while (begin < to) {
        int part = codes[begin] >>> shift;
        int end = begin + 1;
        while (end < to && codes[end] >>> shift == part) {
          end++;
        }
        int child = count;
        divide(begin, end, level - 1, side / 2);
        sumX += squares[FIELDS * child] * (end - begin);
        sumY += squares[FIELDS * child + 1] * (end - begin);
        begin = end;
      }
    }
    after[square] = count;
    squares[FIELDS * square] = sumX / (to - from);
    squares[FIELDS * square + 1] = sumY / (to - from);
    squares[FIELDS * square + 2] = to - from;
    squares[FIELDS * square + 3] = theta > 0 ? Math.pow(side / theta, 2) : Double.POSITIVE_INFINITY;
  }

  /** The points in an order in which near ones are near. */
  int[] order() {
    return order;
  }

  /**
   * The push of all points on one place.
   *
   * @param sums filled with Σ q² (px - x), Σ q² (py - y) and Σ q over the points at x, y, with q =
   *     1 / (1 + d²); a point at the place itself counts 1 in the last
   */
  void push(double px, double py, double[] sums) {
    double pushX = 0;
    double pushY = 0;
    double total = 0;
    int square = 0;
    while (square < count) {
      int at = FIELDS * square;
      double dx = px - squares[at];
      double dy = py - squares[at + 1];
      double d2 = dx * dx + dy * dy;
      if (squares[at + 3] < d2) {
        double q = 1 / (1 + d2);
        double many = squares[at + 2] * q;
        total += many;
        pushX += many * q * dx;
        pushY += many * q * dy;
        square = after[square];
      } else if (first[square] >= 0) {
        int to = first[square] + (int) squares[at + 2];
        for (int i = first[square]; i < to; i++) {
          double ix = px - x[i];
          double iy = py - y[i];
          double q = 1 / (1 + ix * ix + iy * iy);
          total += q;
          pushX += q * q * ix;
          pushY += q * q * iy;
        }
        square = after[square];
      } else {
        square++;
      }
    }
    sums[0] = pushX;
    sums[1] = pushY;
    sums[2] = total;
  }
}
