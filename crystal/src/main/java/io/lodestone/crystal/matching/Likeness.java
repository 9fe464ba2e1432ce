package io.lodestone.crystal.matching;

/**
 * In what sense crystals are alike (J. Lima-de-Faria et al., Acta Cryst. A46, 1, 1990; D. Hicks et
 * al., npj Comput. Mater. 7, 30, 2021).
 */
public enum Likeness {
  /**
   * The same Wyckoff positions, under some choice of origin and axes, are filled in the same space
   * group (or its mirror image), whatever the species, coordinates and distances are.
   */
  ISOPOINTAL,

  /**
   * Isopointal, and the sites lie on each other within the tolerances, whatever the species are.
   */
  ISOCONFIGURATIONAL,

  /**
   * The sites of each species lie on each other within the tolerances. The symmetry found in both
   * may differ; then the tolerance that joins them is stated.
   */
  IDENTICAL
}
