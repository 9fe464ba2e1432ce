package io.lodestone.archive.parse.cif;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Vector3;

/**
 * The Cartesian axes in which a block gives its sites, as a transformation to fractions of the
 * cell.
 *
 * <p>Where the block states no matrix, the axes are those of the Protein Data Bank: x along a, y in
 * the plane of a and b.
 */
final class CartesianFrame {
  private final Lattice axes;
  private final Vector3 origin;

  private CartesianFrame(Lattice axes, Vector3 origin) {
    this.axes = axes;
    this.origin = origin;
  }

  /** The frame of a block, from {@code _atom_sites_Cartn_tran_matrix_ij} if it is there. */
  static CartesianFrame of(CifBlock block, Lattice lattice, String source) {
    double[] rows = new double[9];
    double[] shift = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        CifValue value = block.value("_atom_sites_cartn_tran_matrix_" + (i + 1) + (j + 1));
        if (value == null) {
          return new CartesianFrame(lattice, Vector3.ZERO);
        }
        // The matrix maps column vectors; its columns are the lattice vectors.
        rows[3 * j + i] = CifNumber.of(value, "the matrix of the Cartesian axes", source).value();
      }
      CifValue value = block.value("_atom_sites_cartn_tran_vector_" + (i + 1));
      shift[i] =
          value == null
              ? 0
              : CifNumber.of(value, "the origin of the Cartesian axes", source).value();
    }
    try {
      return new CartesianFrame(Lattice.ofRows(rows), Vector3.of(shift[0], shift[1], shift[2]));
    } catch (InvalidInput e) {
      throw e.in(source);
    }
  }

  Vector3 toFractional(Vector3 cartesian) {
    return axes.toFractional(cartesian.minus(origin));
  }
}
