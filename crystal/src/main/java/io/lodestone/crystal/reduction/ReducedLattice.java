package io.lodestone.crystal.reduction;

import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A reduced lattice and how it came from the original one.
 *
 * <p>With lattice vectors as rows, the reduced rows are P times the original rows, and fractional
 * coordinates (rows as well) are multiplied with the inverse of P from the right. P is a matrix of
 * whole numbers with determinant +1, so that the cell holds the same atoms and keeps its
 * handedness, and nothing is turned in space.
 */
public final class ReducedLattice {
  private final Lattice lattice;
  private final int[] transform;
  private final int[] inverse;

  ReducedLattice(Lattice lattice, int[] transform) {
    this.lattice = lattice;
    this.transform = transform;
    this.inverse = inverse(transform);
  }

  /** The reduced lattice, in the orientation of the original one, in Å. */
  public Lattice lattice() {
    return lattice;
  }

  /** The nine entries of P, row by row: reduced rows = P · original rows. */
  public int[] transform() {
    return transform.clone();
  }

  /** The nine entries of the inverse of P, row by row. */
  public int[] inverse() {
    return inverse.clone();
  }

  /** The place of a point in the reduced lattice, from its place in the original one. */
  public Vector3 toReduced(Vector3 fractional) {
    return times(fractional, inverse);
  }

  /** The place of a point in the original lattice, from its place in the reduced one. */
  public Vector3 toOriginal(Vector3 fractional) {
    return times(fractional, transform);
  }

  /**
   * The sites of a crystal in the reduced lattice; no atom is moved, fractions may lie outside of
   * [0, 1).
   *
   * @param original a structure in the original lattice that repeats in all three directions
   * @throws IllegalArgumentException if the structure does not repeat in all directions
   */
  public Structure toReduced(Structure original) {
    if (original.periodicity().dimensions() != 3) {
      throw new IllegalArgumentException("only the cell of a crystal can be chosen freely");
    }
    List<Site> sites =
        original.sites().stream().map(site -> site.at(toReduced(site.position()))).toList();
    return new Structure(Optional.of(lattice), original.periodicity(), sites);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReducedLattice that
        && lattice.equals(that.lattice)
        && Arrays.equals(transform, that.transform);
  }

  @Override
  public int hashCode() {
    return Objects.hash(lattice, Arrays.hashCode(transform));
  }

  @Override
  public String toString() {
    return "ReducedLattice[" + lattice + ", transform=" + Arrays.toString(transform) + "]";
  }

  private static Vector3 times(Vector3 row, int[] m) {
    return new Vector3(
        row.x() * m[0] + row.y() * m[3] + row.z() * m[6],
        row.x() * m[1] + row.y() * m[4] + row.z() * m[7],
        row.x() * m[2] + row.y() * m[5] + row.z() * m[8]);
  }

  /** The adjugate, which is the inverse of a matrix with determinant 1. */
  private static int[] inverse(int[] m) {
    return new int[] {
      minor(m[4], m[8], m[5], m[7]),
      minor(m[2], m[7], m[1], m[8]),
      minor(m[1], m[5], m[2], m[4]),
      minor(m[5], m[6], m[3], m[8]),
      minor(m[0], m[8], m[2], m[6]),
      minor(m[2], m[3], m[0], m[5]),
      minor(m[3], m[7], m[4], m[6]),
      minor(m[1], m[6], m[0], m[7]),
      minor(m[0], m[4], m[1], m[3])
    };
  }

  private static int minor(int a, int b, int c, int d) {
    return Math.toIntExact((long) a * b - (long) c * d);
  }
}
