package io.lodestone.archive.parse.vasp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.Dos;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.Run;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.ReadRun;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcarParserTest {
  private static final double EV = MaterialsUnit.ELECTRONVOLT.factor();

  @TempDir Path folder;

  private static Path resource() throws Exception {
    return Path.of(OutcarParserTest.class.getResource("OUTCAR.h2").toURI());
  }

  private static String text() throws Exception {
    return Files.readString(resource(), StandardCharsets.ISO_8859_1);
  }

  private ReadRun read(String text) throws IOException {
    Path file = folder.resolve("OUTCAR");
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    return ReadRun.all(new DiskFile(file), new OutcarParser()).getFirst();
  }

  @Test
  void reads_which_program_ran_and_when() throws Exception {
    Run run = ReadRun.of(resource()).run();

    assertThat(run.program().version()).isEqualTo("6.3.2 27Jun22 gamma-only parallel LinuxGNU");
    double start = Instant.parse("2023-01-02T03:04:05Z").getEpochSecond();
    assertThat(run.timeRun().dateStart()).isEqualTo(start);
    assertThat(run.timeRun().dateEnd()).isEqualTo(start + 6);
    assertThat(run.cleanEnd()).isTrue();
    assertThat(run.warnings())
        .containsExactly(
            "The number of bands has been changed from the values supplied in the INCAR file.");
  }

  @Test
  void reads_how_the_electrons_were_treated() throws Exception {
    Method method = ReadRun.of(resource()).run().method().getFirst();

    assertThat(method.dft().xcFunctional().exchange().getFirst().name()).isEqualTo("MGGA_X_SCAN");
    assertThat(method.electronsRepresentation().getFirst().nativeTier()).isEqualTo("normal");
    assertThat(method.electronsRepresentation().getFirst().basisSet().get(1).cutoff())
        .isEqualTo(400 * EV);
    assertThat(method.electronic().smearing().kind()).isEqualTo("fermi");
    assertThat(method.scf().nMaxIteration()).isEqualTo(60);
    assertThat(method.atomParameters().getFirst().pseudopotential().cutoff()).isEqualTo(250 * EV);
    assertThat(method.atomParameters().getFirst().pseudopotential().xcFunctionalName())
        .containsExactly("GGA_X_PBE", "GGA_C_PBE");
    assertThat(method.extras().get("x_vasp_incar_in"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .isEqualTo(
            Map.of("SYSTEM", "two atoms", "ENCUT", 300, "ISPIN", 2, "MAGMOM", List.of(1.0, 1.0)));
  }

  @Test
  void reads_every_step_of_the_dynamics() throws Exception {
    ReadRun read = ReadRun.of(resource());
    List<Calculation> steps = read.run().calculation();

    assertThat(steps).hasSize(2);
    Calculation first = steps.getFirst();
    assertThat(first.energy().free().value()).isEqualTo(-6.5 * EV);
    assertThat(first.energy().total().value()).isEqualTo(-6.48 * EV);
    assertThat(first.energy().totalT0().value()).isEqualTo(-6.49 * EV);
    assertThat(first.energy().kinetic().value()).isEqualTo(0.04 * EV);
    assertThat(first.energy().fermi()).isEqualTo(-4 * EV);
    assertThat(first.energy().highestOccupied()).isEqualTo(-9.5 * EV);
    assertThat(first.energy().lowestUnoccupied()).isEqualTo(-1 * EV);
    assertThat(first.eigenvalues().getFirst().energies().shape()).containsExactly(2, 1, 2);
    assertThat(first.calculationConverged()).isTrue();
    assertThat(first.scfIteration()).hasSize(2);
    assertThat(first.scfIteration().get(1).timePhysical()).isEqualTo(3.75);
    assertThat(first.scfIteration().get(1).energy().change()).isEqualTo(-0.5 * EV);
    assertThat(first.scfIteration().get(0).energy().sumEigenvalues().value()).isEqualTo(-11 * EV);
    assertThat(first.magnetizationTotal()).isEqualTo(0.25);
    assertThat(first.magnetizationAtoms().values()).containsExactly(0.11, 0.14);
    assertThat(first.stress().total().value().get(0, 2)).isEqualTo(3e8);
    assertThat(first.stress().total().value().get(1, 2)).isEqualTo(2e8);
    assertThat(first.pressure()).isCloseTo(2e9, within(1.0));
    assertThat(first.timeCalculation()).isEqualTo(4);
    assertThat(steps.get(1).timePhysical()).isEqualTo(5.25);
    assertThat(steps.get(1).time()).isCloseTo(0.5e-15, within(1e-24));
    assertThat(steps.get(1).forces().total().value().get(1, 0))
        .isEqualTo(MaterialsUnit.EV_PER_ANGSTROM.toSi(-0.1));
    assertThat(read.run().system().get(1).atoms().positions().get(1, 0))
        .isCloseTo(0.73e-10, within(1e-20));
    assertThat(read.run().system().get(1).atoms().labels()).containsExactly("H", "H");
    assertThat(read.workflow().name()).isEqualTo("MolecularDynamics");
    assertThat(read.workflow().method().thermodynamicEnsemble()).isEqualTo("NVT");
  }

  @Test
  void takes_tags_points_and_densities_of_states_from_the_files_beside() throws Exception {
    Files.writeString(
        folder.resolve("INCAR"), "ispin = 2\nLDAU = .true. # yes\nALGO = All\nMAGMOM=1 \\\n 2\n");
    Files.writeString(folder.resolve("KPOINTS"), "mesh\n0\nMonkhorst\n 4 5 6\n 0.0 0.5 0.0\n");
    Files.writeString(
        folder.resolve("DOSCAR"),
        """
           2   2   1   0
          0.1E+02  0.4E-09  0.4E-09  0.4E-09  0.5E-15
          1.0E-004
          CAR
         two atoms
             1.0    -1.0     2     -4.0      1.0
            -1.0  0.5E+00  0.6E+00  0.0E+00  0.1E+00
             1.0  0.7E+00  0.8E+00  1.0E+00  1.0E+00
             1.0    -1.0     2     -4.0      1.0
            -1.0  0.1E+00  0.2E+00  0.3E+00  0.4E+00
             1.0  0.5E+00  0.6E+00  0.7E+00  0.8E+00
        """);
    Run run = read(text()).run();

    Method method = run.method().getFirst();
    assertThat(method.electronic().method()).isEqualTo("DFT+U");
    assertThat(method.kMesh().grid()).containsExactly(4, 5, 6);
    assertThat(method.kMesh().offset()).containsExactly(0.0, 0.5, 0.0);
    assertThat(method.extras().get("x_vasp_incar_in"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("MAGMOM", List.of(1, 2))
        .containsEntry("LDAU", true);
    assertThat(run.calculation().getFirst().dosElectronic()).isEmpty();
    List<Dos> dos = run.calculation().get(1).dosElectronic();
    assertThat(dos).hasSize(2);
    assertThat(dos.get(1).total().getFirst().value().at(1)).isCloseTo(0.8 / EV, within(1e4));
    assertThat(dos.get(1).total().getFirst().valueIntegrated().at(0)).isEqualTo(0.1);
    assertThat(dos.get(1).orbitalProjected()).hasSize(2);
    assertThat(dos.get(1).orbitalProjected().get(1).orbital()).isEqualTo("p");
    assertThat(dos.get(1).orbitalProjected().get(1).value().at(0)).isCloseTo(0.4 / EV, within(1e4));
  }

  @Test
  void takes_eigenvalues_from_the_file_beside_where_the_output_has_none() throws Exception {
    Files.writeString(
        folder.resolve("EIGENVAL"),
        """
            2    2    1    2
          0.1E+02  0.5E-09  0.5E-09  0.5E-09  0.5E-15
          1.0E-004
          CAR
         two atoms
              2      1      2

          0.0000000E+00  0.0000000E+00  0.0000000E+00  0.1000000E+01
            1      -10.000000   -9.500000   1.000000   1.000000
            2       -1.000000   -0.500000   0.000000   0.000000
        """);
    Calculation last = read(text()).run().calculation().get(1);

    assertThat(last.eigenvalues().getFirst().energies().values())
        .containsExactly(-10 * EV, -1 * EV, -9.5 * EV, -0.5 * EV);
    assertThat(last.energy().highestOccupied()).isEqualTo(-9.5 * EV);
  }

  @Test
  void reads_quasi_particle_energies_and_vibrations() throws Exception {
    String added =
        """
         QP shifts <psi_nk| G(iteration)W_0 |psi_nk>: iteration 1

         k-point   1 :       0.0000    0.0000    0.0000
          band No.  KS-energies  QP-energies   sigma(KS)   V_xc(KS)     V^pw_x(r,r')   Z            occupation Imag(sigma)

              1     -10.0000     -12.0000     -10.6463     -10.1073     -17.3456       0.6500       2.0000       1.3101
              2      -1.0000       0.5000     -10.6463     -10.1073     -17.3456       0.7500       0.0000       1.3101

        --------------------------------------------------------------------------------------------------------
         Eigenvectors and eigenvalues of the dynamical matrix
           1 f  =   15.500000 THz    97.389372 2PiTHz  517.024346 cm-1    64.102842 meV
           2 f/i=    0.250000 THz     1.570796 2PiTHz    8.339103 cm-1     1.033917 meV

        """;
    String whole = text();
    int end = whole.indexOf(" General timing");
    Run run = read(whole.substring(0, end) + added + whole.substring(end)).run();

    io.lodestone.archive.metainfo.Eigenvalues read =
        run.calculation().getLast().eigenvalues().getLast();
    assertThat(read.valueQp().values()).containsExactly(-12 * EV, 0.5 * EV);
    assertThat(read.valueKs().shape()).containsExactly(1, 1, 2);
    assertThat(read.qpLinearizationPrefactor().values()).containsExactly(0.65, 0.75);
    assertThat(run.extras().get("x_vasp_vibrational_frequencies"))
        .isEqualTo(io.lodestone.core.tensor.Tensor.vector(15.5e12, -0.25e12));
  }

  @Test
  void gives_what_was_written_before_the_job_was_killed() throws Exception {
    String whole = text();
    Calculation first = ReadRun.of(resource()).run().calculation().getFirst();
    int secondStep = whole.indexOf("Iteration    2(");
    int end = whole.indexOf("General timing");
    for (int length = 0; length < end; length += 23) {
      Run run = read(whole.substring(0, length)).run();

      assertThat(run.cleanEnd()).as("cut at " + length).isFalse();
      if (length > secondStep + 20) {
        assertThat(run.calculation().getFirst()).isEqualTo(first);
      }
    }
  }

  @Test
  void leaves_out_a_table_in_which_a_number_cannot_be_read() throws Exception {
    Run run = read(text().replace("  -9.5000  ", "  *******  ")).run();

    assertThat(run.calculation().getFirst().eigenvalues()).isEmpty();
    assertThat(run.calculation().getFirst().energy().fermi()).isEqualTo(-4 * EV);
    assertThat(run.warnings()).anyMatch(warning -> warning.contains("eigenvalues"));
  }

  @Test
  void survives_any_damage_with_at_most_a_message() throws Exception {
    byte[] whole = text().getBytes(StandardCharsets.ISO_8859_1);
    Random random = new Random(2);
    for (int i = 0; i < 1500; i++) {
      byte[] damaged = whole.clone();
      for (int j = 0; j <= random.nextInt(6); j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      String text = new String(damaged, StandardCharsets.ISO_8859_1);
      assertThatCode(
              () -> {
                try {
                  read(text);
                } catch (InvalidInput e) {
                  assertThat(e.source()).endsWith("OUTCAR");
                }
              })
          .doesNotThrowAnyException();
    }
  }

  @Test
  void knows_its_files_by_content() throws Exception {
    byte[] start = text().substring(0, 1000).getBytes(StandardCharsets.ISO_8859_1);

    assertThat(new OutcarParser().recognizes(new FileHead("renamed", start))).isTrue();
    byte[] other = "Program PWSCF v.7.2 starts\n".getBytes(StandardCharsets.US_ASCII);
    assertThat(new OutcarParser().recognizes(new FileHead("OUTCAR", other))).isFalse();
  }
}
