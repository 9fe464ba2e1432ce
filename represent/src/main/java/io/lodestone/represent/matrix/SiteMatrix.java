package io.lodestone.represent.matrix;

import io.lodestone.core.structure.Structure;
import io.lodestone.represent.Atoms;

/** A symmetric matrix with a row for each atom of a structure. */
interface SiteMatrix {
  /**
   * The atoms of a structure that has such a matrix.
   *
   * @throws io.lodestone.core.error.InvalidInput when it has none
   */
  Atoms atoms(Structure structure);

  /** The matrix, row-major, in the order of the atoms. */
  double[] of(Atoms atoms);
}
