package io.lodestone.crystal.symmetry;

import java.util.ArrayList;
import java.util.List;

/**
 * Solves (W − 1) s = d modulo whole numbers for the shift s of the origin, for several rotations W
 * at once.
 *
 * <p>With the Smith normal form D = U M V of the stacked matrices M, the solution is V D⁺ U d (R.
 * W. Grosse-Kunstleve, Acta Cryst. A55, 383, 1999). Along directions in which the origin is free,
 * the shift is none.
 */
final class OriginEquations {
  private final int rows;
  private final double[] solution;
  private final List<double[]> indifferent;

  /**
   * @param rotations in a primitive basis
   */
  OriginEquations(List<IntMatrix> rotations) {
    rows = 3 * rotations.size();
    long[][] m = new long[rows][3];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < 3; c++) {
        m[r][c] = rotations.get(r / 3).get(r % 3, c) - (r % 3 == c ? 1 : 0);
      }
    }
    long[][] u = identity(rows);
    long[][] v = identity(3);
    int rank = diagonalise(m, u, v);
    solution = new double[3 * rows];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < rows; j++) {
        for (int k = 0; k < rank; k++) {
          solution[i * rows + j] += (double) (v[i][k] * u[k][j]) / m[k][k];
        }
      }
    }
    indifferent = indifferent(m, v, rank);
  }

  /**
   * The equations with a solution that is known to be the one that is wanted.
   *
   * @param rotations in a primitive basis
   * @param solution the matrix, of 3 rows, that gives the shift from the differences
   */
  OriginEquations(List<IntMatrix> rotations, double[] solution) {
    this.rows = 3 * rotations.size();
    this.solution = solution;
    this.indifferent = new OriginEquations(rotations).indifferent;
  }

  /**
   * The shifts that solve the equations for differences of none, and so can be added to any
   * solution: those of the group's normaliser, modulo the lattice and free directions.
   */
  List<double[]> indifferent() {
    return indifferent;
  }

  private static List<double[]> indifferent(long[][] m, long[][] v, int rank) {
    List<double[]> shifts = new ArrayList<>();
    shifts.add(new double[3]);
    for (int k = 0; k < rank; k++) {
      int known = shifts.size();
      for (long step = 1; step < Math.abs(m[k][k]); step++) {
        for (int s = 0; s < known; s++) {
          double[] shift = shifts.get(s).clone();
          for (int i = 0; i < 3; i++) {
            shift[i] += (double) (v[i][k] * step) / m[k][k];
            shift[i] -= Math.rint(shift[i]);
          }
          shifts.add(shift);
        }
      }
    }
    return shifts;
  }

  /** The shift for the differences of translations, three for each rotation. */
  double[] solve(double[] differences) {
    double[] shift = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < rows; j++) {
        shift[i] += solution[i * rows + j] * differences[j];
      }
      shift[i] -= Math.rint(shift[i]);
    }
    return shift;
  }

  private static long[][] identity(int size) {
    long[][] identity = new long[size][size];
    for (int i = 0; i < size; i++) {
      identity[i][i] = 1;
    }
    return identity;
  }

  /** Turns m into U m V, diagonal; returns its rank. */
  private static int diagonalise(long[][] m, long[][] u, long[][] v) {
    int rank = 0;
    while (rank < 3) {
      int[] pivot = smallest(m, rank);
      if (pivot == null) {
        break;
      }
      swapRows(m, rank, pivot[0]);
      swapRows(u, rank, pivot[0]);
      swapColumns(m, rank, pivot[1]);
      swapColumns(v, rank, pivot[1]);
      boolean clean = true;
      for (int r = rank + 1; r < m.length; r++) {
        long factor = Math.floorDiv(m[r][rank], m[rank][rank]);
        addRow(m, r, rank, -factor);
        addRow(u, r, rank, -factor);
        clean &= m[r][rank] == 0;
      }
      for (int c = rank + 1; c < 3; c++) {
        long factor = Math.floorDiv(m[rank][c], m[rank][rank]);
        addColumn(m, c, rank, -factor);
        addColumn(v, c, rank, -factor);
        clean &= m[rank][c] == 0;
      }
      if (clean) {
        rank++;
      }
    }
    return rank;
  }

  /** The entry of least size that is not zero, below and to the right of a place. */
  private static int[] smallest(long[][] m, int from) {
    int[] place = null;
    for (int r = from; r < m.length; r++) {
      for (int c = from; c < 3; c++) {
        if (m[r][c] != 0
            && (place == null || Math.abs(m[r][c]) < Math.abs(m[place[0]][place[1]]))) {
          place = new int[] {r, c};
        }
      }
    }
    return place;
  }

  private static void swapRows(long[][] m, int i, int j) {
    long[] row = m[i];
    m[i] = m[j];
    m[j] = row;
  }

  private static void swapColumns(long[][] m, int i, int j) {
    for (long[] row : m) {
      long entry = row[i];
      row[i] = row[j];
      row[j] = entry;
    }
  }

  private static void addRow(long[][] m, int to, int from, long factor) {
    for (int c = 0; c < m[to].length; c++) {
      m[to][c] += factor * m[from][c];
    }
  }

  private static void addColumn(long[][] m, int to, int from, long factor) {
    for (long[] row : m) {
      row[to] += factor * row[from];
    }
  }
}
