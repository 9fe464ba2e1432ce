package io.lodestone.crystal.symmetry;

import java.util.ArrayList;
import java.util.List;

/**
 * The points, line, plane or space that a coordinate triplet with up to three free letters stands
 * for, with all its images under the lattice.
 */
final class WyckoffSubspace {
  private final int[][] factors;
  private final double[] constant;
  private final int[][] normals;
  private final double[] offsets;

  private WyckoffSubspace(int[][] factors, double[] constant, int[][] normals, double[] offsets) {
    this.factors = factors;
    this.constant = constant;
    this.normals = normals;
    this.offsets = offsets;
  }

  /** Reads a triplet such as {@code x,-x+1/2,1/4} or {@code x,2x,z}. */
  static WyckoffSubspace parse(String triplet) {
    String[] rows = triplet.split(",");
    int[][] factors = new int[3][3];
    double[] constant = new double[3];
    for (int row = 0; row < 3; row++) {
      for (String term : rows[row].replace("-", "+-").split("\\+")) {
        if (term.isEmpty()) {
          continue;
        }
        int letter = "xyz".indexOf(term.charAt(term.length() - 1));
        if (letter < 0) {
          String[] fraction = term.split("/");
          constant[row] +=
              Double.parseDouble(fraction[0])
                  / (fraction.length == 1 ? 1 : Double.parseDouble(fraction[1]));
        } else {
          String factor = term.substring(0, term.length() - 1);
          factors[row][letter] +=
              factor.isEmpty() ? 1 : factor.equals("-") ? -1 : Integer.parseInt(factor);
        }
      }
    }
    int[][] normals = normals(factors);
    double[] offsets = new double[normals.length];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = value(normals[i], constant[0], constant[1], constant[2]);
    }
    return new WyckoffSubspace(factors, constant, normals, offsets);
  }

  /** The point for values of the free letters. */
  double[] point(double x, double y, double z) {
    double[] point = new double[3];
    for (int i = 0; i < 3; i++) {
      point[i] = constant[i] + value(factors[i], x, y, z);
    }
    return point;
  }

  /** How far a point is from the subspace: the largest misfit of its equations, modulo 1. */
  double misfit(double x, double y, double z) {
    double misfit = 0;
    for (int i = 0; i < normals.length; i++) {
      double d = value(normals[i], x, y, z) - offsets[i];
      misfit = Math.max(misfit, Math.abs(d - Math.rint(d)));
    }
    return misfit;
  }

  private static double value(int[] n, double x, double y, double z) {
    return n[0] * x + n[1] * y + n[2] * z;
  }

  /**
   * A basis of the rows of whole numbers that are normal to the free directions: eliminating the
   * columns by steps of determinant 1 leaves them where nothing remains.
   */
  private static int[][] normals(int[][] factors) {
    int[][] left = new int[3][];
    int[][] rows = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    for (int i = 0; i < 3; i++) {
      left[i] = factors[i].clone();
    }
    int done = 0;
    for (int column = 0; column < 3 && done < 3; column++) {
      while (true) {
        int pivot = -1;
        int others = 0;
        for (int i = done; i < 3; i++) {
          if (left[i][column] != 0) {
            others++;
            if (pivot < 0 || Math.abs(left[i][column]) < Math.abs(left[pivot][column])) {
              pivot = i;
            }
          }
        }
        if (others == 0) {
          break;
        }
        swap(left, done, pivot);
        swap(rows, done, pivot);
        if (others == 1) {
          done++;
          break;
        }
        for (int i = done + 1; i < 3; i++) {
          int times = left[i][column] / left[done][column];
          for (int k = 0; k < 3; k++) {
            left[i][k] -= times * left[done][k];
            rows[i][k] -= times * rows[done][k];
          }
        }
      }
    }
    List<int[]> normals = new ArrayList<>();
    for (int i = done; i < 3; i++) {
      normals.add(rows[i]);
    }
    return normals.toArray(int[][]::new);
  }

  private static void swap(int[][] m, int i, int j) {
    int[] row = m[i];
    m[i] = m[j];
    m[j] = row;
  }
}
