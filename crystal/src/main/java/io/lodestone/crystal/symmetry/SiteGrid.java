package io.lodestone.crystal.symmetry;

import java.util.Arrays;

/**
 * Finds the site at a place of a crystal without looking at all of them: the cell is cut into boxes
 * that hold about one site each.
 */
final class SiteGrid {
  private static final double SITES_PER_BOX = 2;

  private final FlatCell cell;
  private final double[] wrapped;
  private final double toleranceSquared;
  private final double[] metric = new double[6];
  private final double[] reach = new double[3];
  private final int[] boxes = new int[3];
  private final int[] first;
  private final int[] next;

  /**
   * @param tolerance how far a site may be from where it is looked for, in Å
   */
  SiteGrid(FlatCell cell, double tolerance) {
    this.cell = cell;
    this.toleranceSquared = tolerance * tolerance;
    double[] a = cell.rows();
    metric[0] = dot(a, 0, 0);
    metric[1] = dot(a, 1, 1);
    metric[2] = dot(a, 2, 2);
    metric[3] = 2 * dot(a, 1, 2);
    metric[4] = 2 * dot(a, 0, 2);
    metric[5] = 2 * dot(a, 0, 1);
    double volume = Math.abs(determinant(a));
    double[] width = new double[3];
    for (int k = 0; k < 3; k++) {
      width[k] = volume / area(a, (k + 1) % 3, (k + 2) % 3);
      reach[k] = tolerance / width[k];
    }
    int n = cell.size();
    double edge = Math.cbrt(width[0] * width[1] * width[2] * SITES_PER_BOX / Math.max(1, n));
    for (int k = 0; k < 3; k++) {
      double most = Math.min(Math.max(1, n), 0.5 / reach[k]);
      boxes[k] = (int) Math.max(1, Math.min(width[k] / edge, most));
    }
    // Needle-shaped cells would get many boxes along and one across; the product stays bounded.
    while ((long) boxes[0] * boxes[1] * boxes[2] > 4L * n + 8) {
      int longest = boxes[0] >= boxes[1] && boxes[0] >= boxes[2] ? 0 : boxes[1] >= boxes[2] ? 1 : 2;
      boxes[longest] = (boxes[longest] + 1) / 2;
    }
    first = new int[boxes[0] * boxes[1] * boxes[2]];
    Arrays.fill(first, -1);
    next = new int[n];
    wrapped = new double[3 * n];
    for (int i = n - 1; i >= 0; i--) {
      int box = 0;
      for (int k = 0; k < 3; k++) {
        double x = cell.positions()[3 * i + k];
        double inside = x - Math.floor(x);
        wrapped[3 * i + k] = inside;
        box = box * boxes[k] + Math.min(boxes[k] - 1, (int) (inside * boxes[k]));
      }
      next[i] = first[box];
      first[box] = i;
    }
  }

  /** The nearest site of a kind within the tolerance of a place, or −1. */
  int find(double x, double y, double z, int kind) {
    return find(x, y, z, kind, -1);
  }

  private int find(double x, double y, double z, int kind, int except) {
    double fx = x - Math.floor(x);
    double fy = y - Math.floor(y);
    double fz = z - Math.floor(z);
    int lowX = low(fx, 0);
    int highX = high(fx, 0);
    int lowY = low(fy, 1);
    int highY = high(fy, 1);
    int lowZ = low(fz, 2);
    int highZ = high(fz, 2);
    int nearest = -1;
    double least = toleranceSquared;
    for (int i = lowX; i <= highX; i++) {
      int planes = Math.floorMod(i, boxes[0]) * boxes[1];
      for (int j = lowY; j <= highY; j++) {
        int lines = (planes + Math.floorMod(j, boxes[1])) * boxes[2];
        for (int k = lowZ; k <= highZ; k++) {
          for (int site = first[lines + Math.floorMod(k, boxes[2])]; site >= 0; site = next[site]) {
            if (cell.kinds()[site] == kind && site != except) {
              double d = distanceSquared(site, fx, fy, fz);
              if (d <= least && (d < least || nearest < 0 || site < nearest)) {
                least = d;
                nearest = site;
              }
            }
          }
        }
      }
    }
    return nearest;
  }

  /** A site of the same kind within the tolerance of another, or −1 if all are apart. */
  int overlap() {
    for (int i = 0; i < cell.size(); i++) {
      double[] x = wrapped;
      if (find(x[3 * i], x[3 * i + 1], x[3 * i + 2], cell.kinds()[i], i) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private int low(double fraction, int axis) {
    return boxes[axis] == 1 ? 0 : (int) Math.floor((fraction - reach[axis]) * boxes[axis]);
  }

  private int high(double fraction, int axis) {
    return boxes[axis] == 1 ? 0 : (int) Math.floor((fraction + reach[axis]) * boxes[axis]);
  }

  private double distanceSquared(int site, double x, double y, double z) {
    double dx = wrapped[3 * site] - x;
    double dy = wrapped[3 * site + 1] - y;
    double dz = wrapped[3 * site + 2] - z;
    dx -= Math.rint(dx);
    dy -= Math.rint(dy);
    dz -= Math.rint(dz);
    return dx * (metric[0] * dx + metric[5] * dy)
        + dy * (metric[1] * dy + metric[3] * dz)
        + dz * (metric[2] * dz + metric[4] * dx);
  }

  private static double dot(double[] a, int i, int j) {
    return a[3 * i] * a[3 * j] + a[3 * i + 1] * a[3 * j + 1] + a[3 * i + 2] * a[3 * j + 2];
  }

  private static double area(double[] a, int i, int j) {
    double product = dot(a, i, j);
    return Math.sqrt(Math.max(0, dot(a, i, i) * dot(a, j, j) - product * product));
  }

  static double determinant(double[] a) {
    return a[0] * (a[4] * a[8] - a[5] * a[7])
        - a[1] * (a[3] * a[8] - a[5] * a[6])
        + a[2] * (a[3] * a[7] - a[4] * a[6]);
  }
}
