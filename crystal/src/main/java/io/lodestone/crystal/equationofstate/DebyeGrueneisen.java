package io.lodestone.crystal.equationofstate;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.quantity.PhysicalConstant;

/**
 * Heat from an equation of state alone: the quasi-harmonic Debye model, in which a volume has one
 * Debye temperature that its bulk modulus gives.
 *
 * <p>Follows GIBBS (Blanco, Francisco and Luaña, Comput. Phys. Commun. 158, 57, 2004; equations
 * cited as G) and AFLOW-AGL (Toher et al., Phys. Rev. B 90, 174107, 2014; cited as A). Volumes and
 * energies are per atom.
 */
public final class DebyeGrueneisen {
  /** Poisson's ratio of a Cauchy solid, which the model takes where none is known (G, A). */
  public static final double CAUCHY_POISSON_RATIO = 0.25;

  private static final double BOLTZMANN =
      PhysicalConstant.BOLTZMANN.value() / PhysicalConstant.ELEMENTARY_CHARGE.value();

  /** Part of the volume by which it is varied for derivatives. */
  private static final double STEP = 1e-4;

  /** Part of the equilibrium volume below which no equation of state is meant. */
  private static final double SMALLEST = 0.2;

  private final EquationOfState equation;
  private final double massPerAtom;
  private final double poissonFactor;

  /**
   * A model.
   *
   * @param equationPerAtom equation of state of volume and energy per atom
   * @param massPerAtom u, averaged over the atoms
   * @param poissonRatio −1 to 0.5, both excluded
   * @throws InvalidInput when mass or ratio are out of their ranges
   */
  public DebyeGrueneisen(EquationOfState equationPerAtom, double massPerAtom, double poissonRatio) {
    if (!(massPerAtom > 0) || !(poissonRatio > -1 && poissonRatio < 0.5)) {
      throw new InvalidInput(
          null,
          null,
          "mass " + massPerAtom + " u and Poisson's ratio " + poissonRatio,
          "a positive mass and a ratio between -1 and 0.5",
          null);
    }
    this.equation = equationPerAtom;
    this.massPerAtom = massPerAtom;
    poissonFactor = poissonFactor(poissonRatio);
  }

  /** f(σ), by which the mean velocity of sound exceeds √(B/ρ); G 7, A 5. */
  static double poissonFactor(double sigma) {
    double transverse = Math.pow(2 * (1 + sigma) / (3 * (1 - 2 * sigma)), 1.5);
    double longitudinal = Math.pow((1 + sigma) / (3 * (1 - sigma)), 1.5);
    return Math.cbrt(3 / (2 * transverse + longitudinal));
  }

  /**
   * The equilibrium at a temperature and pressure.
   *
   * @param temperature K
   * @param pressure GPa
   * @param volume Å³ per atom
   * @param debyeTemperature K
   * @param grueneisen γ = −∂ln θ/∂ln V
   * @param helmholtz free energy E + F_vib, eV per atom
   * @param gibbs free energy, eV per atom
   * @param entropy of the vibrations, k per atom
   * @param heatCapacityVolume C_V, k per atom
   * @param heatCapacityPressure C_p, k per atom
   * @param isothermalBulkModulus B_T, GPa
   * @param adiabaticBulkModulus B_S, GPa
   * @param thermalExpansion of the volume, 1/K
   */
  public record State(
      double temperature,
      double pressure,
      double volume,
      double debyeTemperature,
      double grueneisen,
      double helmholtz,
      double gibbs,
      double entropy,
      double heatCapacityVolume,
      double heatCapacityPressure,
      double isothermalBulkModulus,
      double adiabaticBulkModulus,
      double thermalExpansion) {}

  /**
   * θ = ħ/k (6π² √V)^⅓ f(σ) √(B/m) at a volume, K (G 6, A 3).
   *
   * @param volume Å³ per atom
   * @return NaN where the bulk modulus is not positive
   */
  public double debyeTemperature(double volume) {
    double cubicMetres = MaterialsUnit.CUBIC_ANGSTROM.toSi(volume);
    double modulus = MaterialsUnit.EV_PER_CUBIC_ANGSTROM.toSi(equation.bulkModulusAt(volume));
    double mass = MaterialsUnit.DALTON.toSi(massPerAtom);
    double frequency =
        Math.cbrt(6 * Math.PI * Math.PI * Math.sqrt(cubicMetres))
            * poissonFactor
            * Math.sqrt(modulus / mass);
    return PhysicalConstant.REDUCED_PLANCK.value() * frequency / PhysicalConstant.BOLTZMANN.value();
  }

