package io.lodestone.crystal.matching;

import io.lodestone.core.structure.Lattice;

/**
 * Lays the sites of one cell over those of another one with as many, in a common lattice, and
 * measures how far apart they are.
 *
 * <p>Sites are in blocks of one kind. All distances are in units of the cube root of the volume per
 * site.
 */
final class SiteFit {
  /** More sites of one kind than this that do not lie nearest each other are not paired. */
  private static final int MOST_TO_ASSIGN = 1000;

  private final double[] first;
  private final double[] second;
  private final int[] start;
  private final double[] rows;
  private final double[] reach = new double[3];
  private final double surelyNearest;
  private final int size;

  /** Vectors from the shifted second to the first sites that belong together. */
  private final double[] apart;

  private final double[] shifted;
  private final int[] partner;
  private final double[] vector = new double[3];
  private final boolean[] taken;
  private double rms;
  private double largest;

  /**
   * @param first fractional coordinates in the common lattice
   * @param second likewise
   * @param start where the blocks start, and their end
   * @param lattice the common lattice
   * @param tolerance largest distance of sites that belong together
   */
  SiteFit(double[] first, double[] second, int[] start, Lattice lattice, double tolerance) {
    this.first = first;
    this.second = second;
    this.start = start;
    size = start[start.length - 1];
    double unit = Math.cbrt(lattice.volume() / size);
    rows = lattice.toRows();
    double[] reciprocal = lattice.reciprocal().lengths();
    double narrowest = Double.POSITIVE_INFINITY;
    for (int axis = 0; axis < 3; axis++) {
      // Twice the tolerance: the sites that are laid on each other first may be off by as much.
      reach[axis] = 2 * tolerance * unit * reciprocal[axis];
      narrowest = Math.min(narrowest, 1 / reciprocal[axis]);
    }
    for (int k = 0; k < 9; k++) {
      rows[k] /= unit;
    }
    surelyNearest = narrowest * narrowest / (4 * unit * unit);
    apart = new double[3 * size];
    shifted = new double[3 * size];
    partner = new int[size];
    taken = new boolean[size];
  }

  /** Root mean square of the distances, after {@link #lay}. */
  double rms() {
    return rms;
  }

  /** The largest of the distances, after {@link #lay}. */
  double largest() {
    return largest;
  }

  /**
   * Lays one of the second sites on one of the first, pairs all others, and shifts all so that the
   * distances become least.
   *
   * @return whether every site has one of its kind near it
   */
  boolean lay(int onFirst, int ofSecond) {
    for (int i = 0; i < size; i++) {
      for (int axis = 0; axis < 3; axis++) {
        shifted[3 * i + axis] =
            second[3 * i + axis] + first[3 * onFirst + axis] - second[3 * ofSecond + axis];
      }
      if (!isNearAny(i, block(i))) {
        return false;
      }
    }
    for (int block = 0; block + 1 < start.length; block++) {
      if (!pairNearest(block) && !assign(block)) {
        return false;
      }
    }
    measure();
    return true;
  }

  private int block(int site) {
    int block = 0;
    while (site >= start[block + 1]) {
      block++;
    }
    return block;
  }

  private boolean isNearAny(int i, int block) {
    double x = shifted[3 * i];
    double y = shifted[3 * i + 1];
    double z = shifted[3 * i + 2];
    for (int j = start[block]; j < start[block + 1]; j++) {
      double dx = first[3 * j] - x;
      if (Math.abs(dx - Math.rint(dx)) <= reach[0]) {
        double dy = first[3 * j + 1] - y;
        if (Math.abs(dy - Math.rint(dy)) <= reach[1]) {
          double dz = first[3 * j + 2] - z;
          if (Math.abs(dz - Math.rint(dz)) <= reach[2]) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Pairs each site with the nearest; if no two want the same, no other pairing is better. */
  private boolean pairNearest(int block) {
    for (int j = start[block]; j < start[block + 1]; j++) {
      taken[j] = false;
    }
    for (int i = start[block]; i < start[block + 1]; i++) {
      double least = Double.POSITIVE_INFINITY;
      for (int j = start[block]; j < start[block + 1]; j++) {
        double squared = nearest(i, j);
        if (squared < least) {
          least = squared;
          partner[i] = j;
          System.arraycopy(vector, 0, apart, 3 * i, 3);
        }
      }
      if (taken[partner[i]]) {
        return false;
      }
      taken[partner[i]] = true;
    }
    return true;
  }

  private boolean assign(int block) {
    int from = start[block];
    int n = start[block + 1] - from;
    if (n > MOST_TO_ASSIGN) {
      return false;
    }
    double[] cost = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        cost[i * n + j] = nearest(from + i, from + j);
      }
    }
    int[] columns = Assignment.of(cost, n);
    for (int i = 0; i < n; i++) {
      partner[from + i] = from + columns[i];
      nearest(from + i, from + columns[i]);
      System.arraycopy(vector, 0, apart, 3 * (from + i), 3);
    }
    return true;
  }

  /** Squared distance of a shifted second and a first site; leaves the vector in a field. */
  private double nearest(int i, int j) {
    double u = first[3 * j] - shifted[3 * i];
    double v = first[3 * j + 1] - shifted[3 * i + 1];
    double w = first[3 * j + 2] - shifted[3 * i + 2];
    u -= Math.rint(u);
    v -= Math.rint(v);
    w -= Math.rint(w);
    double x = u * rows[0] + v * rows[3] + w * rows[6];
    double y = u * rows[1] + v * rows[4] + w * rows[7];
    double z = u * rows[2] + v * rows[5] + w * rows[8];
    double best = x * x + y * y + z * z;
    vector[0] = x;
    vector[1] = y;
    vector[2] = z;
    if (best <= surelyNearest) {
      return best;
    }
    for (int a = -1; a <= 1; a++) {
      for (int b = -1; b <= 1; b++) {
        for (int c = -1; c <= 1; c++) {
          double dx = x + a * rows[0] + b * rows[3] + c * rows[6];
          double dy = y + a * rows[1] + b * rows[4] + c * rows[7];
          double dz = z + a * rows[2] + b * rows[5] + c * rows[8];
          double squared = dx * dx + dy * dy + dz * dz;
          if (squared < best) {
            best = squared;
            vector[0] = dx;
            vector[1] = dy;
            vector[2] = dz;
          }
        }
      }
    }
    return best;
  }

  private void measure() {
    double mx = 0;
    double my = 0;
    double mz = 0;
    for (int i = 0; i < size; i++) {
      mx += apart[3 * i] / size;
      my += apart[3 * i + 1] / size;
      mz += apart[3 * i + 2] / size;
    }
    double sum = 0;
    double most = 0;
    for (int i = 0; i < size; i++) {
      double x = apart[3 * i] - mx;
      double y = apart[3 * i + 1] - my;
      double z = apart[3 * i + 2] - mz;
      double squared = x * x + y * y + z * z;
      sum += squared;
      most = Math.max(most, squared);
    }
    rms = Math.sqrt(sum / size);
    largest = Math.sqrt(most);
  }
}
