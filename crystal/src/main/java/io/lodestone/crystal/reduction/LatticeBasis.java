package io.lodestone.crystal.reduction;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;

/**
 * A basis of a lattice, kept as whole multiples of the original vectors, while it is being changed.
 *
 * <p>Vectors are computed from the original ones after each change, so that rounding does not add
 * up.
 */
final class LatticeBasis {
  /** A vector counts as shorter only beyond what rounding does to its squared length. */
  static final double SHORTER = 1 - 1e-12;

  private final Lattice lattice;
  private final double[] original;
  private final long[] transform = {1, 0, 0, 0, 1, 0, 0, 0, 1};
  private final double[] rows;

  LatticeBasis(Lattice lattice) {
    this.lattice = lattice;
    original = lattice.toRows();
    rows = original.clone();
    double product = dot(0, 0) * dot(1, 1) * dot(2, 2);
    if (!(product > 0 && product < Double.POSITIVE_INFINITY)) {
      throw notReducible();
    }
  }

  /** The product of two of the vectors, Å². */
  double dot(int i, int j) {
    return rows[3 * i] * rows[3 * j]
        + rows[3 * i + 1] * rows[3 * j + 1]
        + rows[3 * i + 2] * rows[3 * j + 2];
  }

  /** Adds a multiple of one vector to another one. */
  void add(int to, long times, int from) {
    try {
      for (int k = 0; k < 3; k++) {
        transform[3 * to + k] =
            Math.addExact(
                transform[3 * to + k], Math.multiplyExact(times, transform[3 * from + k]));
      }
    } catch (ArithmeticException e) {
      throw notReducible();
    }
    update(to);
  }

  void negate(int i) {
    for (int k = 0; k < 3; k++) {
      transform[3 * i + k] = -transform[3 * i + k];
      rows[3 * i + k] = -rows[3 * i + k];
    }
  }

  /** Exchanges two vectors and negates all three, which keeps the handedness. */
  void swap(int i, int j) {
    for (int k = 0; k < 3; k++) {
      long kept = transform[3 * i + k];
      transform[3 * i + k] = transform[3 * j + k];
      transform[3 * j + k] = kept;
      double row = rows[3 * i + k];
      rows[3 * i + k] = rows[3 * j + k];
      rows[3 * j + k] = row;
    }
    negateAll();
  }

  /** Brings the vectors into the order of their lengths, shortest first. */
  void sort() {
    sort(0, 1);
    sort(1, 2);
    sort(0, 1);
  }

  /** Exchanges two vectors if the second one is shorter. */
  void sort(int i, int j) {
    if (dot(j, j) < dot(i, i) * SHORTER) {
      swap(i, j);
    }
  }

  InvalidInput notReducible() {
    return new InvalidInput(
        null,
        null,
        lattice.a() + " " + lattice.b() + " " + lattice.c(),
        "a lattice that can be reduced",
        "the vectors are too long, too short or too different in length");
  }

  /** The lattice in this basis, all vectors negated if the basis has the other handedness. */
  ReducedLattice toReducedLattice() {
    if (determinant() < 0) {
      negateAll();
    }
    int[] whole = new int[9];
    for (int k = 0; k < 9; k++) {
      if (transform[k] != (int) transform[k]) {
        throw notReducible();
      }
      whole[k] = (int) transform[k];
    }
    try {
      return new ReducedLattice(Lattice.ofRows(rows), whole);
    } catch (ArithmeticException e) {
      throw notReducible();
    }
  }

  private void negateAll() {
    negate(0);
    negate(1);
    negate(2);
  }

  /** 1 or −1; its products may overflow on the way, which does no harm to so small a result. */
  private long determinant() {
    long[] p = transform;
    return p[0] * (p[4] * p[8] - p[5] * p[7])
        + p[1] * (p[5] * p[6] - p[3] * p[8])
        + p[2] * (p[3] * p[7] - p[4] * p[6]);
  }

  private void update(int i) {
    for (int k = 0; k < 3; k++) {
      rows[3 * i + k] =
          transform[3 * i] * original[k]
              + transform[3 * i + 1] * original[3 + k]
              + transform[3 * i + 2] * original[6 + k];
    }
  }
}