  /** γ = −∂ln θ/∂ln V = B′/2 − 1/6, Slater's, at a volume; follows from the equation for θ. */
  public double grueneisen(double volume) {
    return equation.bulkModulusDerivativeAt(volume) / 2 - 1 / 6.0;
  }

  /** Pressure of the crystal and its vibrations, eV/Å³: −∂E/∂V + γ U_D/V. */
  private double pressure(double volume, double temperature) {
    return equation.pressureAt(volume)
        + grueneisen(volume) * vibrationalEnergy(volume, temperature) / volume;
  }

  /** U_D = k (9θ/8 + 3 T D(θ/T)), eV per atom. */
  private double vibrationalEnergy(double volume, double temperature) {
    double theta = debyeTemperature(volume);
    double thermal = temperature == 0 ? 0 : 3 * temperature * DebyeFunction.at(theta / temperature);
    return BOLTZMANN * (1.125 * theta + thermal);
  }

  /** F_vib = k (9θ/8 + 3 T ln(1 − e^−θ/T) − T D(θ/T)), eV per atom (G 5, A 2). */
  private double vibrationalFreeEnergy(double volume, double temperature) {
    double theta = debyeTemperature(volume);
    if (temperature == 0) {
      return BOLTZMANN * 1.125 * theta;
    }
    double x = theta / temperature;
    return BOLTZMANN
        * (1.125 * theta + temperature * (3 * Math.log(-Math.expm1(-x)) - DebyeFunction.at(x)));
  }

  /**
   * The state of lowest Gibbs energy.
   *
   * @param temperature K, not negative
   * @param gigapascal pressure, GPa
   * @throws InvalidInput when the temperature is negative, or so high (or the pressure so low) that
   *     the model crystal is torn apart
   */
  public State at(double temperature, double gigapascal) {
    if (!(temperature >= 0 && Double.isFinite(temperature + gigapascal))) {
      throw new InvalidInput(
          null, null, temperature + " K, " + gigapascal + " GPa", "a temperature from 0 K", null);
    }
    double external = gigapascal / EquationOfState.GIGAPASCAL;
    double volume = volume(temperature, external);
    double theta = debyeTemperature(volume);
    double gamma = grueneisen(volume);
    double up = volume * (1 + STEP);
    double down = volume * (1 - STEP);
    double isothermal =
        -volume * (pressure(up, temperature) - pressure(down, temperature)) / (up - down);
    double free = equation.energyAt(volume) + vibrationalFreeEnergy(volume, temperature);
    double entropy = 0;
    double heatCapacity = 0;
    if (temperature > 0) {
      double x = theta / temperature;
      double debye = DebyeFunction.at(x);
      entropy = 4 * debye - 3 * Math.log(-Math.expm1(-x));
      heatCapacity = 12 * debye - 9 * x / Math.expm1(x);
    }
    double expansion = gamma * BOLTZMANN * heatCapacity / (isothermal * volume);
    double ratio = 1 + expansion * gamma * temperature;
    return new State(
        temperature,
        gigapascal,
        volume,
        theta,
        gamma,
        free,
        free + external * volume,
        entropy,
        heatCapacity,
        heatCapacity * ratio,
        isothermal * EquationOfState.GIGAPASCAL,
        isothermal * ratio * EquationOfState.GIGAPASCAL,
        expansion);
  }

  /** Where the pressure of crystal and vibrations is the external one. */
  private double volume(double temperature, double external) {
    double volume = equation.volume();
    double step = 0.01;
    double low = volume;
    double high = volume;
    while (pressure(low, temperature) < external) {
      low *= 1 - step;
      if (!(low > SMALLEST * volume)) {
        throw tornApart(temperature, external);
      }
    }
    double last = pressure(high, temperature);
    while (last > external) {
      high *= 1 + step;
      double next = pressure(high, temperature);
      // Past the volume at which it falls no further, vibrations push the crystal apart.
      if (!(next < last)) {
        throw tornApart(temperature, external);
      }
      last = next;
    }
    for (int i = 0; i < 200 && high - low > 1e-14 * volume; i++) {
      double middle = (low + high) / 2;
      if (pressure(middle, temperature) > external) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static InvalidInput tornApart(double temperature, double external) {
    return new InvalidInput(
        null,
        null,
        temperature + " K at " + external * EquationOfState.GIGAPASCAL + " GPa",
        "a temperature and pressure at which the model crystal holds together",
        "the quasi-harmonic model fails near melting");
  }
}
