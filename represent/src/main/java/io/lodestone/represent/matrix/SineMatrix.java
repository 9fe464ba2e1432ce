package io.lodestone.represent.matrix;

import io.lodestone.core.settings.SettingsType;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.represent.Atoms;
import io.lodestone.represent.Profile;
import io.lodestone.represent.Profile.Invariance;
import io.lodestone.represent.Representation;
import io.lodestone.represent.RepresentationFamily;
import io.lodestone.represent.Scope;
import java.util.Set;

/**
 * A Coulomb matrix that repeats with the crystal: Z_i Z_j / |Σ_k a_k sin²(π f_k)| with f the
 * fractional vector between two atoms and a_k the lattice vectors in Å, and 0.5 Z_i^2.4 on the
 * diagonal.
 */
public final class SineMatrix implements RepresentationFamily<Structure, MatrixSettings> {
  @Override
  public Profile profile() {
    return new Profile(
        "sine-matrix",
        "sine matrix of a crystal",
        "F. Faber et al., Int. J. Quantum Chem. 115, 1094 (2015), eq. 22",
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
    return new MatrixRepresentation(new Repeating(), "sine-matrix", "1/Å", settings, scope);
  }

  /** The matrix itself. */
  static final class Repeating implements SiteMatrix {
    @Override
    public Atoms atoms(Structure structure) {
      return Atoms.ofCrystal(structure);
    }

    @Override
    public double[] of(Atoms atoms) {
      int n = atoms.size();
      Lattice lattice = atoms.structure().lattice().orElseThrow();
      double[] matrix = new double[n * n];
      for (int i = 0; i < n; i++) {
        matrix[i * n + i] = CoulombMatrix.self(atoms.number(i));
        for (int j = 0; j < i; j++) {
          Vector3 apart = atoms.structure().fractional(i).minus(atoms.structure().fractional(j));
          Vector3 sines =
              new Vector3(squareSine(apart.x()), squareSine(apart.y()), squareSine(apart.z()));
          double element = atoms.number(i) * atoms.number(j) / lattice.toCartesian(sines).norm();
          matrix[i * n + j] = element;
          matrix[j * n + i] = element;
        }
      }
      return matrix;
    }

    private static double squareSine(double fraction) {
      double sine = Math.sin(Math.PI * (fraction - Math.rint(fraction)));
      return sine * sine;
    }
  }
}
