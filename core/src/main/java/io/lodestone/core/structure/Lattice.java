package io.lodestone.core.structure;

import io.lodestone.core.error.InvalidInput;

/**
 * The three lattice vectors of a crystal, in Å.
 *
 * <p>The vectors a, b, c are the rows of a 3×3 matrix, so a fractional row vector times the matrix
 * is Cartesian. Any handedness is allowed; coplanar vectors are not.
 *
 * @param a the first lattice vector, Å
 * @param b the second lattice vector, Å
 * @param c the third lattice vector, Å
 */
public record Lattice(Vector3 a, Vector3 b, Vector3 c) {
  /** Smallest volume, relative to the product of the lengths, at which three vectors span space. */
  private static final double FLAT = 1e-8;

  /**
   * @throws InvalidInput when a component is not finite or the vectors lie in one plane
   */
  public Lattice {
    if (!a.isFinite() || !b.isFinite() || !c.isFinite()) {
      throw new InvalidInput(
          null, null, a + " " + b + " " + c, "lattice vectors of finite numbers", null);
    }
    double volume = Math.abs(a.dot(b.cross(c)));
    if (!(volume > FLAT * a.norm() * b.norm() * c.norm())) {
      throw new InvalidInput(
          null,
          null,
          a + " " + b + " " + c,
          "three lattice vectors that span space",
          "these lie in one plane");
    }
  }

  /** A lattice from its nine components, row by row, in Å. */
  public static Lattice ofRows(double... rows) {
    if (rows.length != 9) {
      throw new IllegalArgumentException("a lattice has 9 components, not " + rows.length);
    }
    return new Lattice(
        new Vector3(rows[0], rows[1], rows[2]),
        new Vector3(rows[3], rows[4], rows[5]),
        new Vector3(rows[6], rows[7], rows[8]));
  }

  public static Lattice cubic(double length) {
    return ofRows(length, 0, 0, 0, length, 0, 0, 0, length);
  }

  /**
   * A right-handed lattice from its cell parameters, with a along x and b in the xy plane (the
   * setting of the Protein Data Bank and of ASE and spglib).
   *
   * @param a length, Å, positive; likewise b and c
   * @param alpha angle between b and c in degrees, between 0 and 180; beta (a, c), gamma (a, b)
   * @throws InvalidInput when no cell has these parameters
   */
  public static Lattice ofParameters(
      double a, double b, double c, double alpha, double beta, double gamma) {
    double cosAlpha = cosine(alpha);
    double cosBeta = cosine(beta);
    double cosGamma = cosine(gamma);
    double sinGamma = Math.sqrt(1 - cosGamma * cosGamma);
    double cy = (cosAlpha - cosBeta * cosGamma) / sinGamma;
    double czSquared = 1 - cosBeta * cosBeta - cy * cy;
    if (!(a > 0 && b > 0 && c > 0 && czSquared > 0)) {
      throw new InvalidInput(
          null,
          null,
          "a=%s b=%s c=%s α=%s β=%s γ=%s".formatted(a, b, c, alpha, beta, gamma),
          "cell parameters of a cell with a volume",
          "lengths are positive, and no angle exceeds the sum of the other two");
    }
    return ofRows(
        a, 0, 0, b * cosGamma, b * sinGamma, 0, c * cosBeta, c * cy, c * Math.sqrt(czSquared));
  }

  /** One of the vectors: 0 for a, 1 for b, 2 for c. */
  public Vector3 vector(int index) {
    return switch (index) {
      case 0 -> a;
      case 1 -> b;
      case 2 -> c;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  /** The nine components, row by row, in Å. */
  public double[] toRows() {
    return new double[] {a.x(), a.y(), a.z(), b.x(), b.y(), b.z(), c.x(), c.y(), c.z()};
  }

  /** The lengths of a, b and c, in Å. */
  public double[] lengths() {
    return new double[] {a.norm(), b.norm(), c.norm()};
  }

  /** The angles α, β and γ, in degrees. */
  public double[] angles() {
    return new double[] {angle(b, c), angle(a, c), angle(a, b)};
  }

  /** The volume of the cell, in Å³; always positive. */
  public double volume() {
    return Math.abs(determinant());
  }

  /** Whether a, b, c form a right-handed set. */
  public boolean isRightHanded() {
    return determinant() > 0;
  }

  /** The reciprocal lattice with the crystallographer's convention, a·a* = 1, in Å⁻¹. */
  public Lattice reciprocal() {
    double scale = 1 / determinant();
    return new Lattice(
        b.cross(c).scaled(scale), c.cross(a).scaled(scale), a.cross(b).scaled(scale));
  }

  /** The reciprocal lattice with the physicist's convention, a·a* = 2π, in Å⁻¹. */
  public Lattice reciprocalTimesTwoPi() {
    double scale = 2 * Math.PI / determinant();
    return new Lattice(
        b.cross(c).scaled(scale), c.cross(a).scaled(scale), a.cross(b).scaled(scale));
  }

  /** The Cartesian position, in Å, of a point given in fractions of a, b and c. */
  public Vector3 toCartesian(Vector3 fractional) {
    return new Vector3(
        fractional.x() * a.x() + fractional.y() * b.x() + fractional.z() * c.x(),
        fractional.x() * a.y() + fractional.y() * b.y() + fractional.z() * c.y(),
        fractional.x() * a.z() + fractional.y() * b.z() + fractional.z() * c.z());
  }

  /** The point, in fractions of a, b and c, at a Cartesian position in Å. */
  public Vector3 toFractional(Vector3 cartesian) {
    double scale = 1 / determinant();
    return new Vector3(
        scale * cartesian.dot(b.cross(c)),
        scale * cartesian.dot(c.cross(a)),
        scale * cartesian.dot(a.cross(b)));
  }

  /** The lattice with its vectors multiplied by whole numbers. */
  public Lattice supercell(int na, int nb, int nc) {
    return new Lattice(a.scaled(na), b.scaled(nb), c.scaled(nc));
  }

  private double determinant() {
    return a.dot(b.cross(c));
  }

  private static double angle(Vector3 u, Vector3 v) {
    // The arctangent keeps its digits near 0 and 180 degrees, where the arccosine loses them.
    return Math.toDegrees(Math.atan2(u.cross(v).norm(), u.dot(v)));
  }

  /** The cosine of an angle in degrees, without the rounding at the angles that crystals love. */
  private static double cosine(double degrees) {
    if (degrees == 90) {
      return 0;
    }
    if (degrees == 60) {
      return 0.5;
    }
    if (degrees == 120) {
      return -0.5;
    }
    return Math.cos(Math.toRadians(degrees));
  }
}
