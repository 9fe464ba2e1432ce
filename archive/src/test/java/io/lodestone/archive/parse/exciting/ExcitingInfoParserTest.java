package io.lodestone.archive.parse.exciting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lodestone.archive.metainfo.BandSegment;
import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.Dos;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.Run;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.ReadRun;
import io.lodestone.archive.parse.TextFile;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExcitingInfoParserTest {
  private static final double HARTREE = MaterialsUnit.HARTREE.factor();

  @TempDir Path folder;

  private static Path resource(String name) throws Exception {
    return Path.of(ExcitingInfoParserTest.class.getResource(name).toURI());
  }

  private static Run iron() throws Exception {
    return ReadRun.of(resource("iron/INFO.OUT")).run();
  }

  @Test
  void the_header_tells_version_revision_and_times() throws Exception {
    Run run = iron();

    assertThat(run.program().name()).isEqualTo("exciting");
    assertThat(run.program().version()).isEqualTo("NITROGEN-14");
    assertThat(run.program().versionInternal())
        .isEqualTo("0123456789abcdef0123456789abcdef01234567");
    assertThat(run.timeRun().dateStart())
        .isEqualTo((double) Instant.parse("2020-02-03T10:20:30Z").getEpochSecond());
    assertThat(run.timeRun().wallEnd()).isEqualTo(12.75);
    assertThat(run.cleanEnd()).isTrue();
  }

  @Test
  void the_method_joins_output_and_input() throws Exception {
    Method method = iron().method().getFirst();

    assertThat(method.dft().xcFunctional().exchange().getFirst().name()).isEqualTo("GGA_X_PBE");
    assertThat(method.electronic().nSpinChannels()).isEqualTo(2);
    assertThat(method.electronic().smearing().kind()).isEqualTo("methfessel-paxton");
    assertThat(method.electronic().smearing().width()).isCloseTo(0.005 * HARTREE, within(1e-30));
    assertThat(method.electronic().relativityMethod()).isEqualTo("scalar_relativistic_ZORA");
    assertThat(method.kMesh().grid()).containsExactly(4, 4, 4);
    assertThat(method.kMesh().offset()).containsExactly(0.5, 0.5, 0.5);
    assertThat(method.scf().thresholdEnergyChange()).isCloseTo(1e-6 * HARTREE, within(1e-35));
    assertThat(method.scf().nMaxIteration()).isEqualTo(120);
    assertThat(method.electronsRepresentation().getFirst().basisSet().getFirst().cutoffFractional())
        .isEqualTo(7);
  }

  @Test
  void the_final_block_tells_energies_charges_and_moments() throws Exception {
    Calculation results = iron().calculation().getFirst();

    assertThat(results.scfIteration()).hasSize(4);
    assertThat(results.calculationConverged()).isTrue();
    assertThat(results.energy().total().value())
        .isCloseTo(-1272.7105 * HARTREE, within(1e-9 * HARTREE));
    assertThat(results.charges().getFirst().nElectrons().values()).containsExactly(24.9);
    assertThat(results.magnetizationTotal()).isEqualTo(2.2);
    assertThat(results.magnetizationAtoms().values()).containsExactly(2.25);
    assertThat(results.timePhysical()).isEqualTo(10);
    assertThat(results.scfIteration().get(2).timeCalculation()).isEqualTo(2.5);
    assertThat(results.scfIteration().get(1).energy().change())
        .isCloseTo(-1.1 * HARTREE, within(1e-9 * HARTREE));
  }

  @Test
  void states_of_both_spins_come_from_the_file_beside() throws Exception {
    Tensor energies = iron().calculation().getFirst().eigenvalues().getFirst().energies();

    assertThat(energies.shape()).containsExactly(2, 2, 3);
    assertThat(energies.get(1, 1, 2)).isCloseTo(0.54 * HARTREE, within(1e-12 * HARTREE));
  }

  @Test
  void densities_of_states_are_told_by_spin_and_orbital() throws Exception {
    List<Dos> dos = iron().calculation().getFirst().dosElectronic();

    assertThat(dos).hasSize(2);
    assertThat(dos.getLast().total().getFirst().value().at(2))
        .isCloseTo(6 / HARTREE, within(1e-6 / HARTREE));
    assertThat(dos.getFirst().energies().at(1)).isCloseTo(0.3135 * HARTREE, within(1e-30));
    assertThat(dos.getFirst().orbitalProjected().getLast().lm()).containsExactly(1, -1);
    assertThat(dos.getFirst().orbitalProjected().getLast().atomLabel()).isEqualTo("Fe");
  }

  @Test
  void bands_are_told_by_segment_with_points_between_the_corners() throws Exception {
    var bands = iron().calculation().getFirst().bandStructureElectronic().getFirst();

    assertThat(bands.segment()).hasSize(2);
    BandSegment first = bands.segment().getFirst();
    assertThat(first.endpointsLabels()).containsExactly("Γ", "H");
    assertThat(first.energies().shape()).containsExactly(2, 3, 2);
    assertThat(first.kpoints().get(1, 1)).isCloseTo(-0.25, within(1e-12));
    assertThat(first.energies().get(1, 2, 1))
        .isCloseTo((-0.2 + 0.3 + 0.02 + 0.3135) * HARTREE, within(1e-9 * HARTREE));
  }

  @Test
  void versions_before_boron_are_read_by_their_own_words() throws Exception {
    Run run = ReadRun.of(resource("lithium/INFO.OUT")).run();
    Calculation results = run.calculation().getFirst();

    assertThat(run.program().version()).isEqualTo("lithium (0.9.224)");
    assertThat(run.timeRun().dateStart())
        .isEqualTo((double) Instant.parse("2009-05-17T08:15:00Z").getEpochSecond());
    assertThat(run.cleanEnd()).isTrue();
    assertThat(run.method().getFirst().dft().xcFunctional().correlation().getFirst().name())
        .isEqualTo("LDA_C_PW");
    assertThat(run.method().getFirst().electronic().smearing().width())
        .isCloseTo(0.01 * HARTREE, within(1e-30));
    assertThat(results.calculationConverged()).isTrue();
    assertThat(results.scfIteration()).hasSize(2);
    assertThat(results.scfIteration().getFirst().energy().madelung().value())
        .isCloseTo(-292.2 * HARTREE, within(1e-9 * HARTREE));
    assertThat(results.energy().total().value())
        .isCloseTo(-242.04 * HARTREE, within(1e-9 * HARTREE));
    assertThat(results.energy().kineticElectronic().value())
        .isCloseTo(241.8 * HARTREE, within(1e-9 * HARTREE));
    assertThat(results.forces().total().value().get(0, 0))
        .isCloseTo(MaterialsUnit.HARTREE_PER_BOHR.toSi(0.001), within(1e-20));
    assertThat(results.timePhysical()).isEqualTo(2.75);
  }

  @Test
  void a_value_that_is_no_number_is_left_out_and_told() throws Exception {
    String text =
        Files.readString(resource("lithium/INFO.OUT"))
            .replace("total energy                :    -242.0400000", "total energy    :  NaN");
    Run run =
        ReadRun.all(new TextFile("INFO.OUT", text), new ExcitingInfoParser()).getFirst().run();

    assertThat(run.calculation().getFirst().energy().total()).isNull();
    assertThat(run.warnings()).containsExactly("line 100: no number for total energy");
  }

  @Test
  void spectra_for_many_momenta_of_the_light_are_one_block() throws Exception {
    Files.copy(resource("iron/INFO.OUT"), folder.resolve("INFO.OUT"));
    Files.writeString(
        folder.resolve("INFOXS.OUT"), "| EXCITING NITROGEN started for task    301     =\n");
    Files.writeString(folder.resolve("input.xml"), "<input><xs xstype=\"TDDFT\"/></input>");
    for (int q = 1; q <= 2; q++) {
      String rows = "  0.1  1.%d  0.5\n  0.2  2.%d  0.25\n  0.3  3.%d  0.0\n".formatted(q, q, q);
      String ending = "_FXCRPA_OC11_QMT00" + q + ".OUT";
      Files.writeString(folder.resolve("EPSILON" + ending), rows);
      Files.writeString(folder.resolve("EPSILON_NLF" + ending), rows);
      Files.writeString(folder.resolve("LOSS" + ending), rows);
    }

    List<ReadRun> entries = ReadRun.all(folder.resolve("INFO.OUT"));

    assertThat(entries).hasSize(3);
    assertThat(entries.getLast().key()).isEqualTo("EPSILON_FXCRPA_OC11_QMT001.OUT");
    var extras = entries.getLast().run().calculation().getFirst().extras();
    assertThat(((Tensor) extras.get("x_exciting_xs_tddft_epsilon_energies")).at(1))
        .isCloseTo(0.2 * HARTREE, within(1e-12 * HARTREE));
    Tensor local = (Tensor) extras.get("x_exciting_xs_tddft_dielectric_function_local_field");
    assertThat(local.shape()).containsExactly(2, 1, 2, 3);
    assertThat(local.get(0, 0, 1, 2)).isEqualTo(3.2);
    assertThat(extras)
        .containsKeys(
            "x_exciting_xs_tddft_dielectric_function_no_local_field",
            "x_exciting_xs_tddft_loss_function_local_field");
  }

  @Test
  void an_entity_in_the_input_loads_nothing() throws Exception {
    // The input names a file of the machine as an entity; the rest of it is still read.
    assertThat(iron().method().getFirst().scf().nMaxIteration()).isEqualTo(120);
  }

  @Test
  void every_step_of_a_relaxation_is_a_configuration() throws Exception {
    ReadRun entry = ReadRun.of(resource("relaxation/INFO.OUT"));
    Run run = entry.run();

    // Ground state, initial step, two steps and the final block.
    assertThat(run.calculation()).hasSize(5);
    assertThat(run.system()).hasSize(5);
    assertThat(run.system().get(2).atoms().positions().get(1, 2))
        .isCloseTo(MaterialsUnit.BOHR.toSi(1.45), within(1e-18));
    Calculation step = run.calculation().get(2);
    assertThat(step.extras().get("x_exciting_geometry_optimization_method")).isEqualTo("bfgs");
    assertThat(step.timeCalculation()).isCloseTo(20.25, within(1e-9));
    assertThat(step.timePhysical()).isCloseTo(30.25, within(1e-9));
    assertThat(step.forces().total().value().shape()).containsExactly(2, 3);
    assertThat(run.calculation().getLast().charges()).hasSize(1);
    assertThat(entry.workflow().name()).isEqualTo("GeometryOptimization");
    assertThat(entry.workflow().results().isConverged()).isTrue();
    assertThat(entry.workflow().method().convergenceToleranceForceMaximum())
        .isCloseTo(MaterialsUnit.HARTREE_PER_BOHR.toSi(1e-4), within(1e-20));
    assertThat(entry.workflow().results().finalForceMaximum())
        .isCloseTo(MaterialsUnit.HARTREE_PER_BOHR.toSi(5e-5), within(1e-20));
  }

  @Test
  void a_file_cut_off_anywhere_is_read_up_to_there() throws Exception {
    for (String name : List.of("iron/INFO.OUT", "relaxation/INFO.OUT")) {
      String text = Files.readString(resource(name));
      int calculations = 0;
      for (int length = 100; length < text.length() - 200; length += 211) {
        Run run =
            ReadRun.all(
                    new TextFile("INFO.OUT", text.substring(0, length)), new ExcitingInfoParser())
                .getFirst()
                .run();
        assertThat(run.cleanEnd()).as(name + " cut at " + length).isFalse();
        assertThat(run.calculation().size()).isGreaterThanOrEqualTo(calculations);
        calculations = run.calculation().size();
      }
      assertThat(calculations).isPositive();
    }
  }

  @Test
  void an_input_that_is_no_xml_does_no_harm() throws Exception {
    Files.copy(resource("iron/INFO.OUT"), folder.resolve("INFO.OUT"));
    Files.writeString(folder.resolve("input.xml"), "<input><groundstate maxscl=");
    Files.writeString(folder.resolve("dos.xml"), "\0\1\2");

    Run run = ReadRun.of(folder.resolve("INFO.OUT")).run();

    assertThat(run.method().getFirst().scf().nMaxIteration()).isNull();
    assertThat(run.calculation().getFirst().dosElectronic()).isEmpty();
    assertThat(run.calculation().getFirst().energy().total()).isNotNull();
  }

  @Test
  void elk_and_excited_states_are_not_taken_for_it() {
    ExcitingInfoParser parser = new ExcitingInfoParser();
    for (String line :
        List.of(
            "| Elk version 8.4.30 started |",
            "| EXCITING BORON started for task    301        =",
            "")) {
      byte[] head = line.getBytes(StandardCharsets.US_ASCII);
      assertThat(parser.recognizes(new FileHead("INFO.OUT", head))).as(line).isFalse();
    }
  }

  private static Path data(String name) {
    String data = System.getenv("LODESTONE_DATA");
    assumeTrue(data != null, "skipped: LODESTONE_DATA names no folder");
    Path file = Path.of(data, "raw-outputs", "exciting", name);
    assumeTrue(Files.exists(file), "skipped: " + file + " is not there");
    return file;
  }

  @Test
  @Tag("data")
  void the_gap_of_diamond_is_that_of_its_states() throws Exception {
    Calculation diamond = ReadRun.of(data("C_gs/INFO.OUT")).run().calculation().getFirst();
    var states = diamond.eigenvalues().getFirst();
    double top = Double.NEGATIVE_INFINITY;
    double bottom = Double.POSITIVE_INFINITY;
    for (int i = 0; i < states.energies().size(); i++) {
      double energy = states.energies().at(i);
      if (states.occupations().at(i) > 1) {
        top = Math.max(top, energy);
      } else {
        bottom = Math.min(bottom, energy);
      }
    }
    assertThat(diamond.bandGap().getFirst().value())
        .isCloseTo(bottom - top, within(1e-5 * HARTREE));
  }

  @Test
  @Tag("data")
  void excited_states_are_entries_of_the_same_main_file() throws Exception {
    List<ReadRun> entries = ReadRun.all(data("CHN_bse/INFO.OUT"));

    assertThat(entries).hasSize(11);
    assertThat(entries.get(1).key()).isEqualTo("INFOXS.OUT");
    assertThat(entries.subList(2, 11))
        .extracting(ReadRun::key)
        .contains("EPSILON_BSEIP_SCRfull_OC11.OUT", "EPSILON_BSEtriplet_SCRfull_OC33.OUT");
    Run spectrum = entries.get(2).run();
    assertThat(spectrum.calculation().getFirst().extras())
        .containsKeys("x_exciting_epsilon_calculation", "x_exciting_exciton_calculation");
    assertThat(spectrum.method().getFirst().extras().get("x_exciting_xs_bse_type"))
        .isEqualTo("singlet");
  }
}
