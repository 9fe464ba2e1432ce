package io.lodestone.represent.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.composition.Composition;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Registry;
import io.lodestone.represent.Representation;
import io.lodestone.represent.Scope;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnsembleMeanTest {
  /** k in eV/K, CODATA 2018. */
  private static final double BOLTZMANN = 8.617333262e-5;

  private final List<Configuration<Composition>> two =
      List.of(
          new Configuration<>(Composition.parse("Fe"), 0.0, 1),
          new Configuration<>(Composition.parse("Ni"), 0.1, 3));

  @Test
  void configurations_count_by_energy_and_degeneracy() {
    double temperature = 600;
    double excited = 3 * Math.exp(-0.1 / (BOLTZMANN * temperature));
    FeatureRow row = new EnsembleMean<>(fractions("fractions"), temperature).of(two);
    assertThat(row.value(25)).isCloseTo(1 / (1 + excited), within(1e-9));
    assertThat(row.value(27)).isCloseTo(excited / (1 + excited), within(1e-9));
  }

  @Test
  void at_high_temperature_only_degeneracy_counts_and_at_low_only_energy() {
    FeatureRow hot = new EnsembleMean<>(fractions("fractions"), 1e9).of(two);
    assertThat(hot.value(27)).isCloseTo(0.75, within(1e-5));
    FeatureRow cold = new EnsembleMean<>(fractions("fractions"), 1).of(two);
    assertThat(cold.value(25)).isEqualTo(1);
  }

  @Test
  void what_a_configuration_lacks_the_mean_lacks() {
    List<Configuration<Composition>> withHelium =
        List.of(two.getFirst(), new Configuration<>(Composition.parse("HeO"), 0.5, 1));
    FeatureRow row = new EnsembleMean<>(fractions("magpie"), 300).of(withHelium);
    assertThat(row.reason(18)).isEqualTo("configuration 2: no MeltingT of He");
    assertThat(row.reason(0)).isNull();
  }

  private static Representation<Composition> fractions(String recipe) {
    @SuppressWarnings("unchecked")
    Representation<Composition> representation =
        (Representation<Composition>) new Registry().parse(recipe).create(new Scope(Set.of(), 0));
    return representation;
  }
}
