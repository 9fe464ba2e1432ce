package io.lodestone.core.structure;

/** The magnetic moment of an atom, in Bohr magnetons. */
public sealed interface MagneticMoment {
  /** A moment along the common axis, signed. */
  record Collinear(double value) implements MagneticMoment {
    @Override
    public double magnitude() {
      return Math.abs(value);
    }
  }

  /** A moment with a direction, in Cartesian components. */
  record Noncollinear(Vector3 value) implements MagneticMoment {
    @Override
    public double magnitude() {
      return value.norm();
    }
  }

  double magnitude();
}
