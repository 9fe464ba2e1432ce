package io.lodestone.crystal.elastic;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.numerics.LeastSquares;
import io.lodestone.core.numerics.SymmetricEigenvalues;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.quantity.PhysicalConstant;
import io.lodestone.crystal.symmetry.CrystalSystem;
import java.util.Arrays;
import java.util.List;

/**
 * The elastic stiffness of a crystal in Voigt's notation (xx, yy, zz, yz, xz, xy; shear strains are
 * the engineering ones, twice the tensor's), GPa.
 */
public final class ElasticTensor {
  private static final int SIZE = Voigt.SIZE;

  /** Part of the largest constant by which a matrix may miss being symmetric. */
  private static final double ASYMMETRY = 0.05;

  private final double[] stiffness;

  private ElasticTensor(double[] stiffness) {
    this.stiffness = stiffness;
  }

  /**
   * A tensor from a matrix, whose symmetric part is taken.
   *
   * @param matrix 6 × 6, row-major, GPa
   * @throws InvalidInput when it has not 36 finite elements, or is far from symmetric
   */
  public static ElasticTensor of(double... matrix) {
    if (matrix.length != SIZE * SIZE || !Arrays.stream(matrix).allMatch(Double::isFinite)) {
      throw new InvalidInput(
          null, null, matrix.length + " numbers", "36 finite numbers, GPa, row by row", null);
    }
    double largest = Arrays.stream(matrix).map(Math::abs).max().orElseThrow();
    double[] symmetric = new double[SIZE * SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        double one = matrix[i * SIZE + j];
        double other = matrix[j * SIZE + i];
        if (Math.abs(one - other) > ASYMMETRY * largest) {
          throw new InvalidInput(
              null,
              "C" + (i + 1) + (j + 1),
              one + " and, across the diagonal, " + other,
              "a symmetric matrix",
              null);
        }
        symmetric[i * SIZE + j] = (one + other) / 2;
      }
    }
    return new ElasticTensor(symmetric);
  }

  /** The tensor of a cubic crystal along its axes, GPa. */
  public static ElasticTensor cubic(double c11, double c12, double c44) {
    return of(
        c11, c12, c12, 0, 0, 0, c12, c11, c12, 0, 0, 0, c12, c12, c11, 0, 0, 0, 0, 0, 0, c44, 0, 0,
        0, 0, 0, 0, c44, 0, 0, 0, 0, 0, 0, c44);
  }

  /** The tensor of a hexagonal crystal with its axis along z, GPa. */
  public static ElasticTensor hexagonal(
      double c11, double c12, double c13, double c33, double c44) {
    double c66 = (c11 - c12) / 2;
    return of(
        c11, c12, c13, 0, 0, 0, c12, c11, c13, 0, 0, 0, c13, c13, c33, 0, 0, 0, 0, 0, 0, c44, 0, 0,
        0, 0, 0, 0, c44, 0, 0, 0, 0, 0, 0, c66);
  }

  /**
   * A constant, GPa.
   *
   * @param i row, 1 to 6
   * @param j column, 1 to 6
   */
  public double c(int i, int j) {
    return stiffness[(i - 1) * SIZE + j - 1];
  }

  /** All 36 constants, row by row, GPa. */
  public double[] toArray() {
    return stiffness.clone();
  }

  /**
   * The compliance, the inverse of the stiffness, row by row, 1/GPa.
   *
   * @throws InvalidInput when the stiffness has no inverse
   */
  public double[] compliance() {
    double[] inverse = new double[SIZE * SIZE];
    for (int j = 0; j < SIZE; j++) {
      double[] unit = new double[SIZE];
      unit[j] = 1;
      double[] column = LeastSquares.solve(stiffness, SIZE, unit).solution();
      for (int i = 0; i < SIZE; i++) {
        inverse[i * SIZE + j] = column[i];
      }
    }
    return inverse;
  }

  /** The six eigenvalues of the stiffness, the smallest first, GPa. */
  public double[] eigenvalues() {
    return SymmetricEigenvalues.of(stiffness, SIZE).rising();
  }

  /**
   * Whether every small deformation costs energy (Born and Huang; in this form Mouhat and Coudert,
   * Phys. Rev. B 90, 224104, 2014): all eigenvalues are positive.
   */
  public boolean isStable() {
    return eigenvalues()[0] > 0;
  }

  /** The conditions of stability of a crystal system, in terms of the constants. */
  public List<BornCondition> bornConditions(CrystalSystem system) {
    return BornCondition.of(this, system);
  }

  /** Averages for a polycrystal whose grains are strained alike: the upper bound. */
  public Moduli voigt() {
    double[] c = stiffness;
    double diagonal = c[0] + c[7] + c[14];
    double off = c[1] + c[2] + c[8];
    double shear = c[21] + c[28] + c[35];
    return new Moduli((diagonal + 2 * off) / 9, (diagonal - off + 3 * shear) / 15);
  }

  /** Averages for a polycrystal whose grains are stressed alike: the lower bound. */
  public Moduli reuss() {
    double[] s = compliance();
    double diagonal = s[0] + s[7] + s[14];
    double off = s[1] + s[2] + s[8];
    double shear = s[21] + s[28] + s[35];
    return new Moduli(1 / (diagonal + 2 * off), 15 / (4 * diagonal - 4 * off + 3 * shear));
  }

  /** The means of both bounds (Hill, Proc. Phys. Soc. A 65, 349, 1952). */
  public Moduli hill() {
    Moduli upper = voigt();
    Moduli lower = reuss();
    return new Moduli((upper.bulk() + lower.bulk()) / 2, (upper.shear() + lower.shear()) / 2);
  }

  /**
   * The universal anisotropy 5 G_V/G_R + K_V/K_R − 6, 0 for an isotropic crystal (Ranganathan and
   * Ostoja-Starzewski, Phys. Rev. Lett. 101, 055504, 2008).
   */
  public double universalAnisotropy() {
    Moduli upper = voigt();
    Moduli lower = reuss();
    return 5 * upper.shear() / lower.shear() + upper.bulk() / lower.bulk() - 6;
  }

  /**
   * Young's modulus along a direction, GPa.
   *
   * @param direction Cartesian, of any length but 0
   */
  public double youngModulus(double... direction) {
    double norm = Math.sqrt(Arrays.stream(direction).map(x -> x * x).sum());
    double[] n = Arrays.stream(direction).map(x -> x / norm).toArray();
    double[] stress = new double[9];
    for (int i = 0; i < 9; i++) {
      stress[i] = n[i / 3] * n[i % 3];
    }
    double[] voigt = Voigt.of(stress, 1);
    double[] s = compliance();
    double strain = 0;
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        strain += voigt[i] * s[i * SIZE + j] * voigt[j];
      }
    }
    return 1 / strain;
  }

  /**
   * The tensor of the crystal turned in space.
   *
   * @param rotation 3 × 3, row-major, orthogonal
   */
  public ElasticTensor rotated(double... rotation) {
    return new ElasticTensor(Voigt.turned(Voigt.bond(rotation), stiffness));
  }

  /**
   * The Debye temperature, K, from the mean velocity of sound of the polycrystal (Anderson, J.
   * Phys. Chem. Solids 24, 909, 1963).
   *
   * @param volumePerAtom Å³
   * @param massPerAtom u
   * @throws InvalidInput when the crystal is not stable
   */
  public double debyeTemperature(double volumePerAtom, double massPerAtom) {
    if (!isStable()) {
      throw new InvalidInput(
          null, null, "an unstable crystal", "one in which sound can travel", null);
    }
    Moduli moduli = hill();
    double volume = MaterialsUnit.CUBIC_ANGSTROM.toSi(volumePerAtom);
    double density = MaterialsUnit.DALTON.toSi(massPerAtom) / volume;
    double shear = MaterialsUnit.GIGAPASCAL.toSi(moduli.shear());
    double bulk = MaterialsUnit.GIGAPASCAL.toSi(moduli.bulk());
    double transverse = Math.sqrt(shear / density);
    double longitudinal = Math.sqrt((bulk + 4 * shear / 3) / density);
    double mean = Math.cbrt(3 / (2 / Math.pow(transverse, 3) + 1 / Math.pow(longitudinal, 3)));
    return PhysicalConstant.PLANCK.value()
        / PhysicalConstant.BOLTZMANN.value()
        * Math.cbrt(3 / (4 * Math.PI * volume))
        * mean;
  }

  @Override
  public String toString() {
    return "ElasticTensor" + Arrays.toString(stiffness) + " GPa";
  }
}
