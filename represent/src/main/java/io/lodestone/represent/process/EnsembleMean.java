package io.lodestone.represent.process;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.crystal.disorder.Ensemble;
import io.lodestone.represent.Feature;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Representation;
import java.util.List;

/**
 * A mixture of configurations as the mean of their rows, each weighted with the probability that
 * Boltzmann statistics give it: degeneracy times exp(−E/kT), divided by their sum.
 *
 * @param of what gives the row of one configuration
 * @param temperature K, above 0
 */
public record EnsembleMean<M>(Representation<M> of, double temperature)
    implements Representation<List<Configuration<M>>> {
  @Override
  public List<Feature> features() {
    return of.features();
  }

  /** A feature that a configuration lacks, however improbable it is, is missing in the mean. */
  @Override
  public void represent(List<Configuration<M>> configurations, FeatureRow row) {
    if (configurations.isEmpty()) {
      throw new InvalidInput(null, null, "no configurations", "at least one", "");
    }
    double[] probabilities = probabilities(configurations, temperature);
    FeatureRow one = new FeatureRow(row.size());
    for (int c = 0; c < probabilities.length; c++) {
      one.clear();
      of.represent(configurations.get(c).material(), one);
      for (int i = 0; i < row.size(); i++) {
        if (row.reason(i) != null) {
          continue;
        } else if (one.reason(i) != null) {
          row.missing(i, "configuration " + (c + 1) + ": " + one.reason(i));
        } else {
          row.set(i, row.value(i) + probabilities[c] * one.value(i));
        }
      }
    }
  }

  /** The probability of each configuration at a temperature. */
  public static <M> double[] probabilities(
      List<Configuration<M>> configurations, double temperature) {
    double[] energies = configurations.stream().mapToDouble(Configuration::energy).toArray();
    long[] degeneracies = configurations.stream().mapToLong(Configuration::degeneracy).toArray();
    return new Ensemble(energies, degeneracies, temperature).probabilities();
  }
}
