package io.lodestone.crystal.disorder;

import io.lodestone.core.error.InvalidInput;
import java.util.Arrays;

/**
 * Configurations in thermal equilibrium: each has the weight g exp(−E / k T), with its energy E and
 * degeneracy g.
 *
 * @see <a href="https://doi.org/10.1021/acs.chemmater.6b01449">Yang, Oses and Curtarolo 2016, eq.
 *     (5)</a>
 */
public final class Ensemble {
  /** In eV/K; exact in the SI of 2019. */
  private static final double BOLTZMANN = 8.617_333_262e-5;

  private final double[] energies;
  private final double[] probabilities;
  private final double[] degeneracies;
  private final double temperature;
  private final double lowest;
  private final double sum;

  /**
   * @param energies of the supercells, in eV
   * @param degeneracies above 0
   * @param temperature in K, at least 0; at 0 only the lowest energy counts
   * @throws InvalidInput when a number is out of range, or there are not as many of both
   */
  public Ensemble(double[] energies, long[] degeneracies, double temperature) {
    if (energies.length != degeneracies.length || energies.length == 0) {
      throw new InvalidInput(
          null,
          null,
          energies.length + " energies of " + degeneracies.length + " configurations",
          "an energy for each configuration",
          null);
    }
    if (!Arrays.stream(energies).allMatch(Double::isFinite)
        || !Arrays.stream(degeneracies).allMatch(g -> g > 0)) {
      throw new InvalidInput(
          null, null, "something else", "finite energies and degeneracies above 0", null);
    }
    if (!(temperature >= 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new InvalidInput(
          null, null, Double.toString(temperature), "a temperature of at least 0 K", null);
    }
    this.energies = energies.clone();
    this.degeneracies = Arrays.stream(degeneracies).asDoubleStream().toArray();
    this.temperature = temperature;
    lowest = Arrays.stream(energies).min().orElseThrow();
    probabilities = new double[energies.length];
    double total = 0;
    for (int i = 0; i < energies.length; i++) {
      double above = energies[i] - lowest;
      double factor =
          temperature == 0 ? above == 0 ? 1 : 0 : Math.exp(-above / (BOLTZMANN * temperature));
      probabilities[i] = degeneracies[i] * factor;
      total += probabilities[i];
    }
    sum = total;
    for (int i = 0; i < energies.length; i++) {
      probabilities[i] /= sum;
    }
  }

  /** The probability of each configuration with all that are equivalent to it. */
  public double[] probabilities() {
    return probabilities.clone();
  }

  /**
   * The mean of a property, in its own unit.
   *
   * @param values of the configurations, in their order
   */
  public double mean(double[] values) {
    if (values.length != probabilities.length) {
      throw new InvalidInput(
          null,
          null,
          values.length + " values of " + probabilities.length + " configurations",
          "a value for each configuration",
          null);
    }
    double mean = 0;
    for (int i = 0; i < values.length; i++) {
      // What never occurs may have no value.
      mean += probabilities[i] == 0 ? 0 : probabilities[i] * values[i];
    }
    return mean;
  }

  /** The standard deviation of a property over the ensemble. */
  public double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        Math.max(0, mean(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).toArray())));
  }

  /** The free energy E − T S of the configurations, in eV per supercell. */
  public double freeEnergy() {
    return lowest - (temperature == 0 ? 0 : BOLTZMANN * temperature * Math.log(sum));
  }

  /** The entropy of the configurations, in eV/K per supercell: k ln g where one energy is left. */
  public double entropy() {
    double entropy = 0;
    for (int i = 0; i < energies.length; i++) {
      if (probabilities[i] > 0) {
        entropy -= BOLTZMANN * probabilities[i] * Math.log(probabilities[i] / degeneracies[i]);
      }
    }
    return entropy;
  }
}
