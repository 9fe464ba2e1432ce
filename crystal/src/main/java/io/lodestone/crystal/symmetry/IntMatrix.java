package io.lodestone.crystal.symmetry;

import java.util.Arrays;

/** A 3×3 matrix of whole numbers that acts on columns: a rotation, or a change of basis. */
final class IntMatrix {
  static final IntMatrix IDENTITY = of(1, 0, 0, 0, 1, 0, 0, 0, 1);

  /** How many matrices have no entries but −1, 0 and 1. */
  static final int CODES = 19_683;

  private final int[] entries;

  private IntMatrix(int[] entries) {
    this.entries = entries;
  }

  /** The matrix with these nine entries, row by row. */
  static IntMatrix of(int... entries) {
    return new IntMatrix(entries.clone());
  }

  /** The matrix with these columns. */
  static IntMatrix ofColumns(int[] a, int[] b, int[] c) {
    return of(a[0], b[0], c[0], a[1], b[1], c[1], a[2], b[2], c[2]);
  }

  /** The whole numbers nearest to nine entries. */
  static IntMatrix rounded(double[] values) {
    int[] nearest = new int[9];
    for (int i = 0; i < 9; i++) {
      nearest[i] = (int) Math.rint(values[i]);
    }
    return new IntMatrix(nearest);
  }

  int get(int row, int column) {
    return entries[3 * row + column];
  }

  int[] toArray() {
    return entries.clone();
  }

  IntMatrix times(IntMatrix other) {
    int[] product = new int[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        product[3 * i + j] =
            entries[3 * i] * other.entries[j]
                + entries[3 * i + 1] * other.entries[3 + j]
                + entries[3 * i + 2] * other.entries[6 + j];
      }
    }
    return new IntMatrix(product);
  }

  /** A number below {@link #CODES} that tells matrices of −1, 0 and 1 apart; −1 for others. */
  int code() {
    int code = 0;
    for (int entry : entries) {
      if (entry < -1 || entry > 1) {
        return -1;
      }
      code = 3 * code + entry + 1;
    }
    return code;
  }

  /** The code of this matrix times another. */
  int codeOfProduct(IntMatrix other) {
    int code = 0;
    for (int i = 0; i < 9; i += 3) {
      for (int j = 0; j < 3; j++) {
        int entry =
            entries[i] * other.entries[j]
                + entries[i + 1] * other.entries[3 + j]
                + entries[i + 2] * other.entries[6 + j];
        if (entry < -1 || entry > 1) {
          return -1;
        }
        code = 3 * code + entry + 1;
      }
    }
    return code;
  }

  IntMatrix negated() {
    int[] negative = new int[9];
    for (int i = 0; i < 9; i++) {
      negative[i] = -entries[i];
    }
    return new IntMatrix(negative);
  }

  IntMatrix transposed() {
    int[] e = entries;
    return of(e[0], e[3], e[6], e[1], e[4], e[7], e[2], e[5], e[8]);
  }

  int determinant() {
    return SymmetryOperation.determinant(entries);
  }

  int trace() {
    return entries[0] + entries[4] + entries[8];
  }

  /** The inverse times the determinant. */
  IntMatrix adjugate() {
    int[] e = entries;
    return of(
        e[4] * e[8] - e[5] * e[7],
        e[2] * e[7] - e[1] * e[8],
        e[1] * e[5] - e[2] * e[4],
        e[5] * e[6] - e[3] * e[8],
        e[0] * e[8] - e[2] * e[6],
        e[2] * e[3] - e[0] * e[5],
        e[3] * e[7] - e[4] * e[6],
        e[1] * e[6] - e[0] * e[7],
        e[0] * e[4] - e[1] * e[3]);
  }

  /** The nine entries of the inverse. */
  double[] inverse() {
    int[] adjugate = adjugate().entries;
    double determinant = determinant();
    double[] inverse = new double[9];
    for (int i = 0; i < 9; i++) {
      inverse[i] = adjugate[i] / determinant;
    }
    return inverse;
  }

  int[] times(int[] column) {
    int[] e = entries;
    return new int[] {
      e[0] * column[0] + e[1] * column[1] + e[2] * column[2],
      e[3] * column[0] + e[4] * column[1] + e[5] * column[2],
      e[6] * column[0] + e[7] * column[1] + e[8] * column[2]
    };
  }

  /** The three vectors that this matrix makes of others; both as rows. */
  double[] timesRows(double[] rows) {
    double[] result = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        result[3 * i + j] =
            entries[3 * i] * rows[j]
                + entries[3 * i + 1] * rows[3 + j]
                + entries[3 * i + 2] * rows[6 + j];
      }
    }
    return result;
  }

  double[] toDoubles() {
    double[] doubles = new double[9];
    for (int i = 0; i < 9; i++) {
      doubles[i] = entries[i];
    }
    return doubles;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IntMatrix that && Arrays.equals(entries, that.entries);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(entries);
  }

  @Override
  public String toString() {
    return Arrays.toString(entries);
  }
}
