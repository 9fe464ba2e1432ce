package io.lodestone.archive.parse.abinit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.Dos;
import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.Run;
import io.lodestone.archive.metainfo.XcFunctional;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.ReadRun;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbinitOutputParserTest {
  private static final double HARTREE = MaterialsUnit.HARTREE.factor();
  private static final double EV = MaterialsUnit.ELECTRONVOLT.factor();
  private static final double BOHR = MaterialsUnit.BOHR.factor();

  @TempDir private Path folder;

  private static Path resource(String name) {
    try {
      return Path.of(AbinitOutputParserTest.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static ReadRun read(String name) throws IOException {
    return ReadRun.of(resource(name));
  }

  @Test
  void each_dataset_has_its_own_method_and_calculation() throws IOException {
    Run run = read("si.abo").run();
    assertThat(run.program().version()).isEqualTo("9.6.2");
    assertThat(run.cleanEnd()).isTrue();
    assertThat(run.method()).hasSize(2);
    assertThat(run.calculation()).extracting("methodRef").containsExactly(0, 1);
    Calculation scf = run.calculation().getFirst();
    assertThat(scf.energy().total().value())
        .isCloseTo(-8.86454530 * HARTREE, within(1e-8 * HARTREE));
    assertThat(scf.calculationConverged()).isTrue();
    assertThat(run.method().getFirst().electronic().smearing().width())
        .isCloseTo(0.005 * HARTREE, within(1e-9 * HARTREE));
    assertThat(run.calculation().getLast().energy().total()).isNull();
  }

  @Test
  void the_energy_terms_add_up_to_the_total_energy() throws IOException {
    for (String file : List.of("si.abo", "h2.abo", "fe.abo")) {
      Calculation last =
          read(file).run().calculation().stream()
              .filter(calculation -> calculation.energy().kineticElectronic() != null)
              .findFirst()
              .orElseThrow();
      var energy = last.energy();
      double sum =
          Stream.of(
                  energy.kineticElectronic(),
                  energy.coulomb(),
                  energy.xc(),
                  energy.nuclearRepulsion())
              .mapToDouble(term -> term.value())
              .sum();
      sum +=
          energy.contributions().stream()
              .filter(term -> !term.kind().equals("internal"))
              .mapToDouble(term -> term.value())
              .sum();
      sum += energy.correctionEntropy() == null ? 0 : energy.correctionEntropy().value();
      assertThat(sum).isCloseTo(energy.total().value(), within(1e-9 * HARTREE));
    }
  }

  @Test
  void echoed_variables_belong_to_their_dataset() throws IOException {
    List<?> datasets = (List<?>) read("si.abo").run().extras().get("x_abinit_section_dataset");
    assertThat(datasets).hasSize(2);
    Map<?, ?> first = input(datasets.get(0));
    Map<?, ?> second = input(datasets.get(1));
    assertThat(first.get("x_abinit_var_nband")).isEqualTo(5);
    assertThat(second.get("x_abinit_var_nband")).isEqualTo(8);
    assertThat((List<?>) first.get("x_abinit_var_symrel")).hasSize(432);
    assertThat(first.get("x_abinit_var_znucl")).isEqualTo(List.of(14.0));
    assertThat(second.get("x_abinit_var_ixc")).isEqualTo(-1009);
  }

  private static Map<?, ?> input(Object dataset) {
    return (Map<?, ?>) ((Map<?, ?>) dataset).get("x_abinit_section_input");
  }

  @Test
  void reads_a_band_structure_along_its_path() throws IOException {
    Calculation bands = read("si.abo").run().calculation().getLast();
    var segments = bands.bandStructureElectronic().getFirst().segment();
    assertThat(segments).hasSize(2);
    assertThat(segments.getFirst().nKpoints()).isEqualTo(5);
    double atGamma = segments.getFirst().energies().get(0, 4, 3);
    assertThat(atGamma).isCloseTo(0.22373 * HARTREE, within(1e-9 * HARTREE));
    assertThat(segments.getLast().energies().get(0, 0, 3)).isEqualTo(atGamma);
  }

  @Test
  void reads_densities_of_states_and_moments_of_spin_polarised_iron() throws IOException {
    Run run = read("fe.abo").run();
    Calculation result = run.calculation().getFirst();
    assertThat(result.dosElectronic()).hasSize(2);
    Dos up = result.dosElectronic().getFirst();
    assertThat(up.spinChannel()).isZero();
    assertThat(up.energies().at(1) - up.energies().at(0))
        .isCloseTo(0.01 * HARTREE, within(1e-6 * HARTREE));
    assertThat(result.magnetizationTotal()).isCloseTo(1.09455894, within(1e-8));
    assertThat(result.magnetizationAtoms().at(0)).isCloseTo(0.836511, within(1e-9));
    assertThat(result.calculationConverged()).isFalse();
    assertThat(run.warnings()).anyMatch(text -> text.contains("not enough SCF cycles"));
    Eigenvalues eigenvalues = result.eigenvalues().getFirst();
    assertThat(eigenvalues.energies().shape()).containsExactly(2, 2, 8);
    assertThat(eigenvalues.energies().get(1, 0, 0))
        .isCloseTo(-0.25179 * HARTREE, within(1e-9 * HARTREE));
  }

  @Test
  void every_step_of_a_relaxation_has_its_structure_and_forces() throws IOException {
    ReadRun read = read("h2.abo");
    List<Calculation> steps = read.run().calculation();
    assertThat(steps).hasSize(4);
    assertThat(read.workflow().name()).isEqualTo("GeometryOptimization");
    assertThat(read.workflow().results().isConverged()).isTrue();
    double before = Double.POSITIVE_INFINITY;
    for (Calculation step : steps) {
      Tensor positions = read.run().system().get(step.systemRef()).atoms().positions();
      double bond = positions.get(1, 0) - positions.get(0, 0);
      assertThat(bond / BOHR).isBetween(1.4, 1.6);
      double force = step.forces().total().value().get(1, 0);
      assertThat(step.forces().total().value().get(0, 0)).isCloseTo(-force, within(1e-15));
      assertThat(step.energy().total().value()).isLessThan(before);
      before = step.energy().total().value();
    }
    assertThat(steps.getLast().forces().total().value().get(1, 0))
        .isCloseTo(3.5416709913e-4 * MaterialsUnit.HARTREE_PER_BOHR.factor(), within(1e-18));
  }

  @Test
  void reads_velocities_of_molecular_dynamics() throws IOException {
    ReadRun read = read("md.abo");
    assertThat(read.workflow().name()).isEqualTo("MolecularDynamics");
    assertThat(read.workflow().method().integrationTimestep())
        .isCloseTo(20 * MaterialsUnit.ATOMIC_TIME_UNIT.factor(), within(1e-20));
    Calculation last = read.run().calculation().getLast();
    double speed = read.run().system().get(last.systemRef()).atoms().velocities().get(1, 0);
    double mass = 1.00794 * MaterialsUnit.DALTON.factor();
    assertThat(mass * speed * speed)
        .isCloseTo(last.energy().kinetic().value(), within(1e-4 * last.energy().kinetic().value()));
  }

  @Test
  void reads_screening_and_self_energy_of_a_gw_calculation() throws IOException {
    ReadRun read = read("gw.abo");
    assertThat(read.workflow().name()).isEqualTo("GW");
    Method method = read.run().method().getLast();
    assertThat(method.gw().type()).isEqualTo("G0W0");
    assertThat(method.gw().analyticalContinuation()).isEqualTo("ppm_GodbyNeeds");
    assertThat(method.gw().intervalQpCorrections()).containsExactly(2, 7);
    assertThat(method.frequencyMesh()).extracting("type").containsExactly("real", "imaginary");
    assertThat(method.frequencyMesh().getLast().points().at(0))
        .isCloseTo(16.7 * EV, within(1e-6 * EV));
    Calculation self = read.run().calculation().getLast();
    Eigenvalues corrected = self.eigenvalues().getFirst();
    assertThat(corrected.valueQp().shape()).containsExactly(1, 1, 6);
    double gap = corrected.valueQp().get(0, 0, 3) - corrected.valueQp().get(0, 0, 2);
    assertThat(gap).isCloseTo(3.027 * EV, within(2e-3 * EV));
    // E = E0 + Z (SigX + SigC - Vxc)
    double linearised =
        corrected.valueKs().at(0)
            + corrected.qpLinearizationPrefactor().at(0)
                * (corrected.valueExchange().at(0)
                    + corrected.valueCorrelation().at(0)
                    - corrected.valueXcPotential().at(0));
    assertThat(linearised).isCloseTo(corrected.valueQp().at(0), within(5e-3 * EV));
    assertThat(read.run().calculation().get(2).extras().get("x_abinit_screening").toString())
        .contains("x_abinit_static_diel_const=64.0575");
  }

  @Test
  void functional_numbers_get_their_libxc_names() {
    assertThat(names(1)).containsExactly("LDA_XC_TETER93");
    assertThat(names(7)).containsExactly("LDA_X", "LDA_C_PW");
    assertThat(names(11)).containsExactly("GGA_X_PBE", "GGA_C_PBE");
    assertThat(names(-1009)).containsExactly("LDA_X", "LDA_C_PZ");
    assertThat(names(-116133)).containsExactly("GGA_X_PBE_SOL", "GGA_C_PBE_SOL");
    assertThat(names(-428)).containsExactly("HYB_GGA_XC_HSE06");
    assertThat(names(Integer.MIN_VALUE)).isEmpty();
  }

  private static List<String> names(int ixc) {
    XcFunctional functional = FunctionalIndex.functional(ixc);
    return Stream.of(
            functional.exchange(),
            functional.correlation(),
            functional.hybrid(),
            functional.contributions())
        .flatMap(List::stream)
        .map(part -> part.name())
        .toList();
  }

  @Test
  void an_output_cut_off_anywhere_gives_what_came_before() throws IOException {
    byte[] whole = Files.readAllBytes(resource("h2.abo"));
    int seen = 0;
    for (int length = 40; length < whole.length - 1000; length += 1677) {
      Path cut = folder.resolve("cut.abo");
      Files.write(cut, Arrays.copyOf(whole, length));
      Run run = ReadRun.of(cut).run();
      assertThat(run.cleanEnd()).isFalse();
      for (Calculation step : run.calculation()) {
        if (step.energy() != null && step.energy().total() != null) {
          assertThat(step.energy().total().value() / HARTREE).isBetween(-1.156, -1.15);
        }
      }
      assertThat(run.calculation().size()).isGreaterThanOrEqualTo(seen);
      seen = run.calculation().size();
    }
    assertThat(seen).isEqualTo(4);
  }

  @Test
  void a_number_that_is_none_is_left_out_with_its_line() throws IOException {
    String text = Files.readString(resource("h2.abo"), StandardCharsets.ISO_8859_1);
    Path file =
        Files.writeString(
            folder.resolve("bad.abo"), text.replace("ETOT  2  -1.15173", "ETOT  2  -1.1x173"));
    Run run = ReadRun.of(file).run();
    assertThat(run.warnings()).anyMatch(warning -> warning.contains("ETOT  2  -1.1x173"));
    assertThat(run.calculation().getFirst().scfIteration())
        .hasSize(read("h2.abo").run().calculation().getFirst().scfIteration().size() - 1);
  }

  @Test
  void mutants_end_in_a_result_or_a_finding_and_in_nothing_else() throws IOException {
    Random random = new Random(21);
    List<String> files = List.of("h2.abo", "gw.abo", "fe.abo", "si.abo", "md.abo");
    for (int i = 0; i < 60; i++) {
      byte[] bytes = Files.readAllBytes(resource(files.get(i % files.size())));
      for (int j = 0; j < 40; j++) {
        bytes[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(96));
      }
      Path mutant = folder.resolve("mutant.abo");
      Files.write(mutant, bytes);
      try {
        ReadRun.all(new DiskFile(mutant), new AbinitOutputParser());
      } catch (InvalidInput finding) {
        assertThat(finding.getMessage()).contains("line ");
      }
    }
  }

  @Test
  void leaves_logs_and_other_files_alone() {
    AbinitOutputParser parser = new AbinitOutputParser();
    String head = ".Version 9.6.2 of ABINIT \n.(MPI version, prepared for a x86_64 computer) \n";
    assertThat(parser.recognizes(head(head))).isTrue();
    assertThat(parser.recognizes(head("  ABINIT 9.6.2\n\n" + head))).isFalse();
    assertThat(parser.recognizes(head("  ABINIT \n\n" + head))).isFalse();
    assertThat(parser.recognizes(head(""))).isFalse();
    assertThat(parser.recognizes(head("\u0000\u0001ABINIT"))).isFalse();
  }

  private static FileHead head(String text) {
    return new FileHead("run.abo", text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Tag("data")
  @Test
  void reads_two_datasets_of_iron_from_version_7() throws IOException {
    Run run = ReadRun.of(data("Fe/Fe.out")).run();
    assertThat(run.calculation()).hasSize(2);
    Calculation magnetic = run.calculation().getLast();
    assertThat(magnetic.dosElectronic()).hasSize(2);
    assertThat(magnetic.eigenvalues().getFirst().energies().shape()).containsExactly(2, 6, 8);
    double[] electrons = new double[2];
    for (int spin = 0; spin < 2; spin++) {
      Dos dos = magnetic.dosElectronic().get(spin);
      for (int i = 0; i < dos.nEnergies() && dos.energies().at(i) < dos.energyFermi(); i++) {
        electrons[spin] = dos.total().getFirst().valueIntegrated().at(i);
      }
    }
    assertThat(electrons[0] + electrons[1]).isCloseTo(8, within(0.05));
  }

  private static Path data(String name) {
    String root = System.getenv("LODESTONE_DATA");
    Assumptions.assumeTrue(root != null, "LODESTONE_DATA is not set");
    Path file = Path.of(root, "raw-outputs", "abinit").resolve(name);
    Assumptions.assumeTrue(Files.exists(file), file + " is absent");
    return file;
  }
}
