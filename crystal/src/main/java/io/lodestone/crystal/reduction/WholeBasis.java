package io.lodestone.crystal.reduction;

import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Vector3;

/**
 * A basis of all sums of whole vectors that were added: one vector for each leading axis, what
 * stands above a leading entry smaller than it (the Hermite normal form; Cohen, A Course in
 * Computational Algebraic Number Theory, Springer 1993, section 2.4).
 */
public final class WholeBasis {
  private final long[][] rows = new long[3][];

  /** The basis of the rows of a matrix, nine entries row by row. */
  public static WholeBasis ofRows(int[] matrix) {
    WholeBasis basis = new WholeBasis();
    for (int i = 0; i < 9; i += 3) {
      basis.add(matrix[i], matrix[i + 1], matrix[i + 2]);
    }
    return basis;
  }

  /**
   * The basis of all multiples of a number, to which fractions with that denominator can be added.
   *
   * @param factor 1 or larger
   */
  public static WholeBasis ofMultiples(long factor) {
    WholeBasis basis = new WholeBasis();
    basis.add(factor, 0, 0);
    basis.add(0, factor, 0);
    basis.add(0, 0, factor);
    return basis;
  }

  /** Adds a vector, and with it all its sums with the others. */
  public void add(long a, long b, long c) {
    long[] v = {a, b, c};
    for (int k = 0; k < 3; k++) {
      if (rows[k] == null && v[k] != 0) {
        rows[k] = v;
        break;
      }
      // The greatest common divisor of both leading entries stays in the row.
      while (v[k] != 0) {
        long[] rest = less(rows[k], rows[k][k] / v[k], v);
        rows[k] = v;
        v = rest;
      }
    }
    tidy();
  }

  private static long[] less(long[] from, long times, long[] v) {
    return new long[] {from[0] - times * v[0], from[1] - times * v[1], from[2] - times * v[2]};
  }

  private void tidy() {
    for (int k = 0; k < 3; k++) {
      if (rows[k] != null && rows[k][k] < 0) {
        rows[k] = less(new long[3], 1, rows[k]);
      }
      for (int i = 0; i < k && rows[k] != null; i++) {
        if (rows[i] != null) {
          rows[i] = less(rows[i], Math.floorDiv(rows[i][k], rows[k][k]), rows[k]);
        }
      }
    }
  }

  /** The number of independent vectors, 0 to 3. */
  public int rank() {
    int rank = 0;
    for (long[] row : rows) {
      rank += row == null ? 0 : 1;
    }
    return rank;
  }

  /**
   * The vectors of the basis, by their leading axes.
   *
   * @return {@link #rank} rows of three entries
   */
  public long[][] vectors() {
    long[][] vectors = new long[rank()][];
    int next = 0;
    for (long[] row : rows) {
      if (row != null) {
        vectors[next++] = row.clone();
      }
    }
    return vectors;
  }

  /**
   * The vectors of the basis in Å.
   *
   * @param lattice whose vectors the basis counts
   * @param parts of each lattice vector that count as 1
   * @return {@link #rank} vectors
   */
  public Vector3[] vectors(Lattice lattice, long parts) {
    long[][] whole = vectors();
    Vector3[] vectors = new Vector3[whole.length];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] =
          lattice.toCartesian(
              new Vector3(
                  (double) whole[i][0] / parts,
                  (double) whole[i][1] / parts,
                  (double) whole[i][2] / parts));
    }
    return vectors;
  }

  /**
   * The whole vectors of which no two differ by a sum of those that were added: one for each cell
   * of a supercell.
   *
   * @return x, y, z of each, as many as the determinant of the basis
   * @throws IllegalStateException when fewer than three independent vectors were added
   */
  public int[] cells() {
    if (rank() < 3) {
      throw new IllegalStateException("a basis of rank " + rank() + " has endless cells");
    }
    int na = Math.toIntExact(rows[0][0]);
    int nb = Math.toIntExact(rows[1][1]);
    int nc = Math.toIntExact(rows[2][2]);
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
}
