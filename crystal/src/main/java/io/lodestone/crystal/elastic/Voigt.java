package io.lodestone.crystal.elastic;

/** Voigt's notation: the six places xx, yy, zz, yz, xz, xy of a symmetric tensor. */
final class Voigt {
  /** Number of places. */
  static final int SIZE = 6;

  private static final int[] ROW = {0, 1, 2, 1, 0, 0};
  private static final int[] COLUMN = {0, 1, 2, 2, 2, 1};

  private Voigt() {}

  /** The six places of a 3 × 3 tensor, row-major, each multiplied by {@code shear} off-diagonal. */
  static double[] of(double[] tensor, double shear) {
    double[] voigt = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double both = (tensor[3 * ROW[i] + COLUMN[i]] + tensor[3 * COLUMN[i] + ROW[i]]) / 2;
      voigt[i] = i < 3 ? both : shear * both;
    }
    return voigt;
  }

  /**
   * The 6 × 6 matrix K by which a rotation of space turns stresses in Voigt's notation (Bond, Bell
   * Syst. Tech. J. 22, 1, 1943); stiffnesses turn as K C Kᵀ.
   *
   * @param r 3 × 3, row-major, orthogonal
   */
  static double[] bond(double[] r) {
    double[] k = new double[SIZE * SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        double value = r[3 * ROW[i] + ROW[j]] * r[3 * COLUMN[i] + COLUMN[j]];
        if (j >= 3) {
          value += r[3 * ROW[i] + COLUMN[j]] * r[3 * COLUMN[i] + ROW[j]];
        }
        k[i * SIZE + j] = value;
      }
    }
    return k;
  }

  /** K C Kᵀ. */
  static double[] turned(double[] k, double[] c) {
    double[] half = product(k, c, false);
    return product(half, k, true);
  }

  private static double[] product(double[] a, double[] b, boolean transposed) {
    double[] product = new double[SIZE * SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        double sum = 0;
        for (int m = 0; m < SIZE; m++) {
          sum += a[i * SIZE + m] * (transposed ? b[j * SIZE + m] : b[m * SIZE + j]);
        }
        product[i * SIZE + j] = sum;
      }
    }
    return product;
  }
}
