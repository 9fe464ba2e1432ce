package io.lodestone.crystal.equationofstate;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;

/**
 * Energy, pressure and bulk modulus of a crystal as functions of its volume, at 0 K and without
 * vibrations.
 *
 * <p>Volumes and energies are of the same amount of material, such as an atom or a cell.
 *
 * @param form which equation
 * @param energy E₀, the energy at equilibrium, eV
 * @param volume V₀, the volume at equilibrium, Å³, positive
 * @param bulkModulus B₀ at equilibrium, eV/Å³, positive
 * @param bulkModulusDerivative B₀′, the derivative of the bulk modulus by pressure at equilibrium
 */
public record EquationOfState(
    EnergyForm form,
    double energy,
    double volume,
    double bulkModulus,
    double bulkModulusDerivative) {
  /** One eV/Å³ in GPa. */
  public static final double GIGAPASCAL =
      MaterialsUnit.EV_PER_CUBIC_ANGSTROM.factor() / MaterialsUnit.GIGAPASCAL.factor();

  private static final int SHAPE = 5;

  /**
   * @throws InvalidInput when volume or bulk modulus are not positive, or a number is not finite
   */
  public EquationOfState {
    if (!(volume > 0 && volume < Double.POSITIVE_INFINITY && bulkModulus > 0)
        || !Double.isFinite(energy + bulkModulus + bulkModulusDerivative)) {
      throw new InvalidInput(
          null,
          null,
          "V0 = " + volume + " Å³ and B0 = " + bulkModulus * GIGAPASCAL + " GPa",
          "a positive volume and bulk modulus",
          null);
    }
  }

  private double[] shape(double atVolume) {
    double[] g = new double[SHAPE];
    form.shape(atVolume / volume, bulkModulusDerivative, g);
    return g;
  }

  /** The bulk modulus at equilibrium, GPa. */
  public double bulkModulusInGigapascal() {
    return bulkModulus * GIGAPASCAL;
  }

  /** The energy at a volume, eV. */
  public double energyAt(double atVolume) {
    return energy + bulkModulus * volume * shape(atVolume)[0];
  }

  /** The pressure at a volume, −∂E/∂V, eV/Å³; positive under compression. */
  public double pressureAt(double atVolume) {
    return -bulkModulus * shape(atVolume)[1];
  }

  /** The bulk modulus at a volume, V ∂²E/∂V², eV/Å³; negative beyond the spinodal. */
  public double bulkModulusAt(double atVolume) {
    return bulkModulus * atVolume / volume * shape(atVolume)[2];
  }

  /** The derivative of the bulk modulus by pressure at a volume, −∂ln B/∂ln V. */
  public double bulkModulusDerivativeAt(double atVolume) {
    double[] g = shape(atVolume);
    return -1 - atVolume / volume * g[3] / g[2];
  }

  /**
   * Derivatives of the energy at a volume by E₀, V₀, B₀ and B₀′.
   *
   * @param gradient receives the four
   */
  void gradient(double atVolume, double[] gradient) {
    double[] g = shape(atVolume);
    gradient[0] = 1;
    gradient[1] = bulkModulus * (g[0] - atVolume / volume * g[1]);
    gradient[2] = volume * g[0];
    gradient[3] = bulkModulus * volume * g[4];
  }

  /**
   * The volume at a pressure.
   *
   * @param pressure eV/Å³
   * @throws InvalidInput when the crystal would be torn apart, or the equation does not reach it
   */
  public double volumeAt(double pressure) {
    double low = volume;
    double high = volume;
    for (int i = 0; i < 200 && pressureAt(low) < pressure; i++) {
      low *= 0.98;
    }
    for (int i = 0; i < 200 && pressureAt(high) > pressure; i++) {
      high *= 1.02;
      if (bulkModulusAt(high) <= 0) {
        break;
      }
    }
    if (!(pressureAt(low) >= pressure && pressureAt(high) <= pressure)) {
      throw new InvalidInput(
          null,
          null,
          pressure * GIGAPASCAL + " GPa",
          "a pressure that the equation of state reaches",
          "");
    }
    for (int i = 0; i < 200 && high - low > 1e-14 * volume; i++) {
      double middle = (low + high) / 2;
      if (pressureAt(middle) > pressure) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
