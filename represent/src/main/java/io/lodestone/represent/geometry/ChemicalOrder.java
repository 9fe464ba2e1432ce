package io.lodestone.represent.geometry;

import java.util.Arrays;

/**
 * Warren and Cowley's order parameters of a crystal, with Voronoi cells for coordination shells (L.
 * Ward et al., Phys. Rev. B 96, 024104 (2017), eq. 2-3).
 *
 * <p>Shell s of an atom is where a walk of s steps ends that goes through faces with probabilities
 * by their areas and visits no atom twice. With p(t) the probability to end at an atom of element
 * t, and x(t) the share of that element in the crystal, α(t) = 1 − p(t)/x(t): 0 where elements are
 * mixed at random.
 */
final class ChemicalOrder {
  private final Tessellation cells;
  private final int[] kinds;
  private final double[] shares;
  private final int steps;

  /** The atoms of the walk and the cells in which they are: atom, a, b, c of each. */
  private final int[] path;

  private final double[] ends;

  /**
   * @param kinds which element each atom is, from 0
   * @param shares of the elements, adding up to 1
   * @param steps which shell is looked at
   */
  ChemicalOrder(Tessellation cells, int[] kinds, double[] shares, int steps) {
    this.cells = cells;
    this.kinds = kinds;
    this.shares = shares;
    this.steps = steps;
    path = new int[4 * (steps + 1)];
    ends = new double[shares.length];
  }

  /** The mean of |α| over all atoms and elements. */
  double mean() {
    double sum = 0;
    for (int i = 0; i < cells.size(); i++) {
      path[0] = i;
      path[1] = 0;
      path[2] = 0;
      path[3] = 0;
      Arrays.fill(ends, 0);
      walk(0, 1);
      for (int kind = 0; kind < shares.length; kind++) {
        sum += Math.abs(1 - ends[kind] / shares[kind]);
      }
    }
    return sum / (cells.size() * shares.length);
  }

  private void walk(int step, double probability) {
    int here = path[4 * step];
    if (step == steps) {
      ends[kinds[here]] += probability;
      return;
    }
    double open = 0;
    for (int face = cells.start(here); face < cells.start(here + 1); face++) {
      open += isOpen(step, face) ? cells.area(face) : 0;
    }
    for (int face = cells.start(here); face < cells.start(here + 1); face++) {
      // Faces shrunk to a corner of the cell lead nowhere.
      if (cells.area(face) > 1e-9 * open && isOpen(step, face)) {
        path[4 * step + 4] = cells.atom(face);
        for (int axis = 0; axis < 3; axis++) {
          path[4 * step + 5 + axis] = path[4 * step + 1 + axis] + cells.shift(face, axis);
        }
        walk(step + 1, probability * cells.area(face) / open);
      }
    }
  }

  /** Whether a face of the last atom of the walk leads to an atom that was not visited. */
  private boolean isOpen(int step, int face) {
    for (int k = 0; k < step; k++) {
      if (path[4 * k] == cells.atom(face)
          && path[4 * k + 1] == path[4 * step + 1] + cells.shift(face, 0)
          && path[4 * k + 2] == path[4 * step + 2] + cells.shift(face, 1)
          && path[4 * k + 3] == path[4 * step + 3] + cells.shift(face, 2)) {
        return false;
      }
    }
    return true;
  }
}
