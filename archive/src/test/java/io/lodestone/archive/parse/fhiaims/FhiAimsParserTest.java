package io.lodestone.archive.parse.fhiaims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.archive.metainfo.Atoms;
import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.Dos;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.ScfIteration;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.ReadRun;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FhiAimsParserTest {
  private static final double EV = MaterialsUnit.ELECTRONVOLT.factor();
  private static final double ANGSTROM = MaterialsUnit.ANGSTROM.factor();

  @TempDir private Path folder;

  private static Path resource(String name) {
    try {
      return Path.of(FhiAimsParserTest.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ReadRun relaxation() throws IOException {
    return ReadRun.of(resource("relaxation/o2.log"));
  }

  private ReadRun text(String text) throws IOException {
    Path file = folder.resolve("aims.out");
    Files.writeString(file, text);
    return ReadRun.all(new DiskFile(file), new FhiAimsParser()).getFirst();
  }

  @Test
  void recognizes_its_output_under_any_name_and_no_other_text() {
    FhiAimsParser parser = new FhiAimsParser();
    byte[] output = "\n   Invoking FHI-aims ...\n".getBytes(StandardCharsets.UTF_8);
    byte[] other = "# for use with FHI-aims\nxc pbe\n".getBytes(StandardCharsets.UTF_8);
    assertThat(parser.recognizes(new FileHead("slurm-1.txt", output))).isTrue();
    assertThat(parser.recognizes(new FileHead("aims.out", other))).isFalse();
  }

  @Test
  void reads_the_head_of_versions_that_print_their_build() throws IOException {
    var run = relaxation().run();
    assertThat(run.program().version()).isEqualTo("221103");
    assertThat(run.program().versionInternal()).isEqualTo("a1b2c3d");
    assertThat(run.timeRun().dateStart()).isEqualTo(1_673_827_190.5);
    assertThat(run.timeRun().wallStart()).isEqualTo(1_673_827_190.5);
    assertThat(run.timeRun().dateEnd()).isEqualTo(1_673_827_208);
    assertThat(run.cleanEnd()).isTrue();
    assertThat(run.warnings())
        .contains("Warning - the grids had to be adjusted for use with RI_method 'V'.");
  }

  @Test
  void reads_the_method_of_a_screened_hybrid_with_plus_u_and_dispersion() throws IOException {
    Method method = relaxation().run().method().getFirst();
    var functional = method.dft().xcFunctional().hybrid().getFirst();
    assertThat(functional.name()).isEqualTo("HYB_GGA_XC_HSE06");
    assertThat((double) functional.parameters().get("$\\omega$ in m^-1"))
        .isCloseTo(0.11 / 5.29177210903e-11, within(1.0));
    assertThat(method.electronic().nSpinChannels()).isEqualTo(2);
    assertThat(method.electronic().method()).isEqualTo("DFT+U");
    assertThat(method.electronic().relativityMethod()).isEqualTo("scalar_relativistic_atomic_ZORA");
    assertThat(method.electronic().vanDerWaalsMethod()).isEqualTo("TS");
    assertThat(method.electronic().spinTarget()).isEqualTo(2.0);
    assertThat(method.electronsRepresentation().getFirst().nativeTier()).isEqualTo("tight");
    var oxygen = method.atomParameters().getFirst();
    assertThat(oxygen.label()).isEqualTo("O1");
    assertThat(oxygen.hubbardKanamoriModel().orbital()).isEqualTo("2p");
    assertThat(oxygen.hubbardKanamoriModel().uEffective()).isEqualTo(3.5 * EV);
    assertThat(method.kMesh()).isNull();
  }

  @Test
  void reads_every_geometry_of_a_relaxation_with_its_constraints() throws IOException {
    var systems = relaxation().run().system();
    assertThat(systems).hasSize(3);
    Atoms second = systems.get(1).atoms();
    assertThat(second.labels()).containsExactly("O", "O");
    assertThat(second.periodic()).containsExactly(false, false, false);
    assertThat(second.latticeVectors()).isNull();
    assertThat(second.positions().get(1, 2)).isCloseTo(1.22 * ANGSTROM, within(1e-20));
    assertThat(second.fixed().values()).containsExactly(1, 1, 1, 0, 0, 0);
  }

  @Test
  void reads_energies_forces_and_states_of_each_step() throws IOException {
    List<Calculation> steps = relaxation().run().calculation();
    assertThat(steps).hasSize(3);
    Calculation first = steps.getFirst();
    assertThat(first.energy().total().value()).isCloseTo(-4084.42881345 * EV, within(1e-9 * EV));
    assertThat(first.energy().fermi()).isEqualTo(-6.4 * EV);
    assertThat(first.energy().vanDerWaals().kind()).isEqualTo("TS");
    assertThat(first.energy().vanDerWaals().value())
        .isCloseTo(-0.00272114 * EV, within(1e-12 * EV));
    assertThat(first.forces().free().value().get(0, 2))
        .isCloseTo(-1.501 * EV / ANGSTROM, within(1e-20));
    assertThat(first.forces().free().valueRaw().get(1, 2))
        .isCloseTo(1.502 * EV / ANGSTROM, within(1e-20));
    assertThat(first.eigenvalues().getFirst().energies().shape()).containsExactly(2, 1, 2);
    assertThat(first.eigenvalues().getFirst().energies().get(1, 0, 0))
        .isCloseTo(-510.75769 * EV, within(1e-9 * EV));
    assertThat(first.eigenvalues().getFirst().kpoints()).isNull();
    assertThat(first.bandGap().getFirst().value()).isCloseTo(3.68886 * EV, within(1e-9 * EV));
    assertThat(first.magnetizationTotal()).isEqualTo(2.0);
    assertThat(first.charges().getFirst().value().at(0)).isCloseTo(-0.1 * EV, within(1e-25));
    assertThat(first.charges().getFirst().spins().at(1)).isEqualTo(1.0);
    assertThat(first.calculationConverged()).isTrue();
  }

  @Test
  void tells_the_iterations_with_times_that_pass_midnight() throws IOException {
    List<ScfIteration> iterations = relaxation().run().calculation().getFirst().scfIteration();
    assertThat(iterations).hasSize(2);
    assertThat(iterations.get(0).energy().change()).isCloseTo(0.0015 * EV, within(1e-12 * EV));
    assertThat(iterations.get(0).timeCalculation()).isEqualTo(1.5);
    assertThat(iterations.get(0).timePhysical()).isEqualTo(3.0);
    assertThat(iterations.get(1).timePhysical()).isEqualTo(12.5);
    assertThat(iterations.get(0).eigenvalues()).isEmpty();
    assertThat(iterations.get(1).eigenvalues()).hasSize(1);
    Calculation last = relaxation().run().calculation().getLast();
    assertThat(last.timePhysical()).isEqualTo(17.5);
    assertThat(last.timeCalculation()).isEqualTo(1.0);
  }

  @Test
  void does_not_take_the_states_of_the_starting_density_for_results() throws IOException {
    Calculation second = relaxation().run().calculation().get(1);
    assertThat(second.eigenvalues()).isEmpty();
    assertThat(second.energy().fermi()).isNull();
  }

  @Test
  void leaves_out_a_number_that_did_not_fit_its_column_and_says_so() throws IOException {
    var run = relaxation().run();
    assertThat(run.calculation().get(1).forces().free().value().get(1, 2)).isNaN();
    assertThat(run.calculation().get(1).forces().free().value().get(0, 2))
        .isCloseTo(-0.005 * EV / ANGSTROM, within(1e-20));
    assertThat(run.warnings()).anyMatch(text -> text.matches("line \\d+: '\\*+' is no number"));
  }

  @Test
  void tells_a_relaxation_as_such() throws IOException {
    var workflow = relaxation().workflow();
    assertThat(workflow.name()).isEqualTo("GeometryOptimization");
    assertThat(workflow.method().method()).isEqualTo("bfgs");
    assertThat(workflow.method().convergenceToleranceForceMaximum())
        .isCloseTo(0.01 * EV / ANGSTROM, within(1e-20));
    assertThat(workflow.results().isConverged()).isTrue();
    assertThat(workflow.results().optimizationSteps()).isEqualTo(1);
    assertThat(workflow.results().finalForceMaximum())
        .isCloseTo(0.005 * EV / ANGSTROM, within(1e-20));
  }

  @Test
  void reads_bands_and_densities_of_states_of_both_spins_beside_the_output() throws IOException {
    Calculation calculation = ReadRun.of(resource("metal/aims.out")).run().calculation().getFirst();
    var segment = calculation.bandStructureElectronic().getFirst().segment().getFirst();
    assertThat(segment.energies().shape()).containsExactly(2, 2, 2);
    assertThat(segment.energies().get(1, 0, 1)).isCloseTo(-3.5 * EV, within(1e-9 * EV));
    assertThat(segment.kpoints().get(1, 2)).isEqualTo(0.5);

    List<Dos> dos = calculation.dosElectronic();
    assertThat(dos).hasSize(2);
    assertThat(dos.get(1).spinChannel()).isEqualTo(1);
    assertThat(dos.get(1).atomProjected().getFirst().value().at(0))
        .isCloseTo(0.25 / EV, within(1.0));
    assertThat(dos.get(0).atomProjected().getFirst().atomIndex()).isZero();
    assertThat(dos.get(0).orbitalProjected())
        .extracting(v -> v.orbital())
        .containsExactly("s", "p");
    assertThat(dos.get(0).energies().at(0)).isCloseTo(-6 * EV, within(1e-9 * EV));
    assertThat(calculation.stress().total().value().get(1, 0))
        .isCloseTo(1.602176634e8, within(1.0));
    assertThat(calculation.pressure()).isCloseTo(-3.204353268e9, within(10.0));
  }

  @Test
  void an_output_cut_off_anywhere_gives_what_came_before() throws IOException {
    String whole = Files.readString(resource("relaxation/o2.log"));
    int longest = 0;
    for (int end = 0; end < whole.indexOf("nice day"); end += 61) {
      var run = text(whole.substring(0, end)).run();
      assertThat(run.cleanEnd()).isFalse();
      assertThat(run.calculation().size()).isGreaterThanOrEqualTo(longest);
      longest = run.calculation().size();
    }
    assertThat(longest).isEqualTo(3);
  }

  @Test
  void an_empty_output_and_binary_noise_are_no_results() throws IOException {
    assertThat(text("").run().calculation()).isEmpty();
    assertThat(text("Invoking FHI-aims\n\0\1\2\uFFFF\n").run().calculation()).isEmpty();
  }

  @Test
  void refuses_positions_that_are_no_numbers_with_their_line() {
    String output =
        """
          Invoking FHI-aims ...
          Input geometry:
          | Atomic structure:
          |       Atom                x [A]            y [A]            z [A]
          |    1: Species O            0.00000000        abc        0.00000000
          |
        """;
    assertThatThrownBy(() -> text(output))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("line 5");
  }
}
