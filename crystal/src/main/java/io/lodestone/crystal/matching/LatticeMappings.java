package io.lodestone.crystal.matching;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All ways in which three vectors of one lattice resemble the cell of another one.
 *
 * <p>Each is a matrix of whole numbers; its rows times the lattice are vectors that differ from the
 * target's within the tolerances. Mirror images are included.
 */
final class LatticeMappings {
  /** Lattice points to choose from; cells of any use have under a thousand. */
  private static final double MOST_POINTS = 2e6;

  /**
   * One way.
   *
   * @param matrix nine whole numbers, row by row
   * @param parameters lengths (Å) and angles (degrees) of the mapped vectors
   * @param strain largest relative difference of lengths plus largest difference of angles, radians
   */
  record Mapping(int[] matrix, double[] parameters, double strain) {
    int determinant() {
      int[] m = matrix;
      return m[0] * (m[4] * m[8] - m[5] * m[7])
          - m[1] * (m[3] * m[8] - m[5] * m[6])
          + m[2] * (m[3] * m[7] - m[4] * m[6]);
    }
  }

  private record Point(int[] steps, double x, double y, double z, double length) {
    double angle(Point other) {
      double cosine = (x * other.x + y * other.y + z * other.z) / (length * other.length);
      return Math.toDegrees(Math.acos(Math.clamp(cosine, -1, 1)));
    }
  }

  private final double[] target;
  private final MatchTolerance tolerance;
  private final List<Point> points;

  private LatticeMappings(Lattice lattice, double[] target, MatchTolerance tolerance) {
    this.target = target;
    this.tolerance = tolerance;
    double longest = Math.max(target[0], Math.max(target[1], target[2]));
    points = points(lattice, longest * (1 + tolerance.length()) * (1 + 1e-9));
  }

  /**
   * The mappings of a lattice on a cell, the least strained first.
   *
   * @param target lengths (Å) and angles (degrees) of the cell
   * @param cells how many cells of the lattice make one of the target
   */
  static List<Mapping> of(Lattice lattice, double[] target, int cells, MatchTolerance tolerance) {
    return new LatticeMappings(lattice, target, tolerance).find(cells);
  }

  /**
   * @throws InvalidInput when the edges of a cell are so unequal that mappings on it cannot be
   *     listed
   */
  static void requireComparable(Lattice lattice) {
    double longest = 0;
    for (double length : lattice.lengths()) {
      longest = Math.max(longest, length);
    }
    if (expected(lattice, 1.5 * longest) > MOST_POINTS) {
      throw new InvalidInput(
          null,
          null,
          "edges of %.4g, %.4g and %.4g Å"
              .formatted(lattice.a().norm(), lattice.b().norm(), lattice.c().norm()),
          "a cell with edges of similar length",
          "a wide vacuum can be made narrower");
    }
  }

  private static double expected(Lattice lattice, double radius) {
    double product = 1;
    for (double reach : lattice.reciprocal().lengths()) {
      product *= 2 * radius * reach + 1;
    }
    return product;
  }

  static double[] parameters(Lattice lattice) {
    double[] lengths = lattice.lengths();
    double[] angles = lattice.angles();
    return new double[] {lengths[0], lengths[1], lengths[2], angles[0], angles[1], angles[2]};
  }

  private List<Mapping> find(int cells) {
    List<Mapping> found = new ArrayList<>();
    List<Point> as = ofLength(target[0]);
    List<Point> bs = ofLength(target[1]);
    List<Point> cs = ofLength(target[2]);
    for (Point a : as) {
      for (Point b : bs) {
        double gamma = a.angle(b);
        if (Math.abs(gamma - target[5]) <= tolerance.angle()) {
          for (Point c : cs) {
            double beta = a.angle(c);
            if (Math.abs(beta - target[4]) <= tolerance.angle()) {
              double alpha = b.angle(c);
              if (Math.abs(alpha - target[3]) <= tolerance.angle()) {
                add(found, cells, List.of(a, b, c), new double[] {alpha, beta, gamma});
              }
            }
          }
        }
      }
    }
    found.sort(Comparator.comparingDouble(Mapping::strain));
    return found;
  }

  private void add(List<Mapping> found, int cells, List<Point> vectors, double[] angles) {
    int[] matrix = new int[9];
    double[] parameters = new double[6];
    double lengthStrain = 0;
    double angleStrain = 0;
    for (int i = 0; i < 3; i++) {
      System.arraycopy(vectors.get(i).steps(), 0, matrix, 3 * i, 3);
      parameters[i] = vectors.get(i).length();
      parameters[3 + i] = angles[i];
      lengthStrain = Math.max(lengthStrain, Math.abs(parameters[i] / target[i] - 1));
      angleStrain = Math.max(angleStrain, Math.abs(angles[i] - target[3 + i]));
    }
    Mapping mapping = new Mapping(matrix, parameters, lengthStrain + Math.toRadians(angleStrain));
    if (Math.abs(mapping.determinant()) == cells) {
      found.add(mapping);
    }
  }

  private List<Point> ofLength(double length) {
    double longest = length * (1 + tolerance.length()) * (1 + 1e-9);
    double shortest = length / (1 + tolerance.length()) * (1 - 1e-9);
    return points.stream().filter(p -> p.length() >= shortest && p.length() <= longest).toList();
  }

  private static List<Point> points(Lattice lattice, double radius) {
    double[] r = lattice.toRows();
    double[] reach = lattice.reciprocal().lengths();
    int[] most = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      most[axis] = (int) Math.min(MOST_POINTS, Math.floor(radius * reach[axis] + 1e-9));
    }
    if (expected(lattice, radius) > 2 * MOST_POINTS) {
      // The target itself has fewer, so its edges are of other lengths and nothing maps on it.
      return List.of();
    }
    List<Point> points = new ArrayList<>();
    for (int i = -most[0]; i <= most[0]; i++) {
      for (int j = -most[1]; j <= most[1]; j++) {
        for (int k = -most[2]; k <= most[2]; k++) {
          double x = i * r[0] + j * r[3] + k * r[6];
          double y = i * r[1] + j * r[4] + k * r[7];
          double z = i * r[2] + j * r[5] + k * r[8];
          double length = Math.sqrt(x * x + y * y + z * z);
          if (length > 0 && length <= radius) {
            points.add(new Point(new int[] {i, j, k}, x, y, z, length));
          }
        }
      }
    }
    return points;
  }
}
