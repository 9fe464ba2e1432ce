package io.lodestone.crystal.reduction;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;

/**
 * The ways to choose the basis of a lattice.
 *
 * <p>Every reduction keeps the handedness of the cell: its transformation has determinant +1. A
 * basis that was reduced already may be permuted or change signs, but its vectors are no longer
 * than before.
 */
public enum LatticeReduction {
  /**
   * The three shortest vectors that form a basis, |a| ≤ |b| ≤ |c|: no sum or difference with the
   * others makes one shorter. Found greedily (P. Q. Nguyen, D. Stehlé, ACM Trans. Algorithms 5, 46,
   * 2009). Unique in its lengths, not in its angles.
   */
  MINKOWSKI {
    @Override
    void reduce(LatticeBasis basis) {
      MinkowskiReduction.reduce(basis);
    }
  },

  /**
   * Three vectors which, with d = −(a + b + c), form an obtuse superbase: none of the six angles
   * between two of the four is acute, |a| ≤ |b| ≤ |c| ≤ |d|. Their sums are the normals of the
   * Voronoi cell of the lattice (B. Delaunay, Z. Kristallogr. 84, 109, 1933; E. Selling, J. Reine
   * Angew. Math. 77, 143, 1874). Its first three vectors need not be the shortest ones.
   */
  DELAUNAY {
    @Override
    void reduce(LatticeBasis basis) {
      DelaunayReduction.reduce(basis);
    }
  },

  /**
   * The reduced cell of International Tables (P. Niggli, 1928), unique but for its orientation:
   * Minkowski reduced, with all angles acute or none. The algorithm is that of I. Křivý and B.
   * Gruber, Acta Cryst. A32, 297 (1976), compared with tolerances as R. W. Grosse-Kunstleve, N. K.
   * Sauter and P. D. Adams ask for, Acta Cryst. A60, 1 (2004).
   */
  NIGGLI {
    @Override
    void reduce(LatticeBasis basis) {
      MinkowskiReduction.reduce(basis);
      new NiggliReduction(basis).reduce();
    }
  };

  /**
   * Reduces a lattice.
   *
   * @throws InvalidInput when the vectors are so long, so short or so different that their products
   *     or their transformation cannot be written
   */
  public ReducedLattice of(Lattice lattice) {
    LatticeBasis basis = new LatticeBasis(lattice);
    reduce(basis);
    return basis.toReducedLattice();
  }

  abstract void reduce(LatticeBasis basis);
}
