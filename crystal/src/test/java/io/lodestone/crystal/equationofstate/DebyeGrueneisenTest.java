package io.lodestone.crystal.equationofstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.lodestone.core.error.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DebyeGrueneisenTest {
  private static final double BOLTZMANN = 8.617333262e-5;

  /** About aluminium: 16.5 Å³, 77 GPa. */
  private static final EquationOfState METAL =
      new EquationOfState(EnergyForm.VINET, -3.74, 16.5, 77 / EquationOfState.GIGAPASCAL, 4.7);

  private static final DebyeGrueneisen MODEL = new DebyeGrueneisen(METAL, 26.98, 0.25);

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.963 000 178 608 5",
    "1, 0.674 415 564 077 814 67",
    "10, 0.019 295 765 690 345 489"
  })
  void the_debye_function_has_its_tabulated_values(double x, String value) {
    // 0.1 by its series; 1 and 10 as in the tests of the GNU Scientific Library.
    double expected = Double.parseDouble(value.replace(" ", ""));
    if (x < 0.5) {
      expected = 1 - 3 * x / 8 + x * x / 20 - Math.pow(x, 4) / 1680 + Math.pow(x, 6) / 90720;
    }
    assertThat(DebyeFunction.at(x)).isCloseTo(expected, within(1e-14));
  }

  @Test
  void the_two_ways_to_the_debye_function_meet() {
    assertThat(DebyeFunction.at(0.5 - 1e-12)).isCloseTo(DebyeFunction.at(0.5), within(1e-11));
    assertThat(DebyeFunction.at(0)).isEqualTo(1);
    assertThat(DebyeFunction.at(500)).isCloseTo(Math.pow(Math.PI, 4) / 5 / 1.25e8, within(1e-16));
  }

  @Test
  void the_prefactor_of_the_debye_temperature_is_that_of_moruzzi() {
    // Moruzzi, Janak and Schwarz, Phys. Rev. B 37, 790 (1988): θ = 67.48 √(r B/M) for bohr, kbar
    // and u, before their factor 0.617 for the velocity of shear waves.
    double bohr = 0.529177210903;
    double radius = Math.cbrt(3 * 16.5 / (4 * Math.PI)) / bohr;
    double moruzzi = 67.48 * Math.sqrt(radius * 770 / 26.98);
    double bare = MODEL.debyeTemperature(16.5) / DebyeGrueneisen.poissonFactor(0.25);
    assertThat(bare).isCloseTo(moruzzi, withinPercentage(0.02));
  }

  @Test
  void the_factor_of_a_cauchy_solid_is_the_published_one() {
    // Blanco, Francisco and Luaña (2004).
    assertThat(DebyeGrueneisen.poissonFactor(0.25)).isCloseTo(0.859949, within(1e-6));
  }

  @Test
  void a_hot_crystal_obeys_dulong_and_petit_and_a_cold_one_debye() {
    assertThat(MODEL.at(3000, 30).heatCapacityVolume()).isCloseTo(3, within(0.03));
    DebyeGrueneisen.State cold = MODEL.at(5, 0);
    double cubic = 12 * Math.pow(Math.PI, 4) / 5 * Math.pow(5 / cold.debyeTemperature(), 3);
    assertThat(cold.heatCapacityVolume()).isCloseTo(cubic, withinPercentage(1e-6));
    assertThat(MODEL.at(0, 0).entropy()).isZero();
    assertThat(MODEL.at(0, 0).thermalExpansion()).isZero();
  }

  @Test
  void zero_point_motion_expands_the_crystal() {
    assertThat(MODEL.at(0, 0).volume()).isGreaterThan(16.5).isLessThan(16.8);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 10})
  void state_functions_are_derivatives_of_the_gibbs_energy(double pressure) {
    double t = 400;
    double h = 1;
    DebyeGrueneisen.State state = MODEL.at(t, pressure);
    DebyeGrueneisen.State hot = MODEL.at(t + h, pressure);
    DebyeGrueneisen.State cold = MODEL.at(t - h, pressure);
    double entropy = -(hot.gibbs() - cold.gibbs()) / (2 * h) / BOLTZMANN;
    assertThat(state.entropy()).isCloseTo(entropy, withinPercentage(1e-3));
    double expansion = (hot.volume() - cold.volume()) / (2 * h) / state.volume();
    assertThat(state.thermalExpansion()).isCloseTo(expansion, withinPercentage(1e-2));
    double heat = t * (hot.entropy() - cold.entropy()) / (2 * h);
    assertThat(state.heatCapacityPressure()).isCloseTo(heat, withinPercentage(1e-2));
    double stiff = MODEL.at(t, pressure + 0.01).volume() - MODEL.at(t, pressure - 0.01).volume();
    assertThat(state.isothermalBulkModulus())
        .isCloseTo(-state.volume() * 0.02 / stiff, withinPercentage(1e-2));
    double squeezed = (MODEL.at(t, pressure + 0.01).gibbs() - MODEL.at(t, pressure - 0.01).gibbs());
    assertThat(squeezed / 0.02 * EquationOfState.GIGAPASCAL)
        .isCloseTo(state.volume(), withinPercentage(1e-4));
  }

  @Test
  void the_grueneisen_parameter_is_the_logarithmic_derivative_of_the_debye_temperature() {
    double h = 1e-4;
    double slope =
        -Math.log(MODEL.debyeTemperature(17 * (1 + h)) / MODEL.debyeTemperature(17 * (1 - h)))
            / (2 * h);
    assertThat(MODEL.grueneisen(17)).isCloseTo(slope, withinPercentage(1e-3));
  }

  @ParameterizedTest
  @CsvSource({
    // Static volume per atom (Å³), B (GPa), B′ and Poisson's ratio of the metal; the measured Debye
    // temperature (Kittel, Introduction to Solid State Physics, 8th ed., table 5.1).
    "Al, 16.5, 77, 4.7, 26.982, 0.345, 428",
    "Cu, 11.8, 140, 5.3, 63.546, 0.343, 343",
    "Ag, 17.0, 104, 5.9, 107.868, 0.367, 225"
  })
  void metals_have_about_their_measured_debye_temperatures(
      String metal,
      double volume,
      double gpa,
      double prime,
      double mass,
      double poisson,
      double theta) {
    EquationOfState equation =
        new EquationOfState(EnergyForm.VINET, 0, volume, gpa / EquationOfState.GIGAPASCAL, prime);
    double found = new DebyeGrueneisen(equation, mass, poisson).at(0, 0).debyeTemperature();
    assertThat(found).as(metal).isCloseTo(theta, withinPercentage(8));
  }

  @Test
  void a_crystal_that_would_melt_is_refused() {
    assertThatThrownBy(() -> MODEL.at(20000, 0))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("holds together");
    assertThatThrownBy(() -> MODEL.at(-1, 0)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> new DebyeGrueneisen(METAL, 27, 0.5)).isInstanceOf(InvalidInput.class);
  }
}
