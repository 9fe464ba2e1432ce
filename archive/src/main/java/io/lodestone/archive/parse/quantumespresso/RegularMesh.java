package io.lodestone.archive.parse.quantumespresso;

import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The regular mesh from which a list of inequivalent k-points was taken. The program prints the
 * points and their weights, not the mesh.
 *
 * <p>The subdivisions are read off the coordinates, and hold only when the weights confirm them:
 * the points of the mesh fall into classes under the symmetry of the lattice, and the weights of
 * the listed points must add up to the size of each class. Lines of points and lists that somebody
 * chose do not pass.
 */
final class RegularMesh {
  private static final int MOST_SUBDIVISIONS = 120;
  private static final int MOST_POINTS = 1 << 20;

  /** What seven printed decimals of coordinates leave, in subdivisions. */
  private static final double TOLERANCE = 2e-3;

  private final int[] grid;
  private final int[] halves;
  private final List<int[]> operations = new ArrayList<>();

  private RegularMesh(int[] grid, int[] halves, Tensor reciprocal) {
    this.grid = grid;
    this.halves = halves;
    lattice(reciprocal.scaled(1 / length(reciprocal, 0)));
  }

  /**
   * The mesh behind a list, if there is one.
   *
   * @param points n × 3, in units of the reciprocal lattice vectors
   * @param weights n, which add up to 1
   * @param reciprocal the reciprocal lattice vectors, one per row, in any unit of length
   */
  static Optional<RegularMesh> behind(double[] points, double[] weights, Tensor reciprocal) {
    int[] grid = new int[3];
    int[] halves = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      int doubled = subdivisions(points, axis);
      if (doubled == 0) {
        return Optional.empty();
      }
      grid[axis] = doubled / 2;
      halves[axis] = doubled % 2;
    }
    if ((long) grid[0] * grid[1] * grid[2] > MOST_POINTS) {
      return Optional.empty();
    }
    RegularMesh mesh = new RegularMesh(grid, halves, reciprocal);
    if (mesh.explains(points, weights)) {
      return Optional.of(mesh);
    }
    // Along one of several equivalent axes all points may have been left out.
    RegularMesh even = new RegularMesh(mesh.alikeAlongAlike(reciprocal), halves, reciprocal);
    return even.size() <= MOST_POINTS && even.explains(points, weights)
        ? Optional.of(even)
        : Optional.empty();
  }

  /** Subdivisions along each reciprocal lattice vector. */
  List<Integer> grid() {
    return Arrays.stream(grid).boxed().toList();
  }

  /** Shift along each reciprocal lattice vector, in subdivisions: 0 or a half. */
  List<Double> offset() {
    return Arrays.stream(halves).mapToObj(half -> half / 2.0).toList();
  }

  /**
   * Twice the smallest number of subdivisions that all coordinates are multiples of, and one more
   * where they lie half-way; 0 where there is none.
   */
  private static int subdivisions(double[] points, int axis) {
    for (int n = 1; n <= MOST_SUBDIVISIONS; n++) {
      for (int half = 0; half < 2; half++) {
        boolean fits = true;
        for (int i = axis; i < points.length && fits; i += 3) {
          double place = points[i] * n - half / 2.0;
          fits = Math.abs(place - Math.rint(place)) < TOLERANCE;
        }
        if (fits) {
          return 2 * n + half;
        }
      }
    }
    return 0;
  }

  private long size() {
    return (long) grid[0] * grid[1] * grid[2];
  }

  private int[] alikeAlongAlike(Tensor reciprocal) {
    int[] most = grid.clone();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double difference = length(reciprocal, i) - length(reciprocal, j);
        if (Math.abs(difference) < 1e-5 * length(reciprocal, i)) {
          most[i] = Math.max(most[i], grid[j]);
        }
      }
    }
    return most;
  }

  private static double length(Tensor rows, int i) {
    return Math.sqrt(dot(rows, i, i));
  }

  private static double dot(Tensor rows, int i, int j) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      sum += rows.get(i, c) * rows.get(j, c);
    }
    return sum;
  }

  /** Finds the symmetry of the lattice, as far as it takes the mesh to itself. */
  private void lattice(Tensor reciprocal) {
    List<List<int[]>> images = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int code = 0; code < 125; code++) {
      int[] image = {code / 25 - 2, code / 5 % 5 - 2, code % 5 - 2};
      for (int i = 0; i < 3; i++) {
        if (same(product(reciprocal, image, image), dot(reciprocal, i, i))) {
          images.get(i).add(image);
        }
      }
    }
    for (int[] a : images.get(0)) {
      for (int[] b : images.get(1)) {
        if (!same(product(reciprocal, a, b), dot(reciprocal, 0, 1))) {
          continue;
        }
        for (int[] c : images.get(2)) {
          if (same(product(reciprocal, a, c), dot(reciprocal, 0, 2))
              && same(product(reciprocal, b, c), dot(reciprocal, 1, 2))) {
            int[] rows = {a[0], a[1], a[2], b[0], b[1], b[2], c[0], c[1], c[2]};
            if (keepsMesh(rows)) {
              operations.add(rows);
            }
          }
        }
      }
    }
  }

  private static double product(Tensor rows, int[] u, int[] v) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        sum += u[i] * v[j] * dot(rows, i, j);
      }
    }
    return sum;
  }

  private static boolean same(double a, double b) {
    return Math.abs(a - b) <= 1e-4;
  }

  private boolean keepsMesh(int[] rows) {
    for (int j = 0; j < 3; j++) {
      int shift = 0;
      for (int i = 0; i < 3; i++) {
        if (rows[3 * i + j] * grid[j] % grid[i] != 0) {
          return false;
        }
        shift += halves[i] * (rows[3 * i + j] * grid[j] / grid[i]);
      }
      if (Math.floorMod(shift, 2) != halves[j]) {
        return false;
      }
    }
    return true;
  }

  /** Whether the weights of the listed points add up to the size of each class of points. */
  private boolean explains(double[] points, double[] weights) {
    int all = (int) size();
    double[] stood = new double[all];
    for (int i = 0; i < weights.length; i++) {
      int[] place = new int[3];
      for (int axis = 0; axis < 3; axis++) {
        double steps = points[3 * i + axis] * grid[axis] - halves[axis] / 2.0;
        place[axis] = (int) Math.rint(steps);
      }
      stood[index(place)] += weights[i] * all;
    }
    boolean[] seen = new boolean[all];
    int[] image = new int[3];
    for (int start = 0; start < all; start++) {
      if (seen[start]) {
        continue;
      }
      int count = 0;
      double sum = 0;
      int[] place = {start / (grid[1] * grid[2]), start / grid[2] % grid[1], start % grid[2]};
      for (int[] rows : operations) {
        for (int j = 0; j < 3; j++) {
          int doubled = -halves[j];
          for (int i = 0; i < 3; i++) {
            doubled += (2 * place[i] + halves[i]) * (rows[3 * i + j] * grid[j] / grid[i]);
          }
          image[j] = doubled / 2;
        }
        int there = index(image);
        if (!seen[there]) {
          seen[there] = true;
          count++;
          sum += stood[there];
        }
      }
      if (Math.abs(sum - count) > 0.02 * count + 1e-6 * all) {
        return false;
      }
    }
    return true;
  }

  private int index(int[] place) {
    int index = 0;
    for (int axis = 0; axis < 3; axis++) {
      index = index * grid[axis] + Math.floorMod(place[axis], grid[axis]);
    }
    return index;
  }
}
