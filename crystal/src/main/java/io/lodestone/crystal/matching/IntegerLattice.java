package io.lodestone.crystal.matching;

import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Vector3;

/** Lattices between a lattice and its multiples, by elimination in whole numbers. */
final class IntegerLattice {
  private IntegerLattice() {}

  /**
   * The lattice that is made by adding one translation to another.
   *
   * @param numerators of the translation in fractions of the lattice vectors
   * @param order its denominator
   */
  static Lattice with(Lattice lattice, int[] numerators, int order) {
    long[][] rows = {
      {order, 0, 0}, {0, order, 0}, {0, 0, order}, {numerators[0], numerators[1], numerators[2]}
    };
    triangulate(rows);
    Vector3[] v = new Vector3[3];
    for (int i = 0; i < 3; i++) {
      v[i] =
          lattice
              .a()
              .scaled((double) rows[i][0] / order)
              .plus(lattice.b().scaled((double) rows[i][1] / order))
              .plus(lattice.c().scaled((double) rows[i][2] / order));
    }
    return new Lattice(v[0], v[1], v[2]);
  }

  /**
   * The whole vectors of which no two differ by a combination of the rows of a matrix: one for each
   * cell in a supercell.
   *
   * @param matrix nine entries, row by row, with a determinant other than 0
   * @return x, y, z of each, |determinant| of them
   */
  static int[] cellsOf(int[] matrix) {
    long[][] rows = {
      {matrix[0], matrix[1], matrix[2]},
      {matrix[3], matrix[4], matrix[5]},
      {matrix[6], matrix[7], matrix[8]}
    };
    triangulate(rows);
    int na = (int) Math.abs(rows[0][0]);
    int nb = (int) Math.abs(rows[1][1]);
    int nc = (int) Math.abs(rows[2][2]);
    int[] cells = new int[3 * na * nb * nc];
    int next = 0;
    for (int i = 0; i < na; i++) {
      for (int j = 0; j < nb; j++) {
        for (int k = 0; k < nc; k++) {
          cells[next++] = i;
          cells[next++] = j;
          cells[next++] = k;
        }
      }
    }
    return cells;
  }

  /** Makes the first three rows upper triangular and all others zero, keeping their span. */
  private static void triangulate(long[][] rows) {
    for (int column = 0; column < 3; column++) {
      for (int i = column + 1; i < rows.length; i++) {
        while (rows[i][column] != 0) {
          long times = rows[column][column] / rows[i][column];
          for (int k = 0; k < 3; k++) {
            long rest = rows[column][k] - times * rows[i][k];
            rows[column][k] = rows[i][k];
            rows[i][k] = rest;
          }
        }
      }
    }
  }
}
