package io.lodestone.crystal.symmetry;

import io.lodestone.core.structure.Vector3;
import java.util.Arrays;

/**
 * A change of axes and origin: the point x of the given cell is at Q x + q in the other one.
 *
 * <p>The basis vectors follow from (a, b, c) = (a', b', c') Q, with primes for the other cell.
 */
public final class Transformation {
  private final double[] matrix;
  private final Vector3 shift;

  Transformation(double[] matrix, Vector3 shift) {
    this.matrix = matrix;
    this.shift = shift;
  }

  /** The nine entries of Q, row by row. */
  public double[] matrix() {
    return matrix.clone();
  }

  /** The shift q, in fractions of the other cell, each from 0 to below 1. */
  public Vector3 shift() {
    return shift;
  }

  /** The place in the other cell of a point of the given one, in fractions. */
  public Vector3 apply(Vector3 p) {
    double[] q = matrix;
    return new Vector3(
        q[0] * p.x() + q[1] * p.y() + q[2] * p.z() + shift.x(),
        q[3] * p.x() + q[4] * p.y() + q[5] * p.z() + shift.y(),
        q[6] * p.x() + q[7] * p.y() + q[8] * p.z() + shift.z());
  }

  /** The place in the given cell of a point of the other one, in fractions. */
  public Vector3 invert(Vector3 p) {
    double[] r = PrimitiveCell.inverse(matrix);
    double x = p.x() - shift.x();
    double y = p.y() - shift.y();
    double z = p.z() - shift.z();
    return new Vector3(
        r[0] * x + r[1] * y + r[2] * z,
        r[3] * x + r[4] * y + r[5] * z,
        r[6] * x + r[7] * y + r[8] * z);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Transformation that
        && Arrays.equals(matrix, that.matrix)
        && shift.equals(that.shift);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(matrix) + shift.hashCode();
  }

  @Override
  public String toString() {
    return "Transformation[" + Arrays.toString(matrix) + ", " + shift + "]";
  }
}
