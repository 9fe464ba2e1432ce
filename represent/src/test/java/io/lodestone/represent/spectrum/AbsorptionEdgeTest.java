package io.lodestone.represent.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Scope;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Spectra made of known parts: a falling line, a jump, a parabola behind it, waves, a peak. */
class AbsorptionEdgeTest {
  private static final double E0 = 7112;
  private static final double WAVE_NUMBERS = 0.262468291;

  private static double jump(double energy) {
    return 0.5 + Math.atan((energy - E0) / 1.0) / Math.PI;
  }

  private static double fineStructure(double energy) {
    double k = energy > E0 ? Math.sqrt(WAVE_NUMBERS * (energy - E0)) : 0;
    // One shell at 2.5 Å.
    return k == 0 ? 0 : 0.6 * Math.exp(-0.01 * k * k) * Math.sin(5 * k) / (k + 1);
  }

  private static Spectrum scan(DoubleUnaryOperator absorption, double from, double to) {
    return SpectrumTest.sampled(absorption, E0 + from, E0 + to, (int) (to - from) * 2 + 1);
  }

  /** A scan with a jump of 1.7 on a line that falls, bent behind the edge. */
  private static double absorption(double energy, double fine) {
    double x = energy - E0;
    double behind = x > 0 ? -4e-4 * x + 1e-7 * x * x : 0;
    return 2.3 - 8e-4 * x + 1.7 * jump(energy) * (1 + behind + fine);
  }

  @Test
  void edge_and_jump_are_those_the_scan_was_made_with() {
    AbsorptionEdge edge = AbsorptionEdge.of(scan(e -> absorption(e, 0), -200, 800));
    assertThat(edge.e0()).isCloseTo(E0, within(0.5));
    assertThat(edge.step()).isCloseTo(1.7, within(0.03));
    assertThat(edge.normalised().at(E0 - 150)).isCloseTo(0, within(0.005));
    for (double energy = E0 + 40; energy < E0 + 790; energy += 50) {
      assertThat(edge.flattened().at(energy)).isCloseTo(1, within(0.015));
    }
    assertThat(edge.halfStep()).isCloseTo(E0, within(0.5));
    assertThat(edge.preEdgePeak()).isEmpty();
  }

  @Test
  void scale_offset_and_unit_of_the_measurement_do_not_matter() {
    Spectrum scan = scan(e -> absorption(e, fineStructure(e)), -200, 800);
    AbsorptionEdge one = AbsorptionEdge.of(scan);
    AbsorptionEdge other =
        AbsorptionEdge.of(
            scan.map(y -> 5 * y - 3).in(UnitExpression.parse("keV"), scan.valueUnit()));
    assertThat(other.e0()).isCloseTo(one.e0(), within(1e-6));
    assertThat(other.step()).isCloseTo(5 * one.step(), within(1e-8));
    for (int i = 0; i < scan.size(); i += 7) {
      assertThat(other.flattened().value(i)).isCloseTo(one.flattened().value(i), within(1e-8));
    }
  }

  @Test
  void a_peak_before_the_edge_is_found_with_its_area() {
    double area = 0.4 * 1.5 * Math.sqrt(2 * Math.PI);
    Spectrum scan =
        scan(
            e -> {
              double distance = (e - (E0 - 15)) / 1.5;
              double edge = 0.5 + Math.tanh((e - E0) / 1.5) / 2;
              return 1 + 2 * (edge + 0.4 * Math.exp(-distance * distance / 2));
            },
            -150,
            400);
    AbsorptionEdge edge = AbsorptionEdge.of(scan);
    SpectralPeak peak = edge.preEdgePeak().orElseThrow();
    assertThat(peak.position()).isCloseTo(E0 - 15, within(0.1));
    assertThat(peak.height()).isCloseTo(0.4, within(0.01));
    assertThat(peak.area()).isCloseTo(area, within(0.03));
  }

  @Test
  void the_fine_structure_comes_back_where_the_background_ends() {
    AbsorptionEdge edge = AbsorptionEdge.of(scan(e -> absorption(e, fineStructure(e)), -200, 900));
    Spectrum chi = FineStructure.of(edge).weighted(1);
    double squares = 0;
    double all = 0;
    for (double k = 3; k < 13; k += 0.05) {
      double expected = k * fineStructure(E0 + k * k / WAVE_NUMBERS);
      squares += Math.pow(chi.at(k) - expected, 2);
      all += expected * expected;
    }
    assertThat(Math.sqrt(squares / all)).isLessThan(0.15);
  }

  @Test
  void a_smooth_atom_has_no_fine_structure() {
    AbsorptionEdge edge = AbsorptionEdge.of(scan(e -> absorption(e, 0), -200, 900));
    Spectrum chi = FineStructure.of(edge).weighted(0);
    for (double k = 3; k < 13; k += 0.5) {
      assertThat(chi.at(k)).isCloseTo(0, within(0.005));
    }
  }

  @Test
  void rows_say_what_a_short_scan_does_not_reach() {
    Xanes family = new Xanes();
    Scope scope = new Scope(Set.of(), 0);
    AbsorptionEdge edge = AbsorptionEdge.of(scan(e -> absorption(e, 0), -15, 30));
    FeatureRow row = family.create(family.settings().defaults(), scope).of(edge);
    assertThat(row.value(0)).isCloseTo(E0, within(0.5));
    assertThat(row.reason(4)).isEqualTo("there is no peak before the edge");
    assertThat(row.value(5)).isZero();
    assertThat(row.reason(row.size() - 1)).isEqualTo("the scan reaches from 7097.0 to 7142.0 eV");
    Exafs exafs = new Exafs();
    assertThatThrownBy(() -> exafs.create(exafs.settings().defaults(), scope).of(edge))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("up to k = 2.8");
  }

  @Test
  void scans_without_an_edge_are_refused() {
    assertThatThrownBy(() -> AbsorptionEdge.of(scan(_ -> 1, -100, 100)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("no rise");
    assertThatThrownBy(() -> AbsorptionEdge.of(scan(e -> absorption(e, 0), -5, 100)))
        .hasMessageContaining("5.0 eV below");
    assertThatThrownBy(() -> AbsorptionEdge.of(scan(e -> absorption(e, 0), -100, 10)))
        .hasMessageContaining("10.0 eV above");
  }
}
