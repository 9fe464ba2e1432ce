package io.lodestone.crystal.disorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import org.junit.jupiter.api.Test;

class EnsembleTest {
  private static final double K = 8.617333262e-5;
  private static final double[] ENERGIES = {-10, -9.9};
  private static final long[] DEGENERACIES = {2, 6};

  @Test
  void a_two_level_system_has_its_textbook_weights_and_entropy() {
    Ensemble ensemble = new Ensemble(ENERGIES, DEGENERACIES, 1000);
    double ratio = 3 * Math.exp(-0.1 / (K * 1000));
    assertThat(ensemble.probabilities()[1]).isCloseTo(ratio / (1 + ratio), within(1e-12));
    double energy = ensemble.mean(ENERGIES);
    assertThat(ensemble.freeEnergy()).isCloseTo(energy - 1000 * ensemble.entropy(), within(1e-12));
    double p = ensemble.probabilities()[1];
    assertThat(ensemble.deviation(ENERGIES)).isCloseTo(0.1 * Math.sqrt(p * (1 - p)), within(1e-12));
  }

  @Test
  void cold_means_the_ground_state_and_hot_means_the_degeneracies() {
    assertThat(new Ensemble(ENERGIES, DEGENERACIES, 0).probabilities()).containsExactly(1, 0);
    assertThat(new Ensemble(ENERGIES, DEGENERACIES, 0).entropy())
        .isCloseTo(K * Math.log(2), within(1e-15));
    assertThat(new Ensemble(ENERGIES, DEGENERACIES, 1e12).probabilities()[1])
        .isCloseTo(0.75, within(1e-6));
  }

  @Test
  void energies_far_below_zero_do_not_overflow() {
    Ensemble ensemble = new Ensemble(new double[] {-1e6, -1e6 + 1}, new long[] {1, 1}, 10);
    assertThat(ensemble.probabilities()).containsExactly(1, 0);
    assertThat(ensemble.mean(new double[] {3, Double.NaN})).isEqualTo(3);
  }

  @Test
  void numbers_that_mean_nothing_are_refused() {
    assertThatThrownBy(() -> new Ensemble(ENERGIES, new long[] {1}, 300))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> new Ensemble(ENERGIES, DEGENERACIES, -1))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> new Ensemble(new double[] {1, Double.NaN}, DEGENERACIES, 1))
        .isInstanceOf(InvalidInput.class);
  }
}
