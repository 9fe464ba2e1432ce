package io.lodestone.crystal.stability;

import java.util.Arrays;

/**
 * The lower convex hull of energies over compositions, asked one composition at a time.
 *
 * <p>The energy of the hull at a composition c is the least of Σ λᵢ eᵢ with Σ λᵢ xᵢ = c and λ ≥ 0,
 * where xᵢ are the compositions of the phases and eᵢ their energies: a linear program with as many
 * constraints as elements, however many phases there are. Its optimal basis is the facet of the
 * hull that holds c, the λ are the amounts of the decomposition, and its dual variables are the
 * chemical potentials. So the hull itself, whose facets multiply with the number of elements, need
 * never be built. The program is solved by the primal simplex method, from the facet found last
 * when that holds the new composition, else from the elements; Bland's rule takes over when steps
 * make no progress, so that coplanar and coinciding phases cannot make it cycle.
 *
 * <p>Points {@code 0 … d−1} are the elements themselves. Not safe for use by several threads.
 */
final class LowerHull {
  /** How far below the plane of a facet a phase must lie to break it, of the largest energy. */
  private static final double BELOW = 1e-12;

  /** Entries of a column, as amounts of atoms, that count as zero. */
  private static final double ZERO = 1e-11;

  private static final int STEPS_WITHOUT_PROGRESS = 40;

  private final int d;
  private int size;

  /** The largest energy, at least 1 eV/atom: what rounding errors are relative to. */
  private double scale = 1;

  private double[] fractions;
  private double[] energies;

  private final int[] basis;
  private final double[] inverse;
  private final double[] levels;
  private final double[] potentials;
  private final double[] column;
  private final double[] composition;

  /**
   * A hull of elements alone, all with energy 0.
   *
   * @param d number of elements
   */
  LowerHull(int d) {
    this.d = d;
    fractions = new double[Math.max(16, 4 * d) * d];
    energies = new double[Math.max(16, 4 * d)];
    basis = new int[d];
    inverse = new double[d * d];
    levels = new double[d];
    potentials = new double[d];
    column = new double[d];
    composition = new double[d];
    for (int i = 0; i < d; i++) {
      double[] unit = new double[d];
      unit[i] = 1;
      add(unit, 0);
    }
    startFromElements();
  }

  /**
   * Adds a phase.
   *
   * @param x atom fractions of the elements, summing to 1
   * @param energy eV/atom
   * @return its index
   */
  int add(double[] x, double energy) {
    if (size == energies.length) {
      energies = Arrays.copyOf(energies, 2 * size);
      fractions = Arrays.copyOf(fractions, 2 * size * d);
    }
    System.arraycopy(x, 0, fractions, size * d, d);
    energies[size] = energy;
    scale = Math.max(scale, Math.abs(energy));
    return size++;
  }

  int size() {
    return size;
  }

  /** The largest energy, at least 1 eV/atom. */
  double scale() {
    return scale;
  }

  /** The phases of the facet found last; changed by the next question. */
  int[] basis() {
    return basis;
  }

  /** The share of atoms in each phase of {@link #basis}. */
  double[] levels() {
    return levels;
  }

  /** The chemical potentials, eV/atom, of the facet found last. */
  double[] potentials() {
    return potentials;
  }

  /**
   * The energy of the hull.
   *
   * @param x atom fractions, none negative, summing to 1
   * @param excluded a phase to leave out, not an element; −1 for none
   * @return eV/atom
   */
  double at(double[] x, int excluded) {
    System.arraycopy(x, 0, composition, 0, d);
    if (!holds(excluded)) {
      startFromElements();
    }
    int still = 0;
    while (true) {
      int entering = mostBelow(excluded, still);
      if (entering < 0) {
        factor();
        entering = mostBelow(excluded, still);
        if (entering < 0) {
          return energy();
        }
      }
      still = exchange(entering) > ZERO ? 0 : still + 1;
    }
  }

  private double energy() {
    double energy = 0;
    for (int i = 0; i < d; i++) {
      energy += levels[i] * energies[basis[i]];
    }
    return energy;
  }

  /** Whether the facet found last holds the new composition; sets the amounts if so. */
  private boolean holds(int excluded) {
    boolean holds = true;
    for (int i = 0; i < d; i++) {
      levels[i] = row(i, composition, 0);
      holds &= levels[i] >= -ZERO && basis[i] != excluded;
      levels[i] = Math.max(0, levels[i]);
    }
    return holds;
  }

