package io.lodestone.crystal.symmetry;

import io.lodestone.core.structure.Vector3;
import java.util.Arrays;

/**
 * A symmetry operation of one given cell: it takes the point with fractional coordinates x to W x +
 * w, where w need not be a fraction of small numbers, as the origin of the cell is arbitrary.
 */
public final class CellOperation {
  private final int[] rotation;
  private final Vector3 translation;

  CellOperation(int[] rotation, Vector3 translation) {
    this.rotation = rotation;
    this.translation = translation;
  }

  /** The nine entries of W, row by row. */
  public int[] rotation() {
    return rotation.clone();
  }

  /** The translation w, in fractions of the lattice vectors, each from 0 to below 1. */
  public Vector3 translation() {
    return translation;
  }

  /** 1 for a proper rotation, −1 for one with an inversion or mirror. */
  public int determinant() {
    return SymmetryOperation.determinant(rotation);
  }

  /** Where the operation takes a point, in fractional coordinates. */
  public Vector3 apply(Vector3 p) {
    int[] w = rotation;
    return new Vector3(
        w[0] * p.x() + w[1] * p.y() + w[2] * p.z() + translation.x(),
        w[3] * p.x() + w[4] * p.y() + w[5] * p.z() + translation.y(),
        w[6] * p.x() + w[7] * p.y() + w[8] * p.z() + translation.z());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CellOperation that
        && Arrays.equals(rotation, that.rotation)
        && translation.equals(that.translation);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(rotation) + translation.hashCode();
  }

  @Override
  public String toString() {
    return Arrays.toString(rotation) + " " + translation;
  }
}
