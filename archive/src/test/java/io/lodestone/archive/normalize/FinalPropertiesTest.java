package io.lodestone.archive.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.archive.metainfo.BandGapBuilder;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.EigenvaluesBuilder;
import io.lodestone.archive.metainfo.Properties;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FinalPropertiesTest {
  private static final double EV = MaterialsUnit.ELECTRONVOLT.factor();

  private static Properties of(double stated) {
    FinalProperties properties = new FinalProperties();
    properties.add(
        CalculationBuilder.builder()
            .addEigenvalues(
                EigenvaluesBuilder.builder()
                    .energies(Tensor.of(new double[] {-1 * EV, 1.5 * EV}, 1, 1, 2))
                    .occupations(Tensor.of(new double[] {2, 0}, 1, 1, 2))
                    .build())
            .addBandGap(BandGapBuilder.builder().value(stated * EV).type("indirect").build())
            .build());
    return properties.section(2, Optional.empty(), List.of(), List.of());
  }

  @Test
  void a_gap_that_the_program_states_for_its_whole_mesh_is_below_that_of_one_listed_point() {
    assertThat(of(0.5).bandGap()).isCloseTo(0.5 * EV, within(1e-9 * EV));
    assertThat(of(0.5).bandGapProvenance()).isEqualTo("parser");
  }

  @Test
  void a_gap_from_states_comes_before_the_same_one_as_printed() {
    assertThat(of(2.4999).bandGap()).isCloseTo(2.5 * EV, within(1e-9 * EV));
    assertThat(of(2.4999).bandGapProvenance()).isEqualTo("eigenvalues");
    assertThat(of(3).bandGap()).isCloseTo(2.5 * EV, within(1e-9 * EV));
  }
}
