package io.lodestone.crystal.prototype;

import io.lodestone.core.structure.Lattice;

/**
 * The proportions of a cell.
 *
 * @param b length of b in units of a
 * @param c length of c in units of a
 * @param alpha angle between b and c, degrees; beta (a, c), gamma (a, b)
 */
public record CellShape(double b, double c, double alpha, double beta, double gamma) {
  /**
   * The cell with a given length of a.
   *
   * @param a in Å, above 0
   */
  public Lattice lattice(double a) {
    return Lattice.ofParameters(a, a * b, a * c, alpha, beta, gamma);
  }
}
