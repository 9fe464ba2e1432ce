package io.lodestone.crystal.symmetry;

import java.util.Optional;

/** Shortens the two axes of a monoclinic cell that are normal to the unique axis b. */
final class ObliqueNet {
  private static final int MOST_ROUNDS = 10_000;
  private static final double EQUAL = 1e-10;

  private ObliqueNet() {}

  /**
   * The cell with the shortest a and c, right-handed.
   *
   * @param axes a, b and c as columns, in terms of the primitive basis
   * @param rows the primitive lattice vectors
   * @param tolerance scalar products, in Å², that exceed it count as acute
   */
  static Optional<IntMatrix> shortened(IntMatrix axes, double[] rows, double tolerance) {
    int[] a = column(axes, 0);
    int[] b = column(axes, 1);
    int[] c = column(axes, 2);
    int[][] net = {a, c, {-a[0] - c[0], -a[1] - c[1], -a[2] - c[2]}};
    int rounds = 0;
    while (shorten(net, rows, tolerance)) {
      if (++rounds > MOST_ROUNDS) {
        return Optional.empty();
      }
    }
    int[][] four = {net[0], net[1], net[2], sum(net[0], net[1], 1)};
    for (int pass = 0; pass < 3; pass++) {
      for (int j = 0; j < 3; j++) {
        if (dot(four[j], four[j], rows) > dot(four[j + 1], four[j + 1], rows) + EQUAL) {
          int[] longer = four[j];
          four[j] = four[j + 1];
          four[j + 1] = longer;
        }
      }
    }
    for (int i = 1; i < 4; i++) {
      IntMatrix shortened = IntMatrix.ofColumns(four[0], b, four[i]);
      int determinant = shortened.determinant();
      if (determinant != 0) {
        int[] opposite = {-b[0], -b[1], -b[2]};
        return Optional.of(
            determinant > 0 ? shortened : IntMatrix.ofColumns(four[0], opposite, four[i]));
      }
    }
    return Optional.empty();
  }

  private static boolean shorten(int[][] net, double[] rows, double tolerance) {
    for (int i = 0; i < 2; i++) {
      for (int j = i + 1; j < 3; j++) {
        if (dot(net[i], net[j], rows) > tolerance) {
          int other = 3 - i - j;
          net[other] = sum(net[other], net[i], 2);
          net[i] = new int[] {-net[i][0], -net[i][1], -net[i][2]};
          return true;
        }
      }
    }
    return false;
  }

  private static int[] column(IntMatrix m, int j) {
    return new int[] {m.get(0, j), m.get(1, j), m.get(2, j)};
  }

  private static int[] sum(int[] a, int[] b, int times) {
    return new int[] {a[0] + times * b[0], a[1] + times * b[1], a[2] + times * b[2]};
  }

  private static double dot(int[] u, int[] v, double[] rows) {
    double dot = 0;
    for (int k = 0; k < 3; k++) {
      dot +=
          (u[0] * rows[k] + u[1] * rows[3 + k] + u[2] * rows[6 + k])
              * (v[0] * rows[k] + v[1] * rows[3 + k] + v[2] * rows[6 + k]);
    }
    return dot;
  }
}
