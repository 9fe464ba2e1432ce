package io.lodestone.archive.parse.lapw;

import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.core.tensor.Tensor;

/**
 * How many states lie below the Fermi energy at each k-point.
 *
 * @param states the states
 * @param fermi Fermi energy, J
 */
public record Filling(Eigenvalues states, double fermi) {
  /**
   * Whether a band crosses the Fermi energy. The codes estimate a gap in a metal too: the distance
   * of the two states next to the Fermi energy, at whichever k-points; it is no gap.
   */
  public boolean isOfMetal() {
    Tensor energies = states.energies();
    for (int spin = 0; spin < energies.length(0); spin++) {
      int first = below(energies, spin, 0);
      for (int k = 1; k < energies.length(1); k++) {
        if (below(energies, spin, k) != first) {
          return true;
        }
      }
    }
    return false;
  }

  private int below(Tensor energies, int spin, int k) {
    int count = 0;
    for (int n = 0; n < energies.length(2); n++) {
      count += energies.get(spin, k, n) <= fermi ? 1 : 0;
    }
    return count;
  }
}
