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
  /** The same bond, seen from its other end. */
  Bond reversed() {
    return new Bond(stretch, to, from, -a, -b, -c);
  }

  /** The same bond between atoms of other numbers. */
  Bond between(int one, int other) {
    return new Bond(stretch, one, other, a, b, c);
  }

  /** True for one of the two ends from which a pair of atoms can be seen. */
  boolean isFirstEnd() {
    return from < to || from == to && (a > 0 || a == 0 && (b > 0 || b == 0 && c > 0));
  }
}
