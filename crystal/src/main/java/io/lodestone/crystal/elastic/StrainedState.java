package io.lodestone.crystal.elastic;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Vector3;

/**
 * A strain and the stress that it causes, in Voigt's notation (xx, yy, zz, yz, xz, xy).
 *
 * @param strain shear components are the engineering ones, twice the tensor's
 * @param stress GPa; tension is positive
 */
public record StrainedState(double[] strain, double[] stress) {
  /** Strains larger than this are no small deformations. */
  private static final double LARGEST = 0.2;

  /**
   * @throws InvalidInput when there are not six finite numbers of each, or the strain is not small
   */
  public StrainedState {
    strain = strain.clone();
    stress = stress.clone();
    boolean six = strain.length == Voigt.SIZE && stress.length == Voigt.SIZE;
    for (int i = 0; six && i < Voigt.SIZE; i++) {
      six = Double.isFinite(stress[i]) && Math.abs(strain[i]) <= LARGEST;
    }
    if (!six) {
      throw new InvalidInput(
          null,
          null,
          java.util.Arrays.toString(strain) + " with " + java.util.Arrays.toString(stress) + " GPa",
          "six strains of at most " + LARGEST + " with six stresses",
          null);
    }
  }

  @Override
  public double[] strain() {
    return strain.clone();
  }

  @Override
  public double[] stress() {
    return stress.clone();
  }

  /**
   * The state of a deformed cell: Green's strain with the second Piola-Kirchhoff stress, a pair
   * that no rotation of the cell changes (Wallace, Thermodynamics of Crystals, 1972).
   *
   * @param reference the lattice that is not deformed
   * @param deformed the same lattice vectors after deformation
   * @param cauchy stress in the deformed cell, 3 × 3, row-major, GPa; tension is positive
   */
  public static StrainedState of(Lattice reference, Lattice deformed, double[] cauchy) {
    double[] f = gradient(reference, deformed);
    double[] green = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double sum = i == j ? -1 : 0;
        for (int k = 0; k < 3; k++) {
          sum += f[3 * k + i] * f[3 * k + j];
        }
        green[3 * i + j] = sum / 2;
      }
    }
    double[] g = gradient(deformed, reference);
    double ratio = deformed.volume() / reference.volume();
    double[] piola = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
          for (int l = 0; l < 3; l++) {
            sum += g[3 * i + k] * cauchy[3 * k + l] * g[3 * j + l];
          }
        }
        piola[3 * i + j] = ratio * sum;
      }
    }
    return new StrainedState(Voigt.of(green, 2), Voigt.of(piola, 1));
  }

  /** F with x′ = F x for every lattice vector x of the one and x′ of the other, row-major. */
  private static double[] gradient(Lattice from, Lattice to) {
    double[] f = new double[9];
    for (int column = 0; column < 3; column++) {
      Vector3 axis = new Vector3(column == 0 ? 1 : 0, column == 1 ? 1 : 0, column == 2 ? 1 : 0);
      Vector3 image = to.toCartesian(from.toFractional(axis));
      f[column] = image.x();
      f[3 + column] = image.y();
      f[6 + column] = image.z();
    }
    return f;
  }
}
