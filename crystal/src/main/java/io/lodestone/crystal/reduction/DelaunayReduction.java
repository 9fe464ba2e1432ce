package io.lodestone.crystal.reduction;

/** Selling's reduction of a superbase until none of its angles is acute. */
final class DelaunayReduction {
  /** A product counts as positive beyond what rounding makes of a right angle. */
  private static final double RIGHT = 1e-12;

  /** Each round shortens the superbase; after Minkowski's reduction a few are needed. */
  private static final int MOST_ROUNDS = 1000;

  private DelaunayReduction() {}

  static void reduce(LatticeBasis basis) {
    MinkowskiReduction.reduce(basis);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (!shorten(basis)) {
        order(basis);
        return;
      }
    }
    throw basis.notReducible();
  }

  /** Product of two vectors of the superbase, of which the fourth is −(a + b + c). */
  private static double dot(LatticeBasis basis, int i, int j) {
    if (j < 3) {
      return basis.dot(i, j);
    }
    if (i < 3) {
      return -(basis.dot(i, 0) + basis.dot(i, 1) + basis.dot(i, 2));
    }
    return -(dot(basis, 0, 3) + dot(basis, 1, 3) + dot(basis, 2, 3));
  }

  private static boolean shorten(LatticeBasis basis) {
    for (int i = 0; i < 3; i++) {
      for (int j = i + 1; j < 4; j++) {
        double limit = RIGHT * Math.sqrt(dot(basis, i, i) * dot(basis, j, j));
        if (dot(basis, i, j) > limit) {
          flip(basis, i, j);
          return true;
        }
      }
    }
    return false;
  }

  /** Negates vector i and adds it to the two that are neither i nor j; their sum stays zero. */
  private static void flip(LatticeBasis basis, int i, int j) {
    for (int k = 0; k < 3; k++) {
      if (k != i && k != j) {
        basis.add(k, 1, i);
      }
    }
    basis.negate(i);
  }

  /** Makes the three shortest of the four the basis, shortest first. */
  private static void order(LatticeBasis basis) {
    int longest = 3;
    for (int i = 0; i < 3; i++) {
      if (dot(basis, i, i) > dot(basis, longest, longest)) {
        longest = i;
      }
    }
    if (longest < 3) {
      // The fourth vector, −(a + b + c), takes the place of the longest.
      for (int k = 0; k < 3; k++) {
        if (k != longest) {
          basis.add(longest, 1, k);
        }
      }
      basis.negate(longest);
    }
    basis.sort();
  }
}
