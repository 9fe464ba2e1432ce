package io.lodestone.represent.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Representation;
import io.lodestone.represent.Scope;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PowderScanTest {
  private static final double[] VECTORS = {2.0, 3.2, 3.9};

  /** Peaks at given scattering vectors on a background that falls. */
  private static PowderScan scan(double wavelength, double step, double counts) {
    double[] angles =
        IntStream.range(0, (int) (90 / step)).mapToDouble(i -> 10 + step * i).toArray();
    double[] intensities = new double[angles.length];
    for (int i = 0; i < angles.length; i++) {
      intensities[i] = counts * (0.5 + 3 * Math.exp(-angles[i] / 20));
      for (int p = 0; p < VECTORS.length; p++) {
        double centre = 2 * Math.toDegrees(Math.asin(VECTORS[p] * wavelength / (4 * Math.PI)));
        double distance = (angles[i] - centre) / 0.1;
        intensities[i] += counts * (3 - p) * Math.exp(-distance * distance / 2);
      }
    }
    return new PowderScan(Spectrum.of(angles, "°", intensities, "-"), wavelength);
  }

  @Test
  void peaks_stand_at_their_scattering_vectors_above_no_background() {
    Spectrum above = scan(1.5406, 0.02, 2000).overScatteringVector();
    List<SpectralPeak> peaks = new PeakSearch(0.1).find(above);
    assertThat(peaks).hasSize(3);
    for (int p = 0; p < 3; p++) {
      assertThat(peaks.get(p).position()).isCloseTo(VECTORS[p], within(0.002));
      assertThat(peaks.get(p).height()).isCloseTo(2000 * (3 - p), within(250.0));
    }
    assertThat(above.at(2.6)).isLessThan(60);
  }

  @Test
  void another_radiation_and_counting_time_give_nearly_the_same_profile() {
    ScanProfile family = new ScanProfile();
    Representation<PowderScan> profile =
        family.create(family.settings().parse("from=1.5,to=4.5"), new Scope(Set.of(), 0));
    FeatureRow copper = profile.of(scan(1.5406, 0.02, 2000));
    FeatureRow cobalt = profile.of(scan(1.789, 0.01, 500));
    double product = 0;
    double one = 0;
    double other = 0;
    for (int i = 0; i < copper.size(); i++) {
      product += copper.value(i) * cobalt.value(i);
      one += copper.value(i) * copper.value(i);
      other += cobalt.value(i) * cobalt.value(i);
    }
    assertThat(product / Math.sqrt(one * other)).isGreaterThan(0.97);
    assertThat(copper.isWhole()).isTrue();
  }

  @Test
  void what_a_scan_does_not_reach_is_missing() {
    ScanProfile family = new ScanProfile();
    FeatureRow row =
        family
            .create(family.settings().parse("from=0.1"), new Scope(Set.of(), 0))
            .of(scan(1.5406, 0.02, 100));
    assertThat(row.reason(0)).startsWith("the scan reaches from 0.71");
  }

  @Test
  void angles_and_wavelengths_that_cannot_be_are_refused() {
    Spectrum far = Spectrum.of(new double[] {10, 200}, "°", new double[] {1, 1}, "-");
    assertThatThrownBy(() -> new PowderScan(far, 1.5)).isInstanceOf(InvalidInput.class);
    Spectrum fine = Spectrum.of(new double[] {10, 20}, "°", new double[] {1, 1}, "-");
    assertThatThrownBy(() -> new PowderScan(fine, 0)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> new ClippedBackground(0)).isInstanceOf(InvalidInput.class);
  }
}
