package io.lodestone.archive.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.archive.metainfo.AtomicSystemBuilder;
import io.lodestone.archive.metainfo.AtomsBuilder;
import io.lodestone.archive.metainfo.BasisSetBuilder;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.DftBuilder;
import io.lodestone.archive.metainfo.EigenvaluesBuilder;
import io.lodestone.archive.metainfo.ElectronsRepresentationBuilder;
import io.lodestone.archive.metainfo.KMeshBuilder;
import io.lodestone.archive.metainfo.MethodBuilder;
import io.lodestone.archive.metainfo.Quality;
import io.lodestone.archive.metainfo.ScfIterationBuilder;
import io.lodestone.core.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityReviewTest {
  private static final double ELECTRONVOLT = 1.602176634e-19;

  /** A cube of 4 Å with one atom, of which the points per reciprocal length are 4 Å times grid. */
  private static Quality of(String basis, double cutoff, int grid) {
    Normalizer normalizer = new Normalizer();
    normalizer.system(
        AtomicSystemBuilder.builder()
            .atoms(
                AtomsBuilder.builder()
                    .labels(List.of("Po"))
                    .positions(Tensor.of(new double[3], 1, 3))
                    .latticeVectors(
                        Tensor.of(new double[] {4e-10, 0, 0, 0, 4e-10, 0, 0, 0, 4e-10}, 3, 3))
                    .periodic(List.of(true, true, true))
                    .build())
            .build());
    MethodBuilder method =
        MethodBuilder.builder()
            .dft(DftBuilder.builder().build())
            .addElectronsRepresentation(
                ElectronsRepresentationBuilder.builder()
                    .type(basis)
                    .addBasisSet(
                        BasisSetBuilder.builder()
                            .type("plane waves")
                            .cutoff(cutoff * ELECTRONVOLT)
                            .build())
                    .build());
    if (grid > 0) {
      method.kMesh(KMeshBuilder.builder().grid(List.of(grid, grid, grid)).build());
    }
    normalizer.method(method.build());
    return normalizer.results().quality();
  }

  @ParameterizedTest
  @CsvSource({
    "600, 8, high",
    "600, 4, medium",
    "600, 3, low",
    "400, 8, medium",
    "200, 8, low",
  })
  void the_class_is_the_worse_of_cut_off_and_mesh(double cutoff, int grid, String expected) {
    assertThat(of("plane waves", cutoff, grid).precisionClass()).isEqualTo(expected);
  }

  @Test
  void plane_waves_for_the_density_of_gaussians_give_no_class() {
    assertThat(of("gaussians + plane waves", 5000, 8).precisionClass()).isNull();
  }

  @Test
  void what_is_missing_is_named() {
    assertThat(of("plane waves", 500, 0).missingParameters())
        .containsExactly("xc_functional", "k_mesh", "smearing", "pseudopotentials", "spin");
    assertThat(of("plane waves", 500, 4).missingParameters()).doesNotContain("k_mesh");
  }

  @Test
  void bands_from_the_converged_density_do_not_hide_that_it_converged() {
    Normalizer normalizer = new Normalizer();
    normalizer.calculation(CalculationBuilder.builder().calculationConverged(true).build());
    normalizer.calculation(
        CalculationBuilder.builder().addEigenvalues(EigenvaluesBuilder.builder().build()).build());
    assertThat(normalizer.results().quality().converged()).isTrue();
  }

  @Test
  void a_step_that_was_broken_off_is_not_converged_because_the_one_before_is() {
    Normalizer normalizer = new Normalizer();
    normalizer.calculation(CalculationBuilder.builder().calculationConverged(true).build());
    normalizer.calculation(
        CalculationBuilder.builder()
            .addScfIteration(ScfIterationBuilder.builder().build())
            .build());
    assertThat(normalizer.results().quality().converged()).isNull();
  }
}
