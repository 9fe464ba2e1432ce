package io.lodestone.crystal.neighbour;

import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Periodicity;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.crystal.reduction.LatticeReduction;
import io.lodestone.crystal.reduction.ReducedLattice;
import java.util.stream.IntStream;

/**
 * Three axes in which to look for neighbours: as short as the directions of repetition allow, and
 * at right angles to them where the structure does not repeat.
 *
 * <p>In the given lattice a skewed cell would have to be searched far along its flat directions,
 * and the third vector of a slab may point anywhere.
 */
final class RepeatFrame {
  private final Lattice axes;
  private final int[] transform;
  private final boolean[] repeats = new boolean[3];

  RepeatFrame(Structure structure) {
    Periodicity periodicity = structure.periodicity();
    boolean[] given = {periodicity.a(), periodicity.b(), periodicity.c()};
    Lattice lattice = completed(structure.lattice().orElse(Lattice.cubic(1)), given);
    ReducedLattice reduced = LatticeReduction.MINKOWSKI.of(lattice);
    axes = reduced.lattice();
    transform = reduced.transform();
    for (int axis = 0; axis < 3; axis++) {
      for (int k = 0; k < 3; k++) {
        repeats[axis] |= given[k] && transform[3 * axis + k] != 0;
      }
    }
  }

  /** The axes as rows, in Å. */
  Lattice axes() {
    return axes;
  }

  boolean repeats(int axis) {
    return repeats[axis];
  }

  /** One entry of the matrix that writes the axes in the vectors of the given lattice. */
  int transform(int axis, int vector) {
    return transform[3 * axis + vector];
  }

  /** The lattice with the vectors that do not repeat replaced by normals to those that do. */
  private static Lattice completed(Lattice lattice, boolean[] repeats) {
    Vector3[] v = {lattice.a(), lattice.b(), lattice.c()};
    int[] kept = IntStream.range(0, 3).filter(i -> repeats[i]).toArray();
    switch (kept.length) {
      case 0 -> {
        return Lattice.cubic(1);
      }
      case 1 -> {
        Vector3 along = v[kept[0]];
        Vector3 across = normal(along);
        v[(kept[0] + 1) % 3] = across;
        v[(kept[0] + 2) % 3] = along.cross(across).scaled(1 / along.norm());
      }
      case 2 -> {
        Vector3 first = v[kept[0]];
        Vector3 second = v[kept[1]];
        Vector3 normal = first.cross(second);
        double length = Math.max(first.norm(), second.norm());
        v[3 - kept[0] - kept[1]] = normal.scaled(length / normal.norm());
      }
      default -> {}
    }
    return new Lattice(v[0], v[1], v[2]);
  }

  /** A vector of the same length at a right angle. */
  private static Vector3 normal(Vector3 v) {
    boolean flat = Math.abs(v.z()) <= Math.max(Math.abs(v.x()), Math.abs(v.y()));
    Vector3 across = v.cross(flat ? new Vector3(0, 0, 1) : new Vector3(1, 0, 0));
    return across.scaled(v.norm() / across.norm());
  }
}
