package io.lodestone.crystal.symmetry;

import java.util.List;

/** Found operations, seen from the axes of a conventional cell. */
final class AxialOperations {
  private final int[] codes;
  private final double[] translations;
  private final double[] rows;

  private AxialOperations(int[] codes, double[] translations, double[] rows) {
    this.codes = codes;
    this.translations = translations;
    this.rows = rows;
  }

  /**
   * Transforms the operations, or returns null if a rotation does not fit the axes.
   *
   * @param axes as columns, in terms of the primitive basis
   * @param translations three for each rotation
   * @param primitive the primitive lattice vectors
   */
  static AxialOperations of(
      List<IntMatrix> rotations, double[] translations, IntMatrix axes, double[] primitive) {
    int determinant = axes.determinant();
    IntMatrix adjugate = axes.adjugate();
    int[] codes = new int[rotations.size()];
    for (int i = 0; i < codes.length; i++) {
      int[] scaled = adjugate.times(rotations.get(i)).times(axes).toArray();
      for (int k = 0; k < 9; k++) {
        if (scaled[k] % determinant != 0) {
          return null;
        }
        scaled[k] /= determinant;
      }
      codes[i] = IntMatrix.of(scaled).code();
      if (codes[i] < 0) {
        return null;
      }
    }
    double[] inverse = axes.inverse();
    double[] moved = new double[translations.length];
    for (int i = 0; i < moved.length; i += 3) {
      for (int k = 0; k < 3; k++) {
        double x =
            inverse[3 * k] * translations[i]
                + inverse[3 * k + 1] * translations[i + 1]
                + inverse[3 * k + 2] * translations[i + 2];
        moved[i + k] = x - Math.floor(x);
      }
    }
    return new AxialOperations(codes, moved, axes.transposed().timesRows(primitive));
  }

  int size() {
    return codes.length;
  }

  int code(int i) {
    return codes[i];
  }

  double[] translations() {
    return translations;
  }

  /** The axes as rows, in Å. */
  double[] rows() {
    return rows;
  }

  /** The length of a vector given in fractions of the axes, in Å. */
  double length(double[] fractions) {
    double square = 0;
    for (int k = 0; k < 3; k++) {
      double component =
          fractions[0] * rows[k] + fractions[1] * rows[3 + k] + fractions[2] * rows[6 + k];
      square += component * component;
    }
    return Math.sqrt(square);
  }
}
