package io.lodestone.archive.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.archive.normalize.BandEdges.Gap;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class BandEdgesTest {
  /** Valence and conduction band edges at two k-points, eV. */
  private static final double[] INDIRECT = {0, 3.4, -1.2, 1.1};

  @Test
  void the_gap_is_indirect_where_the_edges_lie_at_different_k_points() {
    Gap gap = gap(INDIRECT, 2, 0.5);
    assertThat(electronvolt(gap.value())).isCloseTo(1.1, within(1e-9));
    assertThat(electronvolt(gap.direct())).isCloseTo(2.3, within(1e-9));
    assertThat(gap.type()).isEqualTo("indirect");
  }

  @Test
  void the_gap_is_direct_where_the_edges_lie_at_one_k_point() {
    Gap gap = gap(new double[] {0, 1.4, -1, 2.5}, 2, 0.7);
    assertThat(electronvolt(gap.value())).isCloseTo(1.4, within(1e-9));
    assertThat(gap.type()).isEqualTo("direct");
  }

  @Test
  void a_band_that_crosses_the_fermi_energy_makes_a_metal() {
    assertThat(gap(new double[] {-1, 2, 0.5, 3}, 2, 0)).isEqualTo(new Gap(0, 0, null));
  }

  @Test
  void a_fermi_energy_at_the_highest_occupied_state_may_be_rounded_below_it() {
    Gap gap = gap(INDIRECT, 2, -4e-5);
    assertThat(electronvolt(gap.value())).isCloseTo(1.1, within(1e-9));
  }

  @Test
  void bands_that_overlap_make_a_semimetal_without_a_gap() {
    Tensor energies = tensor(new double[] {1, 3, -1, 0.5}, 1, 2);
    Tensor occupations = Tensor.of(new double[] {2, 0, 2, 0}, 1, 2, 2);
    assertThat(BandEdges.of(energies, occupations, null).orElseThrow().gap().value()).isZero();
  }

  @Test
  void one_k_point_tells_no_type() {
    assertThat(gap(new double[] {0, 5}, 1, 2).type()).isNull();
  }

  @Test
  void spin_channels_with_different_gaps_have_the_gap_between_all_states() {
    Tensor energies = tensor(new double[] {-2, 1, -2, 1, 0, 4, 0, 4}, 2, 2);
    Gap gap = BandEdges.of(energies, null, joule(0.5)).orElseThrow().gap();
    assertThat(electronvolt(gap.value())).isCloseTo(1, within(1e-9));
  }

  @Test
  void nothing_is_said_where_no_unoccupied_state_was_computed() {
    assertThat(BandEdges.of(tensor(new double[] {-2, -1}, 1, 1), null, joule(0))).isEmpty();
    assertThat(BandEdges.of(tensor(new double[] {1, 2}, 1, 1), null, joule(0))).isEmpty();
    assertThat(BandEdges.of(tensor(INDIRECT, 1, 2), null, null)).isEmpty();
  }

  @Property
  void the_zero_of_energy_does_not_matter(@ForAll @DoubleRange(min = -50, max = 50) double shift) {
    double[] shifted = INDIRECT.clone();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] += shift;
    }
    Gap gap = gap(shifted, 2, 0.5 + shift);
    assertThat(electronvolt(gap.value())).isCloseTo(1.1, within(1e-9));
    assertThat(gap.type()).isEqualTo("indirect");
  }

  private static Gap gap(double[] electronvolts, int kPoints, double fermi) {
    return BandEdges.of(tensor(electronvolts, 1, kPoints), null, joule(fermi)).orElseThrow().gap();
  }

  private static Tensor tensor(double[] electronvolts, int spins, int kPoints) {
    return Tensor.of(electronvolts, spins, kPoints, electronvolts.length / spins / kPoints)
        .scaled(MaterialsUnit.ELECTRONVOLT.factor());
  }

  private static double joule(double electronvolts) {
    return MaterialsUnit.ELECTRONVOLT.toSi(electronvolts);
  }

  private static double electronvolt(double joules) {
    return MaterialsUnit.ELECTRONVOLT.fromSi(joules);
  }
}
