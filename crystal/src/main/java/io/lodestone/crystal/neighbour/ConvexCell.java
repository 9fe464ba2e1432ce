package io.lodestone.crystal.neighbour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A convex polyhedron around the origin that is cut smaller by one plane after the other.
 *
 * <p>It starts as a cube. Each face remembers the number of the plane that made it; those of the
 * cube have −1.
 */
final class ConvexCell {
  /** A face: its plane's number and its corners in order around it, x, y, z of each, in Å. */
  record Face(int plane, double[] corners) {
    int size() {
      return corners.length / 3;
    }
  }

  /** Corners nearer to a plane than this part of the cell's radius lie on it. */
  private static final double ON_PLANE = 1e-9;

  private List<Face> faces = new ArrayList<>();
  private double radius;

  /** A cube of half the edge length h, in Å. */
  ConvexCell(double h) {
    for (int axis = 0; axis < 3; axis++) {
      for (int side = -1; side <= 1; side += 2) {
        double[] corners = new double[12];
        int[][] around = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
        for (int k = 0; k < 4; k++) {
          corners[3 * k + axis] = side * h;
          corners[3 * k + (axis + 1) % 3] = around[k][0] * h;
          corners[3 * k + (axis + 2) % 3] = around[k][1] * h;
        }
        faces.add(new Face(-1, corners));
      }
    }
    radius = h * Math.sqrt(3);
  }

  /** Distance of the farthest corner from the origin, Å. */
  double radius() {
    return radius;
  }

  List<Face> faces() {
    return faces;
  }

  /**
   * Cuts away what lies beyond a plane.
   *
   * @param x unit normal of the plane, pointing away from the origin; likewise y and z
   * @param distance of the plane from the origin, Å
   */
  void cut(int plane, double x, double y, double z, double distance) {
    double tolerance = ON_PLANE * radius;
    if (distance >= radius - tolerance) {
      return;
    }
    List<Face> kept = new ArrayList<>();
    List<double[]> edge = new ArrayList<>();
    boolean changed = false;
    for (Face face : faces) {
      double[] above = new double[face.size()];
      boolean crosses = false;
      for (int k = 0; k < above.length; k++) {
        double[] p = face.corners();
        above[k] = p[3 * k] * x + p[3 * k + 1] * y + p[3 * k + 2] * z - distance;
        crosses |= above[k] > tolerance;
      }
      changed |= crosses;
      Face rest = crosses ? clipped(face, above, tolerance) : face;
      if (rest.size() > 2) {
        kept.add(rest);
      }
      collect(rest, x, y, z, distance, tolerance, edge);
    }
    if (!changed) {
      return;
    }
    if (edge.size() > 2) {
      kept.add(new Face(plane, ordered(edge, x, y, z)));
    }
    faces = kept;
    measure();
  }

  private static Face clipped(Face face, double[] above, double tolerance) {
    double[] p = face.corners();
    double[] rest = new double[p.length + 6];
    int n = 0;
    for (int k = 0; k < above.length; k++) {
      int next = (k + 1) % above.length;
      if (above[k] <= tolerance) {
        System.arraycopy(p, 3 * k, rest, 3 * n++, 3);
      }
      boolean leaves = above[k] < -tolerance && above[next] > tolerance;
      boolean enters = above[k] > tolerance && above[next] < -tolerance;
      if (leaves || enters) {
        double t = above[k] / (above[k] - above[next]);
        for (int axis = 0; axis < 3; axis++) {
          rest[3 * n + axis] = p[3 * k + axis] + t * (p[3 * next + axis] - p[3 * k + axis]);
        }
        n++;
      }
    }
    return new Face(face.plane(), Arrays.copyOf(rest, 3 * n));
  }

  /** Adds the corners of a face that lie on the plane and are not yet among those found. */
  private static void collect(
      Face face,
      double x,
      double y,
      double z,
      double distance,
      double tolerance,
      List<double[]> edge) {
    double[] p = face.corners();
    for (int k = 0; k < face.size(); k++) {
      double[] corner = {p[3 * k], p[3 * k + 1], p[3 * k + 2]};
      double above = corner[0] * x + corner[1] * y + corner[2] * z - distance;
      if (Math.abs(above) <= 2 * tolerance
          && edge.stream().noneMatch(known -> near(known, corner, 4 * tolerance))) {
        edge.add(corner);
      }
    }
  }

  private static boolean near(double[] p, double[] q, double tolerance) {
    return Math.abs(p[0] - q[0]) <= tolerance
        && Math.abs(p[1] - q[1]) <= tolerance
        && Math.abs(p[2] - q[2]) <= tolerance;
  }

  /** The corners of a convex polygon in the order in which they follow each other around it. */
  private static double[] ordered(List<double[]> corners, double x, double y, double z) {
    double[] middle = new double[3];
    for (double[] corner : corners) {
      for (int axis = 0; axis < 3; axis++) {
        middle[axis] += corner[axis] / corners.size();
      }
    }
    double[] first = corners.getFirst();
    double ux = first[0] - middle[0];
    double uy = first[1] - middle[1];
    double uz = first[2] - middle[2];
    double vx = y * uz - z * uy;
    double vy = z * ux - x * uz;
    double vz = x * uy - y * ux;
    double[] angle = new double[corners.size()];
    Integer[] order = new Integer[corners.size()];
    for (int k = 0; k < order.length; k++) {
      double[] p = corners.get(k);
      double dx = p[0] - middle[0];
      double dy = p[1] - middle[1];
      double dz = p[2] - middle[2];
      angle[k] = Math.atan2(dx * vx + dy * vy + dz * vz, dx * ux + dy * uy + dz * uz);
      order[k] = k;
    }
    Arrays.sort(order, (i, j) -> Double.compare(angle[i], angle[j]));
    double[] sorted = new double[3 * order.length];
    for (int k = 0; k < order.length; k++) {
      System.arraycopy(corners.get(order[k]), 0, sorted, 3 * k, 3);
    }
    return sorted;
  }

  private void measure() {
    double largest = 0;
    for (Face face : faces) {
      double[] p = face.corners();
      for (int k = 0; k < p.length; k += 3) {
        largest = Math.max(largest, p[k] * p[k] + p[k + 1] * p[k + 1] + p[k + 2] * p[k + 2]);
      }
    }
    radius = Math.sqrt(largest);
  }
}
