package io.lodestone.crystal.reduction;

/** Makes the vectors of a basis as short as they can be, one after the other. */
final class MinkowskiReduction {
  /** Each round shortens a vector, most by a large factor; cells of any use take under ten. */
  private static final int MOST_ROUNDS = 1000;

  private MinkowskiReduction() {}

  static void reduce(LatticeBasis basis) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      basis.sort();
      reducePlane(basis);
      if (!reduceThird(basis)) {
        basis.sort();
        return;
      }
    }
    throw basis.notReducible();
  }

  /** Lagrange's (Gauss') reduction of the first two vectors. */
  private static void reducePlane(LatticeBasis basis) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double before = basis.dot(1, 1);
      long times = Math.round(basis.dot(0, 1) / basis.dot(0, 0));
      if (times == 0) {
        return;
      }
      basis.add(1, -times, 0);
      if (basis.dot(1, 1) >= before * LatticeBasis.SHORTER) {
        basis.add(1, times, 0);
        return;
      }
      basis.sort(0, 1);
    }
    throw basis.notReducible();
  }

  /** Subtracts from the third vector the point of the plane nearest to it; false if none is. */
  private static boolean reduceThird(LatticeBasis basis) {
    double aa = basis.dot(0, 0);
    double ab = basis.dot(0, 1);
    double bb = basis.dot(1, 1);
    double ac = basis.dot(0, 2);
    double bc = basis.dot(1, 2);
    double determinant = aa * bb - ab * ab;
    long x = Math.round((ac * bb - bc * ab) / determinant);
    long y = Math.round((bc * aa - ac * ab) / determinant);
    long bestX = 0;
    long bestY = 0;
    double best = 0;
    // In a reduced plane the nearest point is one of the nine around the rounded foot.
    for (long i = x - 1; i <= x + 1; i++) {
      for (long j = y - 1; j <= y + 1; j++) {
        double change = i * (i * aa - 2 * ac) + j * (j * bb - 2 * bc) + 2.0 * i * j * ab;
        if (change < best) {
          best = change;
          bestX = i;
          bestY = j;
        }
      }
    }
    if (bestX == 0 && bestY == 0) {
      return false;
    }
    double before = basis.dot(2, 2);
    basis.add(2, -bestX, 0);
    basis.add(2, -bestY, 1);
    if (basis.dot(2, 2) >= before * LatticeBasis.SHORTER) {
      basis.add(2, bestX, 0);
      basis.add(2, bestY, 1);
      return false;
    }
    return true;
  }
}
