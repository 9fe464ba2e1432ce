package io.lodestone.crystal.reduction;

/**
 * Brings a Minkowski-reduced basis to the conditions of Niggli, step by step as Křivý and Gruber
 * number them.
 *
 * <p>The metric is A = a·a, B = b·b, C = c·c, ξ = 2 b·c, η = 2 a·c, ζ = 2 a·b. Two numbers are
 * equal if they differ by less than a tolerance in proportion to the smaller vector that takes
 * part; so needles and plates are reduced as well as cubes.
 */
final class NiggliReduction {
  /** Larger than what rounding does, smaller than what tells one kind of lattice from another. */
  private static final double TOLERANCE = 1e-5;

  /** Still larger than what rounding does. */
  private static final double LEAST_TOLERANCE = 1e-10;

  /** After Minkowski's reduction only ties are left to settle, which takes a few steps. */
  private static final int MOST_ROUNDS = 1000;

  private final LatticeBasis basis;
  private double tolerance = TOLERANCE;
  private double a;
  private double b;
  private double c;
  private double xi;
  private double eta;
  private double zeta;

  /** What counts as nothing beside A. */
  private double small;

  /** What counts as nothing beside B. */
  private double middle;

  NiggliReduction(LatticeBasis basis) {
    this.basis = basis;
  }

  void reduce() {
    // Deviations as large as the tolerance may send the steps round in a circle, which exact
    // comparisons cannot; a smaller tolerance then sees no ties where they are.
    for (; tolerance >= LEAST_TOLERANCE; tolerance /= 10) {
      for (int round = 0; round < MOST_ROUNDS; round++) {
        sort();
        setSigns();
        if (!shorten()) {
          return;
        }
      }
    }
    throw basis.notReducible();
  }

  /** Steps 1 and 2: a before b before c. */
  private void sort() {
    for (int round = 0; round < 3; round++) {
      measure();
      if (a > b + middle || !(a < b - middle) && Math.abs(xi) > Math.abs(eta) + middle) {
        basis.swap(0, 1);
        measure();
      }
      double large = tolerance * c;
      if (b > c + large || !(b < c - large) && Math.abs(eta) > Math.abs(zeta) + small) {
        basis.swap(1, 2);
      } else {
        return;
      }
    }
  }

  /** Steps 3 and 4: all angles acute, or none. */
  private void setSigns() {
    measure();
    int i = sign(xi, middle);
    int j = sign(eta, small);
    int k = sign(zeta, small);
    if (i * j * k > 0) {
      negate(i < 0, j < 0, k < 0);
      return;
    }
    boolean first = i > 0;
    boolean second = j > 0;
    boolean third = k > 0;
    if (first ^ second ^ third) {
      // An odd number of signs would change the handedness; a right angle bears one more.
      if (i == 0) {
        first = true;
      } else if (j == 0) {
        second = true;
      } else {
        third = true;
      }
    }
    negate(first, second, third);
  }

  private void negate(boolean first, boolean second, boolean third) {
    if (first) {
      basis.negate(0);
    }
    if (second) {
      basis.negate(1);
    }
    if (third) {
      basis.negate(2);
    }
  }

  /** Steps 5 to 8; gives whether one of them changed the basis. */
  private boolean shorten() {
    measure();
    if (Math.abs(xi) > b + middle
        || isEqual(xi, b, middle) && 2 * eta < zeta - small
        || isEqual(xi, -b, middle) && zeta < -small) {
      basis.add(2, xi > 0 ? -1 : 1, 1);
    } else if (Math.abs(eta) > a + small
        || isEqual(eta, a, small) && 2 * xi < zeta - small
        || isEqual(eta, -a, small) && zeta < -small) {
      basis.add(2, eta > 0 ? -1 : 1, 0);
    } else if (Math.abs(zeta) > a + small
        || isEqual(zeta, a, small) && 2 * xi < eta - small
        || isEqual(zeta, -a, small) && eta < -small) {
      basis.add(1, zeta > 0 ? -1 : 1, 0);
    } else if (xi + eta + zeta + a + b < -middle
        || isEqual(xi + eta + zeta + a + b, 0, middle) && 2 * (a + eta) + zeta > small) {
      basis.add(2, 1, 0);
      basis.add(2, 1, 1);
    } else {
      return false;
    }
    return true;
  }

  private void measure() {
    a = basis.dot(0, 0);
    b = basis.dot(1, 1);
    c = basis.dot(2, 2);
    xi = 2 * basis.dot(1, 2);
    eta = 2 * basis.dot(0, 2);
    zeta = 2 * basis.dot(0, 1);
    small = tolerance * a;
    middle = tolerance * b;
  }

  private static int sign(double value, double least) {
    return value > least ? 1 : value < -least ? -1 : 0;
  }

  private static boolean isEqual(double value, double other, double most) {
    return Math.abs(value - other) <= most;
  }
}
