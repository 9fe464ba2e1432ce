package io.lodestone.learn.sisso;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The convex hull of points on a line or in a plane, by Andrew's monotone chain (Inf. Process.
 * Lett. 9, 216 (1979)).
 */
final class ConvexHull {
  /** Corners in turn, x and y; on a line the two ends, with y = 0. */
  private final double[] x;

  private final double[] y;

  private ConvexHull(double[] x, double[] y) {
    this.x = x;
    this.y = y;
  }

  /**
   * @param points places of the points in the arrays
   * @param x first coordinate
   * @param y second coordinate; null for points on a line
   */
  static ConvexHull of(int[] points, double[] x, double[] y) {
    if (y == null) {
      double least = Arrays.stream(points).mapToDouble(i -> x[i]).min().orElseThrow();
      double greatest = Arrays.stream(points).mapToDouble(i -> x[i]).max().orElseThrow();
      return new ConvexHull(new double[] {least, greatest}, null);
    }
    int[] order =
        Arrays.stream(points)
            .boxed()
            .sorted(Comparator.<Integer>comparingDouble(i -> x[i]).thenComparingDouble(i -> y[i]))
            .mapToInt(i -> i)
            .toArray();
    int[] chain = new int[2 * order.length + 2];
    int size = 0;
    for (int pass = 0; pass < 2; pass++) {
      int begin = size;
      for (int step = 0; step < order.length; step++) {
        int i = order[pass == 0 ? step : order.length - 1 - step];
        while (size - begin >= 2 && turn(x, y, chain[size - 2], chain[size - 1], i) <= 0) {
          size--;
        }
        chain[size++] = i;
      }
      size--; // The last point of a chain is the first of the other.
    }
    int corners = Math.max(size, 1);
    double[] cornerX = new double[corners];
    double[] cornerY = new double[corners];
    for (int i = 0; i < corners; i++) {
      cornerX[i] = x[chain[i]];
      cornerY[i] = y[chain[i]];
    }
    return new ConvexHull(cornerX, cornerY);
  }

  private static double turn(double[] x, double[] y, int a, int b, int c) {
    return (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]);
  }

  /** Whether a point lies inside or on the border. */
  boolean contains(double px, double py) {
    if (y == null) {
      return px >= x[0] && px <= x[1];
    }
    for (int i = 0; i < x.length; i++) {
      int j = i + 1 == x.length ? 0 : i + 1;
      double side = (x[j] - x[i]) * (py - y[i]) - (y[j] - y[i]) * (px - x[i]);
      if (side < 0) {
        return false;
      }
    }
    return x.length > 2 || onSegment(px, py);
  }

  /** For hulls without area. */
  private boolean onSegment(double px, double py) {
    int last = x.length - 1;
    double side = (x[last] - x[0]) * (py - y[0]) - (y[last] - y[0]) * (px - x[0]);
    return side == 0
        && px >= Math.min(x[0], x[last])
        && px <= Math.max(x[0], x[last])
        && py >= Math.min(y[0], y[last])
        && py <= Math.max(y[0], y[last]);
  }
}
