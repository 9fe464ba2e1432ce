package io.lodestone.crystal.symmetry;

/** The seven crystal systems of International Tables for Crystallography A. */
public enum CrystalSystem {
  TRICLINIC,
  MONOCLINIC,
  ORTHORHOMBIC,
  TETRAGONAL,
  TRIGONAL,
  HEXAGONAL,
  CUBIC
}
