package io.lodestone.represent.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Representation;
import io.lodestone.represent.Scope;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhononDosTest {
  private final PhononDos family = new PhononDos();
  private final Representation<PhononDensityOfStates> representation =
      family.create(family.settings().defaults(), new Scope(Set.of(), 0));

  /** Debye's density, 3 ω² / ω_D³, up to a wave number. */
  private static Spectrum debye(double highest, double factor, String unit) {
    double[] axis = IntStream.rangeClosed(0, 2000).mapToDouble(i -> highest * i / 2000).toArray();
    double[] values = Arrays.stream(axis).map(w -> 3 * w * w / Math.pow(highest, 3)).toArray();
    return Spectrum.of(Arrays.stream(axis).map(w -> w * factor).toArray(), unit, values, "-");
  }

  @Test
  void the_moments_of_debyes_density_are_known() {
    FeatureRow row = representation.of(new PhononDensityOfStates(debye(400, 1, "1/cm")));
    assertThat(row.value(0)).isZero();
    assertThat(row.value(1)).isCloseTo(300, within(0.01));
    assertThat(row.value(2)).isCloseTo(400 * Math.sqrt(3.0 / 5 - 9.0 / 16), within(0.01));
    assertThat(row.value(6)).isCloseTo(400 * Math.cbrt(0.5), within(0.01));
    double modes = 0;
    for (int i = 12; i < row.size(); i++) {
      modes += row.value(i);
    }
    assertThat(modes).isCloseTo(1, within(1e-12));
  }

  @Test
  void the_heat_capacity_is_that_of_debye() {
    PhononDensityOfStates dos = new PhononDensityOfStates(debye(400, 1, "1/cm"));
    assertThat(dos.heatCapacity(1e5)).isCloseTo(1, within(1e-4));
    // Θ = 1.438777 × 400 = 575.5 K; C_V / 3 N k_B of the Debye function at T = Θ / 10 and Θ.
    assertThat(dos.heatCapacity(57.551)).isCloseTo(0.0758, within(3e-4));
    assertThat(dos.heatCapacity(575.51)).isCloseTo(0.9517, within(3e-4));
  }

  @Test
  void wave_numbers_frequencies_and_energies_are_the_same() {
    FeatureRow expected = representation.of(new PhononDensityOfStates(debye(400, 1, "1/cm")));
    for (Spectrum other :
        new Spectrum[] {
          debye(400, 0.0299792458, "THz"), debye(400, 0.1239841984, "meV"), debye(400, 100, "1/m")
        }) {
      FeatureRow row = representation.of(new PhononDensityOfStates(other));
      for (int i = 0; i < row.size(); i++) {
        assertThat(row.value(i)).isCloseTo(expected.value(i), within(1e-6));
      }
    }
    Spectrum kelvin = debye(400, 1, "K");
    assertThatThrownBy(() -> new PhononDensityOfStates(kelvin)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void unstable_modes_are_counted_and_left_out_of_the_moments() {
    Spectrum with =
        Spectrum.of(
            new double[] {-100, -50, 0, 100, 200}, "1/cm", new double[] {0, 2, 0, 1, 0}, "-");
    FeatureRow row = representation.of(new PhononDensityOfStates(with));
    assertThat(row.value(0)).isCloseTo(0.5, within(0.01));
    assertThat(row.value(1)).isCloseTo(100, within(1e-9));
  }

  @Test
  void no_modes_at_all_is_refused() {
    Spectrum empty = debye(400, 1, "1/cm").map(_ -> 0);
    assertThatThrownBy(() -> representation.of(new PhononDensityOfStates(empty)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("no area");
  }
}
