package io.lodestone.crystal.dimensionality;

/**
 * Two neighbouring atoms.
 *
 * @param stretch distance over the sum of the covalent radii
 * @param from index of the one
 * @param to index of the other
 * @param a lattice vectors from the cell of the one to that of the other; likewise b and c
 */
record Bond(double stretch, int from, int to, int a, int b, int c) {
  /** True for one of the two ends from which a pair of atoms can be seen. */
  boolean isFirstEnd() {
    return from < to || from == to && (a > 0 || a == 0 && (b > 0 || b == 0 && c > 0));
  }
}
