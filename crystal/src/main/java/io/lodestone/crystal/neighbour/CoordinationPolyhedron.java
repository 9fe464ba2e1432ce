package io.lodestone.crystal.neighbour;

import io.lodestone.core.structure.Vector3;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The convex hull of the neighbours of an atom, for drawings.
 *
 * @param centre Cartesian position of the atom, Å
 * @param corners Cartesian positions of its neighbours, Å
 * @param faces numbers of the corners in order around each face; none for fewer than three
 *     neighbours or neighbours in a row, one for neighbours in a plane
 */
public record CoordinationPolyhedron(
    Vector3 centre, List<Vector3> corners, List<List<Integer>> faces) {
  /**
   * Corners this far from a plane, as a part of the largest distance between corners, lie on it.
   */
  private static final double FLAT = 0.02;

  static CoordinationPolyhedron of(Vector3 centre, List<Vector3> corners) {
    Set<BitSet> seen = new LinkedHashSet<>();
    List<List<Integer>> faces = new ArrayList<>();
    double size = 0;
    for (Vector3 corner : corners) {
      size = Math.max(size, 2 * corner.minus(centre).norm());
    }
    int n = corners.size();
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        for (int k = j + 1; k < n; k++) {
          Vector3 across =
              corners.get(j).minus(corners.get(i)).cross(corners.get(k).minus(corners.get(i)));
          if (across.norm() > FLAT * size * size) {
            Vector3 normal = across.scaled(1 / across.norm());
            BitSet flat = face(corners, normal, normal.dot(corners.get(i)), FLAT * size);
            if (flat.cardinality() > 2 && seen.add(flat)) {
              faces.add(around(corners, flat, normal));
            }
          }
        }
      }
    }
    return new CoordinationPolyhedron(centre, List.copyOf(corners), List.copyOf(faces));
  }

  /** The corners on a plane, or none if there are others on both of its sides. */
  private static BitSet face(
      List<Vector3> corners, Vector3 normal, double distance, double tolerance) {
    BitSet on = new BitSet();
    boolean above = false;
    boolean below = false;
    for (int i = 0; i < corners.size(); i++) {
      double height = normal.dot(corners.get(i)) - distance;
      on.set(i, Math.abs(height) <= tolerance);
      above |= height > tolerance;
      below |= height < -tolerance;
    }
    return above && below ? new BitSet() : on;
  }

  private static List<Integer> around(List<Vector3> corners, BitSet on, Vector3 normal) {
    Vector3 sum = Vector3.ZERO;
    for (int i : on.stream().toArray()) {
      sum = sum.plus(corners.get(i));
    }
    Vector3 middle = sum.scaled(1.0 / on.cardinality());
    Vector3 u = corners.get(on.nextSetBit(0)).minus(middle);
    Vector3 v = normal.cross(u);
    return IntStream.of(on.stream().toArray())
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                i -> {
                  Vector3 spoke = corners.get(i).minus(middle);
                  return Math.atan2(spoke.dot(v), spoke.dot(u));
                }))
        .toList();
  }
}
