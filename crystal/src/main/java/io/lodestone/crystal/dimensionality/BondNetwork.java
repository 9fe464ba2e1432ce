package io.lodestone.crystal.dimensionality;

import java.util.ArrayList;
import java.util.List;

/**
 * The connected parts of a periodic structure, as bonds are added one by one.
 *
 * <p>Each atom knows its part and the lattice vectors that lead to the part's first atom. A bond
 * within a part closes a path; if the path ends in another cell, the part repeats in that
 * direction, and the rank of all such directions is the dimension of the part.
 */
final class BondNetwork {
  private final int[] parent;

  /** Lattice vectors from the cell of each atom to that of its parent. */
  private final int[][] offset;

  private final List<List<int[]>> directions;
  private final int[] partsOfRank = new int[4];

  BondNetwork(int atoms) {
    parent = new int[atoms];
    offset = new int[atoms][3];
    directions = new ArrayList<>(atoms);
    for (int i = 0; i < atoms; i++) {
      parent[i] = i;
      directions.add(List.of());
    }
    partsOfRank[0] = atoms;
  }

  /** Adds a bond; gives whether the number or dimension of the parts changed. */
  boolean add(Bond bond) {
    int first = find(bond.from());
    int second = find(bond.to());
    // From the first atom of the one part, over the bond, to the first atom of the other.
    int[] path = {
      bond.a() + offset[bond.to()][0] - offset[bond.from()][0],
      bond.b() + offset[bond.to()][1] - offset[bond.from()][1],
      bond.c() + offset[bond.to()][2] - offset[bond.from()][2]
    };
    int before = directions.get(first).size();
    if (first == second) {
      directions.set(first, extended(directions.get(first), path));
      int after = directions.get(first).size();
      partsOfRank[before]--;
      partsOfRank[after]++;
      return after > before;
    }
    partsOfRank[before]--;
    partsOfRank[directions.get(second).size()]--;
    parent[second] = first;
    offset[second] = new int[] {-path[0], -path[1], -path[2]};
    List<int[]> joined = directions.get(first);
    for (int[] direction : directions.get(second)) {
      joined = extended(joined, direction);
    }
    directions.set(first, joined);
    directions.set(second, List.of());
    partsOfRank[joined.size()]++;
    return true;
  }

  /** How many parts have each dimension, 0 to 3. */
  int[] partsOfRank() {
    return partsOfRank.clone();
  }

  /** The first atom of a part; the offset of every atom on the way then leads to it directly. */
  private int find(int atom) {
    int root = atom;
    int[] total = new int[3];
    while (parent[root] != root) {
      addTo(total, offset[root], 1);
      root = parent[root];
    }
    int current = atom;
    while (parent[current] != root && current != root) {
      int next = parent[current];
      int[] step = offset[current];
      parent[current] = root;
      offset[current] = total.clone();
      addTo(total, step, -1);
      current = next;
    }
    return root;
  }

  private static void addTo(int[] sum, int[] term, int sign) {
    for (int i = 0; i < 3; i++) {
      sum[i] += sign * term[i];
    }
  }

  /** Directions that span the same space and the new one; the same list if it is in their span. */
  private static List<int[]> extended(List<int[]> known, int[] direction) {
    boolean independent =
        switch (known.size()) {
          case 0 -> direction[0] != 0 || direction[1] != 0 || direction[2] != 0;
          case 1 -> !isZero(cross(known.getFirst(), direction));
          case 2 -> dot(cross(known.get(0), known.get(1)), direction) != 0;
          default -> false;
        };
    if (!independent) {
      return known;
    }
    List<int[]> more = new ArrayList<>(known);
    more.add(direction);
    return more;
  }

  private static long[] cross(int[] u, int[] v) {
    return new long[] {
      (long) u[1] * v[2] - (long) u[2] * v[1],
      (long) u[2] * v[0] - (long) u[0] * v[2],
      (long) u[0] * v[1] - (long) u[1] * v[0]
    };
  }

  private static long dot(long[] u, int[] v) {
    return u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
  }

  private static boolean isZero(long[] v) {
    return v[0] == 0 && v[1] == 0 && v[2] == 0;
  }
}
