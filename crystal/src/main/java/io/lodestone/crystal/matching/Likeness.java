package io.lodestone.crystal.matching;

/**
 * In what sense crystals are alike (J. Lima-de-Faria et al., Acta Cryst. A46, 1, 1990; D. Hicks et
 * al., npj Comput. Mater. 7, 30, 2021).
 */
public enum Likeness {
  /**
   * Sites of the same numbers, on positions of the same multiplicity and site symmetry in the same
   * space group (or its mirror image), whatever the species and the distances are.
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
