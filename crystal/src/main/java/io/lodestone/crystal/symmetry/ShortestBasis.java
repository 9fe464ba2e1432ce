package io.lodestone.crystal.symmetry;

import java.util.Optional;

/**
 * The three shortest vectors, of the seven normals of the Voronoi cell, that form a basis.
 *
 * <p>Selling's reduction gives a superbase without acute angles; its vectors and their sums are the
 * seven (International Tables A, 3.1.2.3). Which of equally long vectors come first follows spglib,
 * so that settings which depend on it, such as that of a monoclinic cell, agree; {@link
 * io.lodestone.crystal.reduction.LatticeReduction#DELAUNAY}, which depends on the lattice alone,
 * knows neither this order nor a tolerance.
 */
record ShortestBasis(double[] rows, IntMatrix transform) {
  private static final int MOST_ROUNDS = 10_000;

  /** Squared lengths, in Å², that differ by less are equal. */
  private static final double EQUAL = 1e-10;

  /**
   * Reduces a lattice.
   *
   * @param rows the lattice vectors; those of the result are {@code transform} times these
   * @param tolerance scalar products, in Å², that exceed it count as acute
   * @return nothing if the lattice is too skewed or flat to be reduced
   */
  static Optional<ShortestBasis> of(double[] rows, double tolerance) {
    int[][] superbase = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {-1, -1, -1}};
    double[][] vectors = new double[4][];
    for (int i = 0; i < 4; i++) {
      vectors[i] = vector(rows, superbase[i]);
    }
    int rounds = 0;
    while (shorten(superbase, vectors, rows, tolerance)) {
      if (++rounds > MOST_ROUNDS) {
        return Optional.empty();
      }
    }
    return choose(rows, voronoiVectors(superbase));
  }

  private static boolean shorten(
      int[][] superbase, double[][] vectors, double[] rows, double tolerance) {
    for (int i = 0; i < 3; i++) {
      for (int j = i + 1; j < 4; j++) {
        if (dot(vectors[i], vectors[j]) > tolerance) {
          for (int k = 0; k < 4; k++) {
            if (k != i && k != j) {
              superbase[k] = sum(superbase[k], superbase[i]);
              vectors[k] = vector(rows, superbase[k]);
            }
          }
          superbase[i] = new int[] {-superbase[i][0], -superbase[i][1], -superbase[i][2]};
          vectors[i] = vector(rows, superbase[i]);
          return true;
        }
      }
    }
    return false;
  }

  private static int[][] voronoiVectors(int[][] b) {
    return new int[][] {b[0], b[1], sum(b[0], b[1]), b[2], b[3], sum(b[1], b[2]), sum(b[2], b[0])};
  }

  private static Optional<ShortestBasis> choose(double[] rows, int[][] seven) {
    double[] lengths = new double[7];
    for (int i = 0; i < 7; i++) {
      double[] v = vector(rows, seven[i]);
      lengths[i] = dot(v, v);
    }
    // Insertion keeps the order of vectors that are equally long within rounding.
    for (int pass = 0; pass < 6; pass++) {
      for (int j = 0; j < 6; j++) {
        if (lengths[j] > lengths[j + 1] + EQUAL) {
          double length = lengths[j];
          lengths[j] = lengths[j + 1];
          lengths[j + 1] = length;
          int[] vector = seven[j];
          seven[j] = seven[j + 1];
          seven[j + 1] = vector;
        }
      }
    }
    for (int i = 2; i < 7; i++) {
      IntMatrix transform = IntMatrix.ofColumns(seven[0], seven[1], seven[i]).transposed();
      int determinant = transform.determinant();
      if (Math.abs(determinant) == 1) {
        double[] reduced = transform.timesRows(rows);
        if (SiteGrid.determinant(reduced) < 0) {
          return Optional.of(
              new ShortestBasis(transform.negated().timesRows(rows), transform.negated()));
        }
        return Optional.of(new ShortestBasis(reduced, transform));
      }
    }
    return Optional.empty();
  }

  private static double[] vector(double[] rows, int[] c) {
    return new double[] {
      c[0] * rows[0] + c[1] * rows[3] + c[2] * rows[6],
      c[0] * rows[1] + c[1] * rows[4] + c[2] * rows[7],
      c[0] * rows[2] + c[1] * rows[5] + c[2] * rows[8]
    };
  }

  private static int[] sum(int[] a, int[] b) {
    return new int[] {a[0] + b[0], a[1] + b[1], a[2] + b[2]};
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
