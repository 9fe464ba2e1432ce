package io.lodestone.archive.parse.vasp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.Dos;
import io.lodestone.archive.metainfo.HubbardKanamoriModel;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.Run;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VasprunParserTest {
  private static final double EV = MaterialsUnit.ELECTRONVOLT.factor();

  @TempDir Path folder;

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(VasprunParserTest.class.getResource(name).toURI());
  }

  private static ReadRun relaxation() throws Exception {
    return ReadRun.of(resource("feo-relax.xml"));
  }

  private ReadRun read(String text) throws IOException {
    Path file = folder.resolve("vasprun.xml");
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    return ReadRun.all(new DiskFile(file), new VasprunParser()).getFirst();
  }

  private static String text() throws Exception {
    return Files.readString(resource("feo-relax.xml"), StandardCharsets.ISO_8859_1);
  }

  @Test
  void reads_which_program_ran_and_when() throws Exception {
    Run run = relaxation().run();

    assertThat(run.program().name()).isEqualTo("VASP");
    assertThat(run.program().version())
        .isEqualTo("5.4.4 18Apr17-6-g9f103f2a35 complex parallel LinuxIFC");
    assertThat(run.program().compilationDatetime())
        .isEqualTo(Instant.parse("2021-07-01T08:05:30Z").getEpochSecond());
    assertThat(run.timeRun().dateStart())
        .isEqualTo(Instant.parse("2022-02-03T04:05:06Z").getEpochSecond());
    assertThat(run.cleanEnd()).isTrue();
    assertThat(run.warnings()).isEmpty();
  }

  @Test
  void reads_how_the_electrons_were_treated() throws Exception {
    Method method = relaxation().run().method().getFirst();

    assertThat(method.dft().xcFunctional().exchange().getFirst().name()).isEqualTo("GGA_X_PBE_SOL");
    assertThat(method.electronic().method()).isEqualTo("DFT+U");
    assertThat(method.electronic().nSpinChannels()).isEqualTo(2);
    assertThat(method.electronic().vanDerWaalsMethod()).isEqualTo("D3(BJ)");
    assertThat(method.electronic().nElectrons()).containsExactly(13.0);
    assertThat(method.electronic().charge())
        .isCloseTo(MaterialsUnit.ELEMENTARY_CHARGE.toSi(1), within(1e-30));
    assertThat(method.electronic().smearing().kind()).isEqualTo("methfessel-paxton");
    assertThat(method.electronic().smearing().width()).isEqualTo(0.2 * EV);
    assertThat(method.electronsRepresentation().getFirst().nativeTier()).isEqualTo("accurate");
    assertThat(method.electronsRepresentation().getFirst().basisSet().getFirst().cutoff())
        .isEqualTo(520 * EV);
    assertThat(method.scf().thresholdEnergyChange()).isEqualTo(1e-5 * EV);
    assertThat(method.kMesh().grid()).containsExactly(2, 1, 1);
    assertThat(method.kMesh().samplingMethod()).isEqualTo("Gamma-centered");
    HubbardKanamoriModel hubbard = method.atomParameters().getFirst().hubbardKanamoriModel();
    assertThat(hubbard.orbital()).isEqualTo("d");
    assertThat(hubbard.uEffective()).isCloseTo(5 * EV, within(1e-30));
    assertThat(hubbard.doubleCountingCorrection()).isEqualTo("Dudarev");
    assertThat(method.atomParameters().get(1).hubbardKanamoriModel()).isNull();
    assertThat(method.atomParameters().get(1).pseudopotential().name())
        .isEqualTo("PAW_PBE O 08Apr2002");
  }

  @Test
  void takes_from_the_potentials_beside_the_file_what_it_leaves_out() throws Exception {
    Files.writeString(
        folder.resolve("POTCAR.stripped"),
        """
           TITEL  = PAW_PBE Fe 06Sep2000
           LULTRA =        F    use ultrasoft PP ?
           ENMAX  =  267.883; ENMIN  =  200.912 eV
           TITEL  = PAW_PBE O_h 06Feb2004
           ENMAX  =  700.000; ENMIN  =  500.000 eV
        """);
    Method method = read(text()).run().method().getFirst();

    assertThat(method.atomParameters().get(0).pseudopotential().cutoff()).isEqualTo(267.883 * EV);
    assertThat(method.atomParameters().get(1).pseudopotential().cutoff()).isNull();
  }

  @Test
  void tells_a_core_hole_and_the_axes_of_a_gw_calculation() throws Exception {
    String core =
        text()
            .replace(
                "  <i type=\"logical\" name=\"LDAU\"> T  </i>\n  <i type=\"int\" name=\"LDAUTYPE\">",
                "  <i type=\"int\" name=\"ICORELEVEL\">     2</i>\n"
                    + "  <i type=\"int\" name=\"CLNT\">     2</i>\n"
                    + "  <i type=\"int\" name=\"CLN\">     1</i>\n"
                    + "  <i type=\"int\" name=\"CLL\">     0</i>\n"
                    + "  <i name=\"CLZ\">     0.50000000</i>\n"
                    + "  <i type=\"int\" name=\"LDAUTYPE\">");
    Method method = read(core).run().method().getFirst();
    assertThat(method.atomParameters().get(0).coreHole()).isNull();
    assertThat(method.atomParameters().get(1).coreHole().nQuantumNumber()).isEqualTo(1);
    assertThat(method.atomParameters().get(1).coreHole().nElectronsExcited()).isEqualTo(0.5);

    String gw =
        text()
            .replace(
                " <incar>\n",
                " <incar>\n  <i type=\"string\" name=\"ALGO\"> EVGW0</i>\n"
                    + "  <i type=\"int\" name=\"NELM\">     4</i>\n"
                    + "  <i type=\"int\" name=\"NOMEGA\">    64</i>\n");
    method = read(gw).run().method().getFirst();
    assertThat(method.gw().type()).isEqualTo("ev-scGW0");
    assertThat(method.gw().nStates()).isEqualTo(3);
    assertThat(method.frequencyMesh().getFirst().nPoints()).isEqualTo(64);
    assertThat(method.electronic().method()).isEqualTo("ev-scGW0");
  }

  @Test
  void keeps_the_tags_of_the_user_and_those_in_use() throws Exception {
    Map<String, Object> extras = relaxation().run().method().getFirst().extras();

    assertThat(extras.get("x_vasp_incar_in"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("SYSTEM", "rock salt A<B & C, \"test\"")
        .containsEntry("LDAU", true)
        .containsEntry("MAGMOM", List.of(4.0, 0.6))
        .hasSize(7);
    assertThat(extras.get("x_vasp_incar_out"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("NSW", 30)
        .containsEntry("LDAUL", List.of(2, -1));
  }

  @Test
  void reads_every_ionic_step() throws Exception {
    Run run = relaxation().run();

    assertThat(run.calculation()).hasSize(2);
    assertThat(run.system()).hasSize(2);
    Tensor positions = run.system().get(1).atoms().positions();
    assertThat(positions.get(1, 2)).isCloseTo(2.16e-10, within(1e-18));
    assertThat(run.system().get(1).atoms().labels()).containsExactly("Fe", "O");
    assertThat(run.system().get(1).atoms().fixed().values()).containsExactly(1, 1, 1, 0, 0, 1);
    Calculation last = run.calculation().get(1);
    assertThat(last.systemRef()).isEqualTo(1);
    assertThat(last.scfIteration()).hasSize(3);
    assertThat(last.calculationConverged()).isTrue();
    assertThat(last.forces().total().value().get(1, 0))
        .isEqualTo(MaterialsUnit.EV_PER_ANGSTROM.toSi(-0.01));
    assertThat(last.stress().total().value().get(1, 0)).isEqualTo(5e7);
    assertThat(last.pressure()).isCloseTo(2e9, within(1.0));
    assertThat(last.volume()).isCloseTo(2 * Math.pow(2.16e-10, 3), within(1e-38));
    assertThat(last.timeCalculation()).isEqualTo(2.6);
    assertThat(last.timePhysical()).isEqualTo(5.2);
    assertThat(last.scfIteration().get(1).timePhysical()).isCloseTo(2.6 + 2.5, within(1e-12));
  }

  @Test
  void mends_the_totals_that_the_program_labels_wrongly() throws Exception {
    Calculation first = relaxation().run().calculation().getFirst();

    assertThat(first.energy().free().value()).isCloseTo(-11.0 * EV, within(1e-30));
    assertThat(first.energy().total().value()).isCloseTo(-10.994 * EV, within(1e-30));
    assertThat(first.energy().totalT0().value()).isCloseTo(-10.998 * EV, within(1e-30));
    assertThat(first.energy().correctionEntropy().value()).isCloseTo(-.006 * EV, within(1e-30));
    assertThat(first.scfIteration().getLast().energy().total().value())
        .isCloseTo(-10.994 * EV, within(1e-30));
  }

  @Test
  void reads_eigenvalues_of_both_spins() throws Exception {
    Calculation last = relaxation().run().calculation().get(1);
    Tensor energies = last.eigenvalues().getFirst().energies();

    assertThat(energies.shape()).containsExactly(2, 2, 3);
    assertThat(energies.get(1, 1, 0)).isCloseTo(-5.78 * EV, within(1e-30));
    assertThat(last.eigenvalues().getFirst().occupations().get(0, 1, 2)).isZero();
    assertThat(last.energy().highestOccupied()).isCloseTo(1.72 * EV, within(1e-30));
    assertThat(last.energy().lowestUnoccupied()).isCloseTo(4.36 * EV, within(1e-30));
    assertThat(last.energy().fermi()).isEqualTo(3 * EV);
  }

  @Test
  void reads_densities_of_states_by_spin_atom_and_orbital() throws Exception {
    List<Dos> dos = relaxation().run().calculation().get(1).dosElectronic();

    assertThat(dos).hasSize(2);
    assertThat(dos.get(1).spinChannel()).isEqualTo(1);
    assertThat(dos.get(1).energies().at(3)).isEqualTo(2 * EV);
    assertThat(dos.get(1).total().getFirst().value().at(3)).isCloseTo(5 / EV, within(1e5));
    assertThat(dos.get(0).orbitalProjected()).hasSize(4);
    assertThat(dos.get(0).orbitalProjected().get(3).lm()).containsExactly(1, 1);
    assertThat(dos.get(0).orbitalProjected().get(3).atomLabel()).isEqualTo("O");
    assertThat(dos.get(0).orbitalProjected().get(3).value().at(0)).isCloseTo(21 / EV, within(1e6));
  }

  @Test
  void tells_the_workflow() throws Exception {
    ReadRun run = relaxation();

    assertThat(run.workflow().name()).isEqualTo("GeometryOptimization");
    assertThat(run.workflow().method().convergenceToleranceForceMaximum())
        .isEqualTo(MaterialsUnit.EV_PER_ANGSTROM.toSi(0.02));
    assertThat(run.workflow().results().isConverged()).isTrue();
  }

  @Test
  void gives_what_was_written_before_the_job_was_killed() throws Exception {
    String whole = text();
    Run all = relaxation().run();
    for (int length = 0; length < whole.length(); length += 61) {
      Run run = read(whole.substring(0, length)).run();

      assertThat(run.cleanEnd()).as("cut at " + length).isFalse();
      if (!run.calculation().isEmpty() && run.calculation().size() > 1) {
        assertThat(run.calculation().getFirst()).isEqualTo(all.calculation().getFirst());
      }
    }
    Run almost = read(whole.substring(0, whole.lastIndexOf("</calculation>"))).run();
    assertThat(almost.calculation().get(1).eigenvalues()).hasSize(1);
  }

  @Test
  void leaves_out_a_block_in_which_a_number_cannot_be_read() throws Exception {
    Run run = read(text().replace("   -5.8900 ", " ********* ")).run();

    assertThat(run.calculation().get(1).eigenvalues()).isEmpty();
    assertThat(run.calculation().get(1).energy().highestOccupied()).isNull();
    assertThat(run.calculation().get(1).dosElectronic()).hasSize(2);
    assertThat(run.warnings()).singleElement().asString().contains("eigenvalues");
  }

  @Test
  void tells_what_stands_before_the_damage_and_then_the_damage() throws Exception {
    Path file = folder.resolve("vasprun.xml");
    Files.writeString(
        file, text().replace("</partial>", "</part\u00a1al>"), StandardCharsets.ISO_8859_1);
    List<ReadRun> runs = new ArrayList<>();

    assertThatThrownBy(() -> ReadRun.read(new DiskFile(file), new VasprunParser(), runs))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("</partial>");
    Run run = runs.getFirst().run();
    assertThat(run.cleanEnd()).isFalse();
    assertThat(run.calculation()).hasSize(2);
    assertThat(run.calculation().get(1).forces()).isNotNull();
    assertThat(run.calculation().get(1).eigenvalues()).hasSize(1);
    assertThat(runs.getFirst().workflow().name()).isEqualTo("GeometryOptimization");
  }

  @Test
  void survives_any_damage_with_at_most_a_message() throws Exception {
    byte[] whole = text().getBytes(StandardCharsets.ISO_8859_1);
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      byte[] damaged = whole.clone();
      for (int j = 0; j <= random.nextInt(4); j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      String text = new String(damaged, StandardCharsets.ISO_8859_1);
      assertThatCode(
              () -> {
                try {
                  read(text);
                } catch (InvalidInput e) {
                  assertThat(e.source()).endsWith("vasprun.xml");
                }
              })
          .doesNotThrowAnyException();
    }
  }

  @Test
  void knows_its_files_by_content() throws Exception {
    byte[] start = text().substring(0, 2000).getBytes(StandardCharsets.ISO_8859_1);

    assertThat(new VasprunParser().recognizes(new FileHead("renamed.txt", start))).isTrue();
    byte[] other = "<?xml version=\"1.0\"?><espresso></espresso>".getBytes(StandardCharsets.UTF_8);
    assertThat(new VasprunParser().recognizes(new FileHead("vasprun.xml", other))).isFalse();
    assertThat(new VasprunParser().recognizes(new FileHead("vasprun.xml", new byte[0]))).isFalse();
  }
}
