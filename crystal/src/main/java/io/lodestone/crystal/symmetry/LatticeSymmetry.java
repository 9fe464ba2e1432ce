package io.lodestone.crystal.symmetry;

import java.util.ArrayList;
import java.util.List;

/** The rotations, proper and improper, that carry a lattice into itself within a tolerance. */
final class LatticeSymmetry {
  /** Below this squared sine two directions are the same whatever the tolerance. */
  private static final double SAME_DIRECTION = 1e-12;

  /**
   * The images that a vector of a reduced basis can have: every sum of basis vectors and their
   * opposites, each at most once. Their order decides which rotation is found first.
   */
  private static final int[][] IMAGES = {
    {1, 0, 0},
    {0, 1, 0},
    {0, 0, 1},
    {-1, 0, 0},
    {0, -1, 0},
    {0, 0, -1},
    {0, 1, 1},
    {1, 0, 1},
    {1, 1, 0},
    {0, -1, -1},
    {-1, 0, -1},
    {-1, -1, 0},
    {0, 1, -1},
    {-1, 0, 1},
    {1, -1, 0},
    {0, -1, 1},
    {1, 0, -1},
    {-1, 1, 0},
    {1, 1, 1},
    {-1, -1, -1},
    {-1, 1, 1},
    {1, -1, 1},
    {1, 1, -1},
    {1, -1, -1},
    {-1, 1, -1},
    {-1, -1, 1}
  };

  private LatticeSymmetry() {}

  /**
   * The rotations as matrices that act on fractions.
   *
   * @param rows a basis of the shortest vectors
   * @param tolerance by which the ends of a rotated vector may miss, in Å
   */
  static List<IntMatrix> of(double[] rows, double tolerance) {
    double[] lengths = new double[3];
    for (int i = 0; i < 3; i++) {
      lengths[i] = Math.sqrt(dot(rows, 3 * i, rows, 3 * i));
    }
    double[] images = new double[3 * IMAGES.length];
    double[] imageLengths = new double[IMAGES.length];
    for (int i = 0; i < IMAGES.length; i++) {
      for (int k = 0; k < 3; k++) {
        images[3 * i + k] =
            IMAGES[i][0] * rows[k] + IMAGES[i][1] * rows[3 + k] + IMAGES[i][2] * rows[6 + k];
      }
      imageLengths[i] = Math.sqrt(dot(images, 3 * i, images, 3 * i));
    }
    List<IntMatrix> found = new ArrayList<>();
    for (int i = 0; i < IMAGES.length; i++) {
      if (Math.abs(imageLengths[i] - lengths[0]) > tolerance) {
        continue;
      }
      for (int j = 0; j < IMAGES.length; j++) {
        if (Math.abs(imageLengths[j] - lengths[1]) > tolerance
            || !sameAngle(rows, 0, 1, images, i, j, tolerance)) {
          continue;
        }
        for (int k = 0; k < IMAGES.length; k++) {
          if (Math.abs(imageLengths[k] - lengths[2]) <= tolerance
              && sameAngle(rows, 0, 2, images, i, k, tolerance)
              && sameAngle(rows, 1, 2, images, j, k, tolerance)) {
            IntMatrix rotation = IntMatrix.ofColumns(IMAGES[i], IMAGES[j], IMAGES[k]);
            if (Math.abs(rotation.determinant()) == 1) {
              found.add(rotation);
            }
          }
        }
      }
    }
    return found;
  }

  /** Whether two vectors enclose the same angle as two others, by the arc that it moves them. */
  private static boolean sameAngle(
      double[] rows, int a, int b, double[] images, int i, int j, double tolerance) {
    double lengthA = Math.sqrt(dot(rows, 3 * a, rows, 3 * a));
    double lengthB = Math.sqrt(dot(rows, 3 * b, rows, 3 * b));
    double lengthI = Math.sqrt(dot(images, 3 * i, images, 3 * i));
    double lengthJ = Math.sqrt(dot(images, 3 * j, images, 3 * j));
    double before = dot(rows, 3 * a, rows, 3 * b) / (lengthA * lengthB);
    double after = dot(images, 3 * i, images, 3 * j) / (lengthI * lengthJ);
    double cosine =
        before * after
            + Math.sqrt(Math.max(0, 1 - before * before))
                * Math.sqrt(Math.max(0, 1 - after * after));
    double sineSquared = 1 - cosine * cosine;
    double meanSquared = (lengthA + lengthI) * (lengthB + lengthJ) / 4;
    return sineSquared <= SAME_DIRECTION || sineSquared * meanSquared <= tolerance * tolerance;
  }

  private static double dot(double[] a, int i, double[] b, int j) {
    return a[i] * b[j] + a[i + 1] * b[j + 1] + a[i + 2] * b[j + 2];
  }
}
