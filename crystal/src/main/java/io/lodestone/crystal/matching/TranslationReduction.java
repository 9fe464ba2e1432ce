package io.lodestone.crystal.matching;

import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Vector3;
import io.lodestone.crystal.reduction.LatticeReduction;
import io.lodestone.crystal.reduction.WholeBasis;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the smaller cells in which a crystal repeats to within a tolerance, and averages its sites
 * over them.
 *
 * <p>A translation that takes every site near one of the same kind, and k times repeated is a
 * lattice vector, makes the cell k times smaller; this is done until there is none.
 */
final class TranslationReduction {
  private final double tolerance;
  private Lattice lattice;
  private double[] fraction;
  private int[] kind;
  private double moved;

  /**
   * @param fraction fractional coordinates of the sites, x, y, z of each
   * @param kind of each site, counted from 0
   * @param tolerance in Å
   */
  TranslationReduction(Lattice lattice, double[] fraction, int[] kind, double tolerance) {
    this.lattice = lattice;
    this.fraction = fraction;
    this.kind = kind;
    this.tolerance = tolerance;
  }

  void reduce() {
    boolean smaller = true;
    while (smaller) {
      int[] rarest = rarest();
      int common = commonDivisor();
      smaller = false;
      for (int i = 1; i < rarest.length && common > 1 && !smaller; i++) {
        smaller = tryTranslation(rarest[0], rarest[i], common);
      }
    }
  }

  Lattice lattice() {
    return lattice;
  }

  double[] fraction() {
    return fraction;
  }

  int[] kind() {
    return kind;
  }

  /** The farthest that a site was moved when it was averaged, Å. */
  double moved() {
    return moved;
  }

  private int[] counts() {
    int[] counts = new int[Arrays.stream(kind).max().orElse(0) + 1];
    for (int k : kind) {
      counts[k]++;
    }
    return counts;
  }

  private int[] rarest() {
    int[] counts = counts();
    int least = -1;
    for (int k = 0; k < counts.length; k++) {
      if (counts[k] > 0 && (least < 0 || counts[k] < counts[least])) {
        least = k;
      }
    }
    int wanted = least;
    return IntStream.range(0, kind.length).filter(i -> kind[i] == wanted).toArray();
  }

  private int commonDivisor() {
    int divisor = 0;
    for (int count : counts()) {
      int rest = count;
      while (rest != 0) {
        int next = divisor % rest;
        divisor = rest;
        rest = next;
      }
    }
    return divisor;
  }

  private boolean tryTranslation(int from, int to, int common) {
    double[] t = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      t[axis] = fraction[3 * to + axis] - fraction[3 * from + axis];
    }
    for (int order = 2; order <= common; order++) {
      if (common % order == 0) {
        Optional<int[]> numerators = asFraction(t, order);
        if (numerators.isPresent()) {
          int[] image = images(numerators.get(), order);
          if (image.length > 0 && allCyclesHave(image, order)) {
            collapse(numerators.get(), order, image);
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The translation as whole numbers over its order, if it is near enough to that. */
  private Optional<int[]> asFraction(double[] t, int order) {
    int[] numerators = new int[3];
    double[] off = new double[3];
    boolean whole = true;
    for (int axis = 0; axis < 3; axis++) {
      numerators[axis] = (int) Math.round(t[axis] * order);
      off[axis] = t[axis] - (double) numerators[axis] / order;
      whole &= numerators[axis] % order == 0;
    }
    double distance = lattice.toCartesian(new Vector3(off[0], off[1], off[2])).norm();
    return whole || distance > tolerance ? Optional.empty() : Optional.of(numerators);
  }

  /** To which site the translation takes each one; empty if there is one that it takes to none. */
  private int[] images(int[] numerators, int order) {
    int n = kind.length;
    int[] image = new int[n];
    boolean[] taken = new boolean[n];
    double[] rows = lattice.toRows();
    double limit = tolerance * tolerance;
    for (int i = 0; i < n; i++) {
      int best = -1;
      double least = limit;
      for (int j = 0; j < n; j++) {
        if (kind[j] == kind[i]) {
          double x = apart(i, j, 0, numerators, order);
          double y = apart(i, j, 1, numerators, order);
          double z = apart(i, j, 2, numerators, order);
          double dx = x * rows[0] + y * rows[3] + z * rows[6];
          double dy = x * rows[1] + y * rows[4] + z * rows[7];
          double dz = x * rows[2] + y * rows[5] + z * rows[8];
          double squared = dx * dx + dy * dy + dz * dz;
          if (squared <= least) {
            least = squared;
            best = j;
          }
        }
      }
      if (best < 0 || taken[best]) {
        return new int[0];
      }
      taken[best] = true;
      image[i] = best;
    }
    return image;
  }

  private double apart(int i, int j, int axis, int[] numerators, int order) {
    double d = fraction[3 * j + axis] - fraction[3 * i + axis] - (double) numerators[axis] / order;
    return d - Math.rint(d);
  }

  private static boolean allCyclesHave(int[] image, int order) {
    boolean[] seen = new boolean[image.length];
    for (int i = 0; i < image.length; i++) {
      if (!seen[i]) {
        int length = 0;
        for (int j = i; !seen[j]; j = image[j]) {
          seen[j] = true;
          length++;
        }
        if (length != order) {
          return false;
        }
      }
    }
    return true;
  }

  private void collapse(int[] numerators, int order, int[] image) {
    int n = kind.length;
    WholeBasis translations = WholeBasis.ofMultiples(order);
    translations.add(numerators[0], numerators[1], numerators[2]);
    Vector3[] v = translations.vectors(lattice, order);
    Lattice smaller = LatticeReduction.NIGGLI.of(new Lattice(v[0], v[1], v[2])).lattice();
    double[] kept = new double[3 * n / order];
    int[] keptKind = new int[n / order];
    boolean[] seen = new boolean[n];
    int next = 0;
    for (int i = 0; i < n; i++) {
      if (!seen[i]) {
        double[] mean = mean(i, numerators, order, image, seen);
        Vector3 cartesian = lattice.toCartesian(new Vector3(mean[0], mean[1], mean[2]));
        System.arraycopy(smaller.toFractional(cartesian).toArray(), 0, kept, 3 * next, 3);
        keptKind[next++] = kind[i];
      }
    }
    lattice = smaller;
    fraction = kept;
    kind = keptKind;
  }

  /** The mean place of a cycle of sites, each brought back to the first by the translation. */
  private double[] mean(int first, int[] numerators, int order, int[] image, boolean[] seen) {
    double[] mean = new double[3];
    double[] offsets = new double[3 * order];
    int j = first;
    for (int step = 0; step < order; step++) {
      seen[j] = true;
      for (int axis = 0; axis < 3; axis++) {
        double d =
            fraction[3 * j + axis]
                - fraction[3 * first + axis]
                - (double) step * numerators[axis] / order;
        offsets[3 * step + axis] = d - Math.rint(d);
        mean[axis] += offsets[3 * step + axis] / order;
      }
      j = image[j];
    }
    for (int step = 0; step < order; step++) {
      Vector3 off =
          new Vector3(
              offsets[3 * step] - mean[0],
              offsets[3 * step + 1] - mean[1],
              offsets[3 * step + 2] - mean[2]);
      moved = Math.max(moved, lattice.toCartesian(off).norm());
    }
    for (int axis = 0; axis < 3; axis++) {
      mean[axis] += fraction[3 * first + axis];
    }
    return mean;
  }
}