  private void startFromElements() {
    Arrays.fill(inverse, 0);
    for (int i = 0; i < d; i++) {
      basis[i] = i;
      inverse[i * d + i] = 1;
      levels[i] = composition[i];
    }
    dual();
  }

  private void dual() {
    for (int k = 0; k < d; k++) {
      double sum = 0;
      for (int i = 0; i < d; i++) {
        sum += energies[basis[i]] * inverse[i * d + k];
      }
      potentials[k] = sum;
    }
  }

  /**
   * The phase that lies farthest below the plane of the facet or, for Bland's rule, the first; −1
   * if none does.
   *
   * @param still steps since the energy last fell; the more they are, the less rounding counts
   */
  private int mostBelow(int excluded, int still) {
    boolean first = still > STEPS_WITHOUT_PROGRESS;
    int found = -1;
    double least = -BELOW * scale * (1 + still);
    for (int j = 0; j < size; j++) {
      double reduced = energies[j];
      int at = j * d;
      for (int k = 0; k < d; k++) {
        reduced -= potentials[k] * fractions[at + k];
      }
      if (reduced < least && j != excluded) {
        found = j;
        if (first) {
          return found;
        }
        least = reduced;
      }
    }
    return found;
  }

  /** Takes a phase into the facet for the one that it uses up first; returns its new share. */
  private double exchange(int entering) {
    int leaving = -1;
    double step = Double.POSITIVE_INFINITY;
    for (int i = 0; i < d; i++) {
      column[i] = row(i, fractions, entering * d);
      if (column[i] > ZERO) {
        double ratio = levels[i] / column[i];
        if (ratio < step || ratio == step && basis[i] < basis[leaving]) {
          leaving = i;
          step = ratio;
        }
      }
    }
    // Fractions sum to 1 in every phase, so the column does too and one entry is above zero.
    double pivot = column[leaving];
    for (int k = 0; k < d; k++) {
      inverse[leaving * d + k] /= pivot;
    }
    for (int i = 0; i < d; i++) {
      if (i != leaving) {
        levels[i] = Math.max(0, levels[i] - step * column[i]);
        for (int k = 0; k < d; k++) {
          inverse[i * d + k] -= column[i] * inverse[leaving * d + k];
        }
      }
    }
    levels[leaving] = step;
    basis[leaving] = entering;
    dual();
    return step;
  }

  private double row(int i, double[] vector, int offset) {
    double sum = 0;
    for (int k = 0; k < d; k++) {
      sum += inverse[i * d + k] * vector[offset + k];
    }
    return sum;
  }

  /** Inverts the basis anew, so that no rounding of earlier steps stays in the answer. */
  private void factor() {
    double[] matrix = new double[d * d];
    for (int i = 0; i < d; i++) {
      for (int k = 0; k < d; k++) {
        matrix[k * d + i] = fractions[basis[i] * d + k];
      }
    }
    invert(matrix, inverse, d);
    for (int i = 0; i < d; i++) {
      levels[i] = Math.max(0, row(i, composition, 0));
    }
    dual();
  }

  /** Inverts a matrix by Gauss-Jordan elimination with row pivoting; the matrix is destroyed. */
  static void invert(double[] matrix, double[] inverse, int d) {
    Arrays.fill(inverse, 0);
    for (int i = 0; i < d; i++) {
      inverse[i * d + i] = 1;
    }
    for (int k = 0; k < d; k++) {
      int pivot = k;
      for (int i = k + 1; i < d; i++) {
        if (Math.abs(matrix[i * d + k]) > Math.abs(matrix[pivot * d + k])) {
          pivot = i;
        }
      }
      for (int j = 0; j < d && pivot != k; j++) {
        double swap = matrix[k * d + j];
        matrix[k * d + j] = matrix[pivot * d + j];
        matrix[pivot * d + j] = swap;
        swap = inverse[k * d + j];
        inverse[k * d + j] = inverse[pivot * d + j];
        inverse[pivot * d + j] = swap;
      }
      double scale = 1 / matrix[k * d + k];
      for (int j = 0; j < d; j++) {
        matrix[k * d + j] *= scale;
        inverse[k * d + j] *= scale;
      }
      for (int i = 0; i < d; i++) {
        double factor = matrix[i * d + k];
        if (i != k && factor != 0) {
          for (int j = 0; j < d; j++) {
            matrix[i * d + j] -= factor * matrix[k * d + j];
            inverse[i * d + j] -= factor * inverse[k * d + j];
          }
        }
      }
    }
  }

  double fraction(int point, int element) {
    return fractions[point * d + element];
  }

  double energy(int point) {
    return energies[point];
  }
}
