package io.lodestone.crystal.disorder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sublattice of Z³ of finite index, known by the one basis in Hermite normal form: three rows,
 * upper triangular, with entries above a diagonal entry from 0 to below it.
 *
 * <p>Source: Hart and Forcade, Phys. Rev. B 77, 224115 (2008).
 */
final class Superlattice implements Comparable<Superlattice> {
  private final int[] rows;

  private Superlattice(int... rows) {
    this.rows = rows;
  }

  /** Every superlattice whose cell holds this many cells of Z³. */
  static List<Superlattice> all(int volume) {
    List<Superlattice> all = new ArrayList<>();
    for (int a = 1; a <= volume; a++) {
      for (int b = 1; volume % a == 0 && b <= volume / a; b++) {
        if (volume / a % b != 0) {
          continue;
        }
        int c = volume / a / b;
        for (int ab = 0; ab < b; ab++) {
          for (int ac = 0; ac < c; ac++) {
            for (int bc = 0; bc < c; bc++) {
              all.add(new Superlattice(a, ab, ac, 0, b, bc, 0, 0, c));
            }
          }
        }
      }
    }
    return all;
  }

  /** The lattice that these integer vectors span, which must be three-dimensional. */
  static Superlattice spannedBy(List<int[]> vectors) {
    int[][] work = vectors.stream().map(int[]::clone).toArray(int[][]::new);
    for (int column = 0; column < 3; column++) {
      eliminate(work, column);
      if (work[column][column] < 0) {
        negate(work[column]);
      }
    }
    for (int column = 1; column < 3; column++) {
      for (int row = 0; row < column; row++) {
        subtract(work[row], work[column], Math.floorDiv(work[row][column], work[column][column]));
      }
    }
    int[] rows = new int[9];
    for (int i = 0; i < 3; i++) {
      System.arraycopy(work[i], 0, rows, 3 * i, 3);
    }
    return new Superlattice(rows);
  }

  /** Euclid's algorithm on the rows from {@code column} on, until one alone is not 0 there. */
  private static void eliminate(int[][] work, int column) {
    while (true) {
      int pivot = -1;
      boolean alone = true;
      for (int row = column; row < work.length; row++) {
        if (work[row][column] != 0) {
          alone &= pivot < 0;
          if (pivot < 0 || Math.abs(work[row][column]) < Math.abs(work[pivot][column])) {
            pivot = row;
          }
        }
      }
      if (pivot < 0) {
        throw new IllegalArgumentException("the vectors span no lattice in three dimensions");
      }
      int[] swapped = work[column];
      work[column] = work[pivot];
      work[pivot] = swapped;
      if (alone) {
        return;
      }
      for (int row = column + 1; row < work.length; row++) {
        subtract(work[row], work[column], Math.floorDiv(work[row][column], work[column][column]));
      }
    }
  }

  private static void subtract(int[] from, int[] row, int times) {
    for (int i = 0; i < 3; i++) {
      from[i] -= times * row[i];
    }
  }

  private static void negate(int[] row) {
    for (int i = 0; i < 3; i++) {
      row[i] = -row[i];
    }
  }

  /** The image under a matrix W, nine entries row by row, that acts on columns. */
  Superlattice image(int[] w) {
    List<int[]> vectors = new ArrayList<>(3);
    for (int row = 0; row < 3; row++) {
      int[] v = {rows[3 * row], rows[3 * row + 1], rows[3 * row + 2]};
      int[] turned = new int[3];
      for (int i = 0; i < 3; i++) {
        turned[i] = w[3 * i] * v[0] + w[3 * i + 1] * v[1] + w[3 * i + 2] * v[2];
      }
      vectors.add(turned);
    }
    return spannedBy(vectors);
  }

  /** How many cells of Z³ its cell holds. */
  int volume() {
    return rows[0] * rows[4] * rows[8];
  }

  /** The place of an integer vector among the cosets, from 0 to the volume. */
  int coset(int x, int y, int z) {
    int timesA = Math.floorDiv(x, rows[0]);
    int restY = y - timesA * rows[1];
    int timesB = Math.floorDiv(restY, rows[4]);
    int restZ = z - timesA * rows[2] - timesB * rows[5];
    return ((x - timesA * rows[0]) * rows[4] + restY - timesB * rows[4]) * rows[8]
        + Math.floorMod(restZ, rows[8]);
  }

  /** The vector that stands for a coset. */
  int[] representative(int coset) {
    return new int[] {coset / rows[8] / rows[4], coset / rows[8] % rows[4], coset % rows[8]};
  }

  /** The basis, nine entries row by row. */
  int[] rows() {
    return rows.clone();
  }

  @Override
  public int compareTo(Superlattice other) {
    return Arrays.compare(rows, other.rows);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Superlattice that && Arrays.equals(rows, that.rows);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(rows);
  }

  @Override
  public String toString() {
    return Arrays.toString(rows);
  }
}
