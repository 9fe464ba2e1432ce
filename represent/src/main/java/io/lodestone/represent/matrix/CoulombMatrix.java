package io.lodestone.represent.matrix;

import io.lodestone.core.settings.SettingsType;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.Atoms;
import io.lodestone.represent.Profile;
import io.lodestone.represent.Profile.Invariance;
import io.lodestone.represent.Representation;
import io.lodestone.represent.RepresentationFamily;
import io.lodestone.represent.Scope;
import java.util.Set;

/**
 * Repulsion of the nuclei of a molecule: Z_i Z_j / |r_i − r_j|, and 0.5 Z_i^2.4 on the diagonal,
 * with lengths in Å.
 *
 * <p>The atoms are taken at their stated positions; of a crystal, those of one cell without their
 * images, so that the matrix depends on the choice of the cell.
 */
public final class CoulombMatrix implements RepresentationFamily<Structure, MatrixSettings> {
  @Override
  public Profile profile() {
    return new Profile(
        "coulomb-matrix",
        "Coulomb matrix of the atoms of a molecule or of one cell",
        "M. Rupp et al., Phys. Rev. Lett. 108, 058301 (2012)",
        Structure.class,
        Set.of(
            Invariance.PERMUTATION,
            Invariance.TRANSLATION,
            Invariance.ROTATION,
            Invariance.INVERSION),
        Profile.LengthScale.CELL,
        Profile.Maturity.ESTABLISHED);
  }

  @Override
  public SettingsType<MatrixSettings> settings() {
    return SettingsType.of(MatrixSettings.class);
  }

  @Override
  public Representation<Structure> create(MatrixSettings settings, Scope scope) {
    return new MatrixRepresentation(new Repulsion(), "coulomb-matrix", "1/Å", settings, scope);
  }

  /** The matrix itself. */
  static final class Repulsion implements SiteMatrix {
    @Override
    public Atoms atoms(Structure structure) {
      return Atoms.of(structure);
    }

    @Override
    public double[] of(Atoms atoms) {
      int n = atoms.size();
      double[] at = atoms.positions();
      double[] matrix = new double[n * n];
      for (int i = 0; i < n; i++) {
        matrix[i * n + i] = self(atoms.number(i));
        for (int j = 0; j < i; j++) {
          double x = at[3 * i] - at[3 * j];
          double y = at[3 * i + 1] - at[3 * j + 1];
          double z = at[3 * i + 2] - at[3 * j + 2];
          double element = atoms.number(i) * atoms.number(j) / Math.sqrt(x * x + y * y + z * z);
          matrix[i * n + j] = element;
          matrix[j * n + i] = element;
        }
      }
      return matrix;
    }
  }

  /** A fit to the energies of free atoms, in hartree. */
  static double self(int number) {
    return 0.5 * Math.pow(number, 2.4);
  }
}
