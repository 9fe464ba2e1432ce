package io.lodestone.crystal.dimensionality;

import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Vector3;
import java.util.ArrayList;
import java.util.List;

/** A basis of all sums of lattice vectors that were added, kept in echelon form. */
final class NetBasis {
  private final long[][] rows = new long[3][];

  /** Adds a vector, given in whole multiples of the lattice vectors. */
  void add(int a, int b, int c) {
    long[] v = {a, b, c};
    for (int k = 0; k < 3; k++) {
      if (v[k] == 0) {
        continue;
      }
      if (rows[k] == null) {
        rows[k] = v;
        return;
      }
      // The greatest common divisor of both leading entries stays in the row.
      while (v[k] != 0) {
        long times = rows[k][k] / v[k];
        long[] rest = new long[3];
        for (int j = 0; j < 3; j++) {
          rest[j] = rows[k][j] - times * v[j];
        }
        rows[k] = v;
        v = rest;
      }
    }
  }

  /** The number of independent vectors. */
  int rank() {
    int rank = 0;
    for (long[] row : rows) {
      rank += row == null ? 0 : 1;
    }
    return rank;
  }

  /**
   * The basis in Å, and what completes it: vectors at right angles to it, as long as its longest.
   */
  Lattice lattice(Lattice of) {
    List<Vector3> v = new ArrayList<>();
    for (long[] row : rows) {
      if (row != null) {
        v.add(of.toCartesian(new Vector3(row[0], row[1], row[2])));
      }
    }
    double length = v.stream().mapToDouble(Vector3::norm).max().orElse(1);
    if (v.size() == 1) {
      Vector3 along = v.getFirst();
      boolean flat = Math.abs(along.z()) <= Math.max(Math.abs(along.x()), Math.abs(along.y()));
      Vector3 across = along.cross(flat ? new Vector3(0, 0, 1) : new Vector3(1, 0, 0));
      v.add(across.scaled(length / across.norm()));
    }
    if (v.size() == 2) {
      Vector3 normal = v.get(0).cross(v.get(1));
      v.add(normal.scaled(length / normal.norm()));
    }
    return new Lattice(v.get(0), v.get(1), v.get(2));
  }
}
