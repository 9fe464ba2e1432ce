package io.lodestone.represent.spectrum;

import static io.lodestone.represent.spectrum.SpectrumTest.sampled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SmoothingTest {
  @Test
  void a_gaussian_smoothed_by_a_gaussian_is_a_wider_one() {
    Spectrum peak = sampled(x -> Math.exp(-x * x / 2), -12, 12, 961);
    Spectrum smooth = new GaussianSmoothing(1.5).apply(peak);
    assertThat(smooth.centralMoment(2)).isCloseTo(1 + 1.5 * 1.5, within(1e-3));
    assertThat(smooth.area()).isCloseTo(peak.area(), within(1e-6));
    assertThat(smooth.at(0)).isCloseTo(1 / Math.sqrt(3.25), within(1e-4));
  }

  @Test
  void a_constant_stays_what_it_is_on_uneven_points() {
    double[] axis = {0, 0.1, 0.15, 2, 2.5, 7};
    double[] threes = new double[axis.length];
    Arrays.fill(threes, 3);
    Spectrum constant = Spectrum.of(axis, "eV", threes, "-");
    for (double value : new GaussianSmoothing(0.7).apply(constant).values()) {
      assertThat(value).isCloseTo(3, within(1e-14));
    }
    for (double value : new SavitzkyGolay(5, 2).apply(constant).values()) {
      assertThat(value).isCloseTo(3, within(1e-13));
    }
  }

  @Test
  void the_weights_of_savitzky_and_golay_are_those_of_their_table() {
    // Quadratic and cubic, five points: (−3, 12, 17, 12, −3) / 35.
    double[] weights = {-3, 12, 17, 12, -3};
    for (int i = 0; i < 5; i++) {
      int at = i;
      Spectrum unit = sampled(x -> Math.rint(x) == at - 2 ? 1 : 0, -2, 2, 5);
      assertThat(new SavitzkyGolay(5, 2).apply(unit).at(0))
          .isCloseTo(weights[i] / 35, within(1e-14));
    }
    // First derivative, quadratic, five points: (−2, −1, 0, 1, 2) / 10.
    for (int i = 0; i < 5; i++) {
      int at = i;
      Spectrum unit = sampled(x -> Math.rint(x) == at - 2 ? 1 : 0, -2, 2, 5);
      assertThat(new SavitzkyGolay(5, 2).derivative(unit).at(0))
          .isCloseTo((i - 2) / 10.0, within(1e-14));
    }
  }

  @Test
  void polynomials_up_to_the_degree_pass_unchanged_with_their_slope() {
    double[] axis = {-3, -2.5, -1, 0, 0.2, 1, 2, 2.2, 3.9, 4};
    double[] cubic = Arrays.stream(axis).map(x -> x * x * x - 2 * x + 1).toArray();
    Spectrum curve = Spectrum.of(axis, "eV", cubic, "-");
    SavitzkyGolay filter = new SavitzkyGolay(7, 3);
    for (int i = 0; i < axis.length; i++) {
      assertThat(filter.apply(curve).value(i)).isCloseTo(cubic[i], within(1e-11));
      assertThat(filter.derivative(curve).value(i))
          .isCloseTo(3 * axis[i] * axis[i] - 2, within(1e-11));
    }
  }

  @Test
  void refuses_windows_that_cannot_be_fitted() {
    assertThatThrownBy(() -> new SavitzkyGolay(4, 2)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> new SavitzkyGolay(3, 3)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> new GaussianSmoothing(0)).isInstanceOf(InvalidInput.class);
    Spectrum two = Spectrum.of(new double[] {0, 1}, "eV", new double[] {0, 1}, "-");
    assertThatThrownBy(() -> new SavitzkyGolay(3, 1).apply(two)).hasMessageContaining("2 points");
  }
}
