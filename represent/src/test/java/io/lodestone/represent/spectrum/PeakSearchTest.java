package io.lodestone.represent.spectrum;

import static io.lodestone.represent.spectrum.SpectrumTest.sampled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PeakSearchTest {
  private static double gaussian(double x, double centre, double sigma) {
    return Math.exp(-(x - centre) * (x - centre) / (2 * sigma * sigma));
  }

  @Test
  void finds_position_height_width_and_area_of_two_gaussians() {
    Spectrum spectrum =
        sampled(x -> 5 * gaussian(x, -3.01, 0.5) + 2 * gaussian(x, 4, 1), -12, 14, 2601);
    List<SpectralPeak> peaks = new PeakSearch(0.05).find(spectrum);
    assertThat(peaks).hasSize(2);
    SpectralPeak strong = peaks.getFirst();
    assertThat(strong.position()).isCloseTo(-3.01, within(1e-4));
    assertThat(strong.height()).isCloseTo(5, within(1e-3));
    assertThat(strong.width()).isCloseTo(0.5 * 2 * Math.sqrt(2 * Math.log(2)), within(1e-3));
    assertThat(strong.area()).isCloseTo(5 * 0.5 * Math.sqrt(2 * Math.PI), within(1e-2));
    SpectralPeak weak = peaks.getLast();
    assertThat(weak.prominence()).isCloseTo(2, within(1e-2));
    assertThat(weak.width()).isCloseTo(2.355, within(1e-2));
  }

  @Test
  void a_shoulder_that_does_not_stand_out_is_no_peak() {
    Spectrum spectrum = sampled(x -> gaussian(x, 0, 1) + 0.02 * gaussian(x, 3.5, 0.2), -8, 8, 1601);
    assertThat(new PeakSearch(0.1).find(spectrum)).hasSize(1);
    assertThat(new PeakSearch(0.005).find(spectrum)).hasSize(2);
  }

  @Test
  void prominence_is_measured_from_the_higher_of_the_two_lowest_points() {
    double[] values = {0, 5, 2, 3, 1, 9, 4, 6, 0};
    double[] axis = new double[values.length];
    for (int i = 0; i < axis.length; i++) {
      axis[i] = i;
    }
    List<SpectralPeak> peaks = new PeakSearch(1e-9).find(Spectrum.of(axis, "eV", values, "-"));
    assertThat(peaks).extracting(SpectralPeak::prominence).containsExactly(4.0, 1.0, 9.0, 2.0);
  }

  @Test
  void a_plateau_is_one_peak_in_its_middle() {
    double[] axis = {0, 1, 2, 3, 4, 5, 6};
    double[] values = {0, 1, 3, 3, 3, 1, 0};
    List<SpectralPeak> peaks = new PeakSearch(0.1).find(Spectrum.of(axis, "eV", values, "-"));
    assertThat(peaks).hasSize(1);
    assertThat(peaks.getFirst().position()).isEqualTo(3);
  }

  @Test
  void what_only_rises_or_stays_has_no_peak() {
    assertThat(new PeakSearch(0.1).find(sampled(x -> x, 0, 1, 9))).isEmpty();
    assertThat(new PeakSearch(0.1).find(sampled(_ -> 2, 0, 1, 9))).isEmpty();
    assertThatThrownBy(() -> new PeakSearch(0)).isInstanceOf(InvalidInput.class);
  }

  @Property
  void the_search_agrees_with_the_definition(
      @ForAll @Size(min = 3, max = 40) List<@IntRange(max = 9) Integer> heights) {
    double[] values = heights.stream().mapToDouble(height -> height).toArray();
    double[] axis = new double[values.length];
    for (int i = 0; i < axis.length; i++) {
      axis[i] = i;
    }
    List<SpectralPeak> peaks = new PeakSearch(1e-12).find(Spectrum.of(axis, "eV", values, "-"));
    assertThat(peaks)
        .allSatisfy(
            peak -> {
              int summit = (int) Math.floor(peak.position() + 0.5);
              assertThat(peak.prominence()).isPositive();
              assertThat(peak.width()).isPositive();
              assertThat(prominence(values, summit)).isEqualTo(peak.prominence());
            });
  }

  /** By walking down both sides to higher ground or the end. */
  private static double prominence(double[] y, int summit) {
    double left = y[summit];
    for (int i = summit; i >= 0 && y[i] <= y[summit]; i--) {
      left = Math.min(left, y[i]);
    }
    double right = y[summit];
    for (int i = summit; i < y.length && y[i] <= y[summit]; i++) {
      right = Math.min(right, y[i]);
    }
    return y[summit] - Math.max(left, right);
  }
}
