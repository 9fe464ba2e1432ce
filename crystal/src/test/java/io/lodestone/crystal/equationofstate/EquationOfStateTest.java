package io.lodestone.crystal.equationofstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.lodestone.core.error.InvalidInput;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EquationOfStateTest {
  /** Volumes from 94 to 106 % of one, as most people compute them. */
  private static double[] volumes(double around, int count) {
    return IntStream.range(0, count)
        .mapToDouble(i -> around * (0.94 + 0.12 * i / (count - 1)))
        .toArray();
  }

  private static double[] energies(EquationOfState equation, double[] volumes) {
    return Arrays.stream(volumes).map(equation::energyAt).toArray();
  }

  @Property(tries = 100)
  void a_fit_of_exact_points_gives_back_their_equation(
      @ForAll EnergyForm form,
      @ForAll @DoubleRange(min = -5000, max = 0) double energy,
      @ForAll @DoubleRange(min = 5, max = 500) double volume,
      @ForAll @DoubleRange(min = 0.05, max = 3) double modulus,
      @ForAll @DoubleRange(min = 2.5, max = 7) double derivative,
      @ForAll @DoubleRange(min = 0.97, max = 1.03) double off) {
    EquationOfState exact = new EquationOfState(form, energy, volume, modulus, derivative);
    double[] volumes = volumes(volume * off, 9);
    EquationOfState found =
        EquationOfStateFit.of(form, volumes, energies(exact, volumes)).equation();
    assertThat(found.volume()).isCloseTo(volume, withinPercentage(1e-5));
    assertThat(found.bulkModulus()).isCloseTo(modulus, withinPercentage(1e-2));
    assertThat(found.bulkModulusDerivative()).isCloseTo(derivative, withinPercentage(1e-1));
    assertThat(found.energy()).isCloseTo(energy, within(1e-7));
  }

  @Property(tries = 200)
  void pressure_and_moduli_are_derivatives_of_the_energy(
      @ForAll EnergyForm form,
      @ForAll @DoubleRange(min = 2.5, max = 7) double derivative,
      @ForAll @DoubleRange(min = 0.8, max = 1.15) double ratio) {
    EquationOfState equation = new EquationOfState(form, -3, 20, 0.7, derivative);
    double volume = 20 * ratio;
    double h = 1e-4 * volume;
    double slope = (equation.energyAt(volume + h) - equation.energyAt(volume - h)) / (2 * h);
    assertThat(equation.pressureAt(volume)).isCloseTo(-slope, within(1e-7));
    double pressureSlope =
        (equation.pressureAt(volume + h) - equation.pressureAt(volume - h)) / (2 * h);
    assertThat(equation.bulkModulusAt(volume)).isCloseTo(-volume * pressureSlope, within(1e-6));
    double modulusSlope =
        (equation.bulkModulusAt(volume + h) - equation.bulkModulusAt(volume - h)) / (2 * h);
    assertThat(equation.bulkModulusDerivativeAt(volume))
        .isCloseTo(modulusSlope / pressureSlope, within(1e-4));
    assertThat(equation.volumeAt(equation.pressureAt(volume)))
        .isCloseTo(volume, withinPercentage(1e-8));
  }

  @Property(tries = 200)
  void the_gradient_of_the_fit_is_that_of_the_energy(
      @ForAll EnergyForm form,
      @ForAll @DoubleRange(min = 2.5, max = 7) double derivative,
      @ForAll @DoubleRange(min = 0.8, max = 1.15) double ratio) {
    double[] p = {-3, 20, 0.7, derivative};
    double volume = 20 * ratio;
    double[] gradient = new double[4];
    new EquationOfState(form, p[0], p[1], p[2], p[3]).gradient(volume, gradient);
    for (int k = 0; k < 4; k++) {
      double h = 1e-5 * Math.abs(p[k]);
      double[] up = p.clone();
      double[] down = p.clone();
      up[k] += h;
      down[k] -= h;
      double high = new EquationOfState(form, up[0], up[1], up[2], up[3]).energyAt(volume);
      double low = new EquationOfState(form, down[0], down[1], down[2], down[3]).energyAt(volume);
      assertThat(gradient[k]).isCloseTo((high - low) / (2 * h), within(1e-6));
    }
  }

  @ParameterizedTest
  @EnumSource
  void equilibrium_has_no_pressure_and_the_moduli_of_the_parameters(EnergyForm form) {
    EquationOfState equation = new EquationOfState(form, -3, 20, 0.7, 4.5);
    assertThat(equation.energyAt(20)).isCloseTo(-3, within(1e-14));
    assertThat(equation.pressureAt(20)).isCloseTo(0, within(1e-14));
    assertThat(equation.bulkModulusAt(20)).isCloseTo(0.7, within(1e-13));
    assertThat(equation.bulkModulusDerivativeAt(20)).isCloseTo(4.5, within(1e-10));
  }

  @Test
  void a_vinet_curve_with_a_derivative_of_one_has_no_hole() {
    EquationOfState at = new EquationOfState(EnergyForm.VINET, 0, 20, 0.7, 1);
    EquationOfState near = new EquationOfState(EnergyForm.VINET, 0, 20, 0.7, 1 + 1e-3);
    assertThat(at.energyAt(18)).isCloseTo(near.energyAt(18), within(1e-5));
  }

  @Test
  void the_order_and_the_zero_of_the_points_do_not_matter() {
    double[] volumes = {16.5, 14.8, 18.1, 15.4, 17.6, 15.9, 17.0};
    double[] energies = {-3.7405, -3.6915, -3.7079, -3.7200, -3.7252, -3.7357, -3.7365};
    EquationOfState one = EquationOfStateFit.of(EnergyForm.VINET, volumes, energies).equation();
    double[] turned = new double[7];
    double[] shifted = new double[7];
    for (int i = 0; i < 7; i++) {
      turned[i] = volumes[6 - i];
      shifted[i] = energies[6 - i] - 1000;
    }
    EquationOfState other = EquationOfStateFit.of(EnergyForm.VINET, turned, shifted).equation();
    assertThat(other.volume()).isCloseTo(one.volume(), within(1e-7));
    assertThat(other.bulkModulus()).isCloseTo(one.bulkModulus(), within(1e-6));
    assertThat(other.energy() + 1000).isCloseTo(one.energy(), within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "BIRCH_MURNAGHAN, -3.74051779, 16.482325, 0.48091147, 4.69483",
    "VINET, -3.74052704, 16.482079, 0.48187378, 4.71077",
    "MURNAGHAN, -3.74049784, 16.482956, 0.47882024, 4.65472",
    "POIRIER_TARANTOLA, -3.74054219, 16.481737, 0.48345831, 4.72587"
  })
  void fits_of_aluminium_are_those_of_ase(
      EnergyForm form, double energy, double volume, double modulus, double derivative) {
    // ASE 3.29.0 by bench/peers/eos.py.
    double[] volumes = {
      14.824542, 15.373597, 15.922659, 16.471718, 17.020779, 17.569833, 18.118888
    };
    double[] energies = {
      -3.69150886, -3.71997361, -3.73569569, -3.74054982, -3.73649743, -3.72522301, -3.70788383
    };
    EquationOfState found = EquationOfStateFit.of(form, volumes, energies).equation();
    assertThat(found.energy()).isCloseTo(energy, within(1e-7));
    assertThat(found.volume()).isCloseTo(volume, within(2e-5));
    assertThat(found.bulkModulus()).isCloseTo(modulus, within(2e-6));
    assertThat(found.bulkModulusDerivative()).isCloseTo(derivative, within(2e-4));
  }

  @Test
  void errors_are_the_scatter_of_repeated_fits() {
    EquationOfState exact = new EquationOfState(EnergyForm.BIRCH_MURNAGHAN, -3, 20, 0.7, 4.5);
    double[] volumes = volumes(20, 11);
    Random random = new Random(7);
    int tries = 2000;
    double squares = 0;
    double stated = 0;
    for (int t = 0; t < tries; t++) {
      double[] energies = energies(exact, volumes);
      for (int i = 0; i < energies.length; i++) {
        energies[i] += 1e-4 * random.nextGaussian();
      }
      EquationOfStateFit fit = EquationOfStateFit.of(EnergyForm.BIRCH_MURNAGHAN, volumes, energies);
      squares += Math.pow(fit.equation().bulkModulus() - 0.7, 2) / tries;
      stated += Math.pow(fit.errors().orElseThrow().bulkModulus(), 2) / tries;
    }
    assertThat(Math.sqrt(stated)).isCloseTo(Math.sqrt(squares), withinPercentage(6));
  }

  @Test
  void four_points_have_a_curve_but_no_errors() {
    EquationOfState exact = new EquationOfState(EnergyForm.BIRCH_MURNAGHAN, -3, 20, 0.7, 4.5);
    double[] volumes = volumes(20, 4);
    EquationOfStateFit fit =
        EquationOfStateFit.of(EnergyForm.BIRCH_MURNAGHAN, volumes, energies(exact, volumes));
    assertThat(fit.errors()).isEmpty();
    assertThat(fit.equation().volume()).isCloseTo(20, within(1e-7));
    assertThat(fit.isBracketed()).isTrue();
  }

  @Test
  void points_on_one_side_of_the_minimum_say_so() {
    EquationOfState exact = new EquationOfState(EnergyForm.BIRCH_MURNAGHAN, -3, 20, 0.7, 4.5);
    double[] volumes = volumes(18.5, 7);
    assertThat(
            EquationOfStateFit.of(EnergyForm.BIRCH_MURNAGHAN, volumes, energies(exact, volumes))
                .isBracketed())
        .isFalse();
  }

  @Test
  void too_few_points_repeated_points_and_curves_without_a_minimum_are_refused() {
    for (double[][] bad :
        new double[][][] {
          {{18, 19, 20}, {1, 0, 1}},
          {{18, 18, 19, 20}, {1, 1, 0, 1}},
          {{18, 19, 20, 21, 22}, {5, 4, 3, 2, 1}},
          {{18, 19, 20, 21, 22}, {0, 1, 2, 1, 0}},
          {{-1, 19, 20, 21}, {1, 0, 1, 2}},
          {{18, 19, 20, 21}, {1, Double.NaN, 1, 2}},
          {{18, 19, 20, 21}, {1, 1, 1, 1}}
        }) {
      Throwable refusal =
          catchThrowable(() -> EquationOfStateFit.of(EnergyForm.VINET, bad[0], bad[1]));
      assertThat(refusal).as(Arrays.deepToString(bad)).isInstanceOf(InvalidInput.class);
    }
  }
}
