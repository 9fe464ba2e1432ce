package io.lodestone.crystal.symmetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The operations of a primitive cell, one for each rotation of its point group.
 *
 * @param rotations the rotations, which act on fractions
 * @param translations three fractions for each, as the rarest site tells them
 * @param meanTranslations the same, as the mean of what all sites tell
 * @param images for each operation, the site to which each site goes
 */
record FoundOperations(
    List<IntMatrix> rotations, double[] translations, double[] meanTranslations, int[][] images) {

  /**
   * Finds them.
   *
   * @return nothing if what is found within the tolerance is no group
   */
  static Optional<FoundOperations> of(FlatCell cell, double tolerance) {
    List<IntMatrix> candidates = LatticeSymmetry.of(cell.rows(), tolerance);
    SiteGrid grid = new SiteGrid(cell, tolerance);
    List<IntMatrix> rotations = new ArrayList<>();
    List<int[]> images = new ArrayList<>();
    double[] translations = new double[3 * candidates.size()];
    int origin = cell.rarestSite();
    int[] image = new int[cell.size()];
    for (IntMatrix rotation : candidates) {
      int[] w = rotation.toArray();
      double[] turned = turned(w, cell.positions());
      int target = target(cell, grid, turned, origin, image);
      if (target >= 0) {
        for (int k = 0; k < 3; k++) {
          double shift = cell.positions()[3 * target + k] - turned[3 * origin + k];
          translations[3 * rotations.size() + k] = shift - Math.floor(shift);
        }
        rotations.add(rotation);
        images.add(image.clone());
      }
    }
    if (!isClosed(rotations)) {
      return Optional.empty();
    }
    double[] used = Arrays.copyOf(translations, 3 * rotations.size());
    int[][] table = images.toArray(int[][]::new);
    return Optional.of(
        new FoundOperations(
            List.copyOf(rotations), used, means(cell, rotations, used, table), table));
  }

  int size() {
    return rotations.size();
  }

  private static double[] turned(int[] w, double[] x) {
    double[] turned = new double[x.length];
    for (int i = 0; i < x.length; i += 3) {
      for (int k = 0; k < 3; k++) {
        turned[i + k] = w[3 * k] * x[i] + w[3 * k + 1] * x[i + 1] + w[3 * k + 2] * x[i + 2];
      }
    }
    return turned;
  }

  /** The first site to which the origin can go so that every turned site meets one; −1 if none. */
  private static int target(
      FlatCell cell, SiteGrid grid, double[] turned, int origin, int[] image) {
    int[] kinds = cell.kinds();
    double[] x = cell.positions();
    for (int target = 0; target < kinds.length; target++) {
      if (kinds[target] != kinds[origin]) {
        continue;
      }
      double dx = x[3 * target] - turned[3 * origin];
      double dy = x[3 * target + 1] - turned[3 * origin + 1];
      double dz = x[3 * target + 2] - turned[3 * origin + 2];
      int i = 0;
      while (i < kinds.length) {
        image[i] =
            grid.find(turned[3 * i] + dx, turned[3 * i + 1] + dy, turned[3 * i + 2] + dz, kinds[i]);
        if (image[i] < 0) {
          break;
        }
        i++;
      }
      if (i == kinds.length) {
        return target;
      }
    }
    return -1;
  }

  private static double[] means(
      FlatCell cell, List<IntMatrix> rotations, double[] translations, int[][] images) {
    double[] x = cell.positions();
    double[] means = translations.clone();
    for (int op = 0; op < images.length; op++) {
      double[] turned = turned(rotations.get(op).toArray(), x);
      for (int k = 0; k < 3; k++) {
        double sum = 0;
        for (int i = 0; i < cell.size(); i++) {
          double apart = x[3 * images[op][i] + k] - turned[3 * i + k] - translations[3 * op + k];
          sum += apart - Math.rint(apart);
        }
        means[3 * op + k] += sum / cell.size();
      }
    }
    return means;
  }

  private static boolean isClosed(List<IntMatrix> rotations) {
    boolean[] present = new boolean[IntMatrix.CODES];
    for (IntMatrix rotation : rotations) {
      present[rotation.code()] = true;
    }
    for (IntMatrix first : rotations) {
      for (IntMatrix second : rotations) {
        int code = first.codeOfProduct(second);
        if (code < 0 || !present[code]) {
          return false;
        }
      }
    }
    return !rotations.isEmpty();
  }
}
