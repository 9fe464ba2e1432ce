package io.lodestone.represent.spectrum;

import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.quantity.PhysicalConstant;
import io.lodestone.core.quantity.UnitExpression;

/**
 * A density of vibrational states, on any scale, over the wave number in cm⁻¹; imaginary
 * frequencies of unstable modes are below 0, as is the custom.
 */
public record PhononDensityOfStates(Spectrum spectrum) {
  private static final UnitExpression PER_CENTIMETRE = UnitExpression.parse("1/cm");

  /**
   * Takes wave numbers, frequencies or energies of the vibrations.
   *
   * @throws io.lodestone.core.error.InvalidInput when the axis is none of them
   */
  public PhononDensityOfStates {
    spectrum = inWaveNumbers(spectrum);
  }

  private static Spectrum inWaveNumbers(Spectrum given) {
    UnitExpression unit = given.axisUnit();
    for (MaterialsUnit equivalent :
        new MaterialsUnit[] {MaterialsUnit.ENERGY_OF_INVERSE_CENTIMETRE, MaterialsUnit.TERAHERTZ}) {
      if (unit.dimension().equals(equivalent.dimension())) {
        double energy = MaterialsUnit.ENERGY_OF_INVERSE_CENTIMETRE.factor();
        double one =
            equivalent == MaterialsUnit.TERAHERTZ
                ? energy / PhysicalConstant.PLANCK.value()
                : energy;
        double[] numbers = given.positions();
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = unit.toSi(numbers[i]) / one;
        }
        return new Spectrum(numbers, PER_CENTIMETRE, given.values(), given.valueUnit());
      }
    }
    return given.in(PER_CENTIMETRE, given.valueUnit());
  }

  /**
   * The part of the modes that is unstable: the area below 0 as a share of all; a mode within 5
   * cm⁻¹ of 0 may be one of a translation that is not quite 0, and counts as stable.
   */
  public double unstableShare() {
    double all = spectrum.area();
    return all == 0 ? 0 : spectrum.cumulated(-5) / all;
  }

  /** The stable modes alone. */
  Spectrum stable() {
    return spectrum.from() >= 0 || spectrum.to() <= 0 ? spectrum : spectrum.part(0, spectrum.to());
  }

  /**
   * The heat capacity at constant volume per mode, in units of k_B: from 0 at low temperature to 1
   * (Dulong and Petit) at high.
   *
   * @param temperature K, above 0
   */
  public double heatCapacity(double temperature) {
    Spectrum modes = stable();
    double quantum =
        MaterialsUnit.ENERGY_OF_INVERSE_CENTIMETRE.factor()
            / (PhysicalConstant.BOLTZMANN.value() * temperature);
    double[] weighted = modes.values();
    for (int i = 0; i < weighted.length; i++) {
      double x = Math.max(0, modes.position(i)) * quantum / 2;
      double factor = x < 1e-6 ? 1 : x / Math.sinh(x);
      weighted[i] *= factor * factor;
    }
    return modes.withValues(weighted, modes.valueUnit()).area() / modes.area();
  }
}
