package io.lodestone.archive.parse.elk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lodestone.archive.metainfo.BasisSet;
import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.Dos;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.Run;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.ReadRun;
import io.lodestone.archive.parse.TextFile;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElkInfoParserTest {
  private static final double HARTREE = MaterialsUnit.HARTREE.factor();

  @TempDir Path folder;

  private static Path resource(String name) throws Exception {
    return Path.of(ElkInfoParserTest.class.getResource(name).toURI());
  }

  private static Run iron() throws Exception {
    return ReadRun.of(resource("iron/INFO.OUT")).run();
  }

  @Test
  void the_total_energy_is_that_of_the_last_loop() throws Exception {
    Run run = iron();
    Calculation results = run.calculation().getFirst();

    assertThat(run.program().version()).isEqualTo("8.4.30");
    assertThat(run.cleanEnd()).isTrue();
    assertThat(results.scfIteration()).hasSize(16);
    assertThat(results.calculationConverged()).isTrue();
    assertThat(results.energy().total().value())
        .isCloseTo(-1272.71114633 * HARTREE, within(1e-8 * HARTREE));
    assertThat(results.energy().change()).isNull();
    // Kinetic, electrostatic and exchange-correlation energy and entropy make up the total.
    double sum =
        results.energy().electronic().kinetic()
            + results.energy().electrostatic().value()
            + results.energy().exchange().value()
            + results.energy().correlation().value()
            + results.energy().correctionEntropy().value();
    assertThat(results.energy().total().value()).isCloseTo(sum, within(1e-6 * HARTREE));
  }

  @Test
  void the_method_names_functional_smearing_and_mesh() throws Exception {
    Method method = iron().method().getFirst();

    assertThat(method.dft().xcFunctional().exchange().getFirst().name()).isEqualTo("GGA_X_PBE");
    assertThat(method.electronic().nSpinChannels()).isEqualTo(2);
    assertThat(method.electronic().smearing().kind()).isEqualTo("fermi");
    assertThat(method.electronic().smearing().width()).isCloseTo(1e-3 * HARTREE, within(1e-30));
    assertThat(method.kMesh().grid()).containsExactly(2, 2, 2);
    assertThat(method.kMesh().points().shape()).containsExactly(3, 3);
    assertThat(method.kMesh().weights().stream().mapToDouble(w -> w).sum())
        .isCloseTo(1, within(1e-9));
    assertThat(method.extras().get("x_elk_kpoints_grid")).isEqualTo(List.of(2, 2, 2));
    assertThat(method.scf().thresholdEnergyChange()).isCloseTo(1e-4 * HARTREE, within(1e-30));
  }

  @Test
  void the_muffin_tin_keeps_its_radius_beside_the_cut_off_that_is_named_after_it()
      throws Exception {
    List<BasisSet> basis =
        iron().method().getFirst().electronsRepresentation().getFirst().basisSet();
    assertThat(basis.getFirst().cutoffFractional()).isEqualTo(5.5);
    assertThat(basis.getLast().radius())
        .isCloseTo(MaterialsUnit.BOHR.toSi(2.321928844), within(1e-18));
  }

  @Test
  void spin_up_and_spin_down_are_two_channels_of_states() throws Exception {
    Calculation results = iron().calculation().getFirst();
    Tensor energies = results.eigenvalues().getFirst().energies();

    assertThat(energies.shape()).containsExactly(2, 3, 13);
    assertThat(energies.get(0, 0, 0)).isCloseTo(-2.828143775 * HARTREE, within(1e-9 * HARTREE));
    assertThat(energies.get(1, 0, 0)).isCloseTo(-2.948862925 * HARTREE, within(1e-9 * HARTREE));
    double moment = 0;
    Tensor occupations = results.eigenvalues().getFirst().occupations();
    List<Double> weights = iron().method().getFirst().kMesh().weights();
    for (int k = 0; k < 3; k++) {
      for (int n = 0; n < 13; n++) {
        moment += weights.get(k) * (occupations.get(0, k, n) - occupations.get(1, k, n));
      }
    }
    assertThat(moment).isCloseTo(results.magnetizationTotal(), within(1e-3));
  }

  @Test
  void densities_of_states_are_positive_and_on_the_scale_of_the_eigenvalues() throws Exception {
    Calculation results = iron().calculation().getFirst();

    assertThat(results.dosElectronic()).hasSize(2);
    for (Dos spin : results.dosElectronic()) {
      assertThat(Arrays.stream(spin.total().getFirst().value().values()).allMatch(v -> v >= 0))
          .isTrue();
      assertThat(spin.energies().at(0))
          .isCloseTo(-0.3 * HARTREE + results.energy().fermi(), within(1e-9 * HARTREE));
      assertThat(spin.orbitalProjected()).extracting(p -> p.orbital()).startsWith("s", "p", "d");
      // The shells of the only atom add up to its density.
      for (int i = 0; i < spin.nEnergies(); i++) {
        int at = i;
        double shells = spin.orbitalProjected().stream().mapToDouble(p -> p.value().at(at)).sum();
        double atom = spin.atomProjected().getFirst().value().at(i);
        assertThat(shells).isCloseTo(atom, within(1e-9 * Math.abs(atom) + 1e-9));
      }
    }
  }

  @Test
  void a_relaxation_is_told_step_by_step_from_the_files_beside() throws Exception {
    ReadRun entry = ReadRun.of(resource("relaxation/INFO.OUT"));
    Run run = entry.run();

    assertThat(run.calculation()).hasSize(9);
    assertThat(entry.workflow().name()).isEqualTo("GeometryOptimization");
    Calculation first = run.calculation().getFirst();
    assertThat(first.energy().total().value())
        .isCloseTo(-577.438970871 * HARTREE, within(1e-9 * HARTREE));
    assertThat(first.systemRef()).isNull();
    assertThat(first.forces().total().value().get(0, 0))
        .isCloseTo(MaterialsUnit.HARTREE_PER_BOHR.toSi(0.01563036), within(1e-16));
    // The second step starts from the geometry that the first one wrote.
    int system = run.calculation().get(1).systemRef();
    double y = run.system().get(system).atoms().positions().get(0, 1);
    assertThat(y)
        .isCloseTo(MaterialsUnit.BOHR.toSi(5.13 * (0.37081195 + 0.37494976)), within(1e-17));
    // A step of the cell has no forces on the atoms.
    assertThat(run.calculation().get(3).forces()).isNull();
    assertThat(run.calculation().get(4).forces()).isNotNull();
  }

  @Test
  void a_file_cut_off_anywhere_is_read_up_to_there() throws Exception {
    String text = Files.readString(resource("iron/INFO.OUT"));
    for (int length = 120; length < text.length() - 60; length += 613) {
      Run run =
          ReadRun.all(new TextFile("INFO.OUT", text.substring(0, length)), new ElkInfoParser())
              .getFirst()
              .run();
      assertThat(run.cleanEnd()).as("cut at " + length).isFalse();
      assertThat(run.program().version()).isEqualTo("8.4.30");
    }
  }

  @Test
  void a_damaged_file_beside_is_left_out_and_told() throws Exception {
    Files.copy(resource("iron/INFO.OUT"), folder.resolve("INFO.OUT"));
    String states = Files.readString(resource("iron/EIGVAL.OUT"));
    Files.writeString(folder.resolve("EIGVAL.OUT"), states.replaceFirst("-2.828143775", "abc"));

    Run run = ReadRun.of(folder.resolve("INFO.OUT")).run();

    assertThat(run.calculation().getFirst().eigenvalues()).isEmpty();
    assertThat(run.warnings()).anyMatch(warning -> warning.contains("EIGVAL.OUT"));
    assertThat(run.calculation().getFirst().energy().fermi()).isNotNull();
  }

  @Test
  void a_lattice_of_words_is_an_error_with_its_line() throws Exception {
    String text =
        Files.readString(resource("iron/INFO.OUT")).replaceFirst("2.710000000", "2.71000x000");
    assertThatThrownBy(() -> ReadRun.all(new TextFile("INFO.OUT", text), new ElkInfoParser()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("line 1")
        .hasMessageContaining("numbers");
  }

  @Test
  void exciting_is_not_taken_for_elk() {
    byte[] head = "| EXCITING OXYGEN started     =\n".getBytes(StandardCharsets.US_ASCII);
    assertThat(new ElkInfoParser().recognizes(new FileHead("INFO.OUT", head))).isFalse();
    assertThat(new ElkInfoParser().recognizes(new FileHead("INFO.OUT", new byte[0]))).isFalse();
  }

  @Test
  @Tag("data")
  void aluminium_of_elk_4_has_no_gap_and_nine_electrons() throws Exception {
    String data = System.getenv("LODESTONE_DATA");
    assumeTrue(data != null, "skipped: LODESTONE_DATA names no folder");
    Path file = Path.of(data, "raw-outputs", "elk", "Al", "INFO.OUT");
    assumeTrue(Files.exists(file), "skipped: " + file + " is not there");
    Run run = ReadRun.all(new DiskFile(file), new ElkInfoParser()).getFirst().run();
    Calculation aluminium = run.calculation().getFirst();

    assertThat(run.method().getFirst().dft().xcFunctional().correlation().getFirst().name())
        .isEqualTo("LDA_C_PW");
    assertThat(aluminium.scfIteration()).hasSize(19);
    // Elk estimates a gap of 0.037 hartree, but a band crosses the Fermi energy.
    assertThat(aluminium.bandGap()).isEmpty();
    var states = aluminium.eigenvalues().getFirst();
    double electrons = 0;
    List<Double> weights = run.method().getFirst().kMesh().weights();
    for (int k = 0; k < weights.size(); k++) {
      for (int n = 0; n < states.occupations().length(2); n++) {
        electrons += weights.get(k) * states.occupations().get(0, k, n);
      }
    }
    // Three of the shell that bonds and six of 2p, which Elk treats as valence.
    assertThat(electrons).isCloseTo(9, within(1e-6));
  }

  @Test
  void an_insulator_keeps_the_gap_that_the_program_states() throws Exception {
    Calculation silicon = ReadRun.of(resource("relaxation/INFO.OUT")).run().calculation().getLast();
    assertThat(silicon.bandGap()).isNotEmpty();
    assertThat(silicon.bandGap().getFirst().value()).isPositive();
  }
}
