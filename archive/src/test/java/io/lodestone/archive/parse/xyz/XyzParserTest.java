package io.lodestone.archive.parse.xyz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.Run;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.ReadRun;
import io.lodestone.archive.parse.TextFile;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class XyzParserTest {
  private static final double EV = 1.602176634e-19;

  private static final String WATER =
      """
      3
      water
      O  0.000 0.000  0.117
      H  0.000 0.757 -0.469
      h1 0.000 -.757 -4.69D-1 0.4 spare
      """;

  private static final String SILICON =
      """
      2
      Lattice="0 2.7 2.7 2.7 0 2.7 2.7 2.7 0" Properties=species:S:1:pos:R:3:forces:R:3:tag:I:1 \
      energy=-10.8 free_energy=-10.9 stress="0.1 0 0 0 0.2 0 0 0 0.3" pbc="T T F" \
      config_type="bulk run" 'level'=3 converged virial_ok=F array={1 2 3}
      Si 0.0 0.0 0.0 0.01 0.0 0.0 7
      Si 1.35 1.35 1.35 -0.01 0.0 0.0 8
      """;

  @Test
  void plain_frames_are_molecules_with_a_title() throws IOException {
    AtomicSystem system = read(WATER).system().getFirst();
    assertThat(system.name()).isEqualTo("water");
    assertThat(system.atoms().labels()).containsExactly("O", "H", "H");
    assertThat(system.atoms().species()).containsExactly(8, 1, 1);
    assertThat(system.atoms().positions().get(2, 1)).isCloseTo(-0.757e-10, within(1e-22));
    assertThat(system.atoms().positions().get(2, 2)).isCloseTo(-0.469e-10, within(1e-22));
    assertThat(system.atoms().periodic()).containsExactly(false, false, false);
    assertThat(system.atoms().latticeVectors()).isNull();
    assertThat(read(WATER).calculation()).isEmpty();
  }

  @Test
  void extended_frames_have_lattice_and_results_in_si() throws IOException {
    Run run = read(SILICON);
    AtomicSystem system = run.system().getFirst();
    assertThat(system.atoms().latticeVectors().get(0, 1)).isCloseTo(2.7e-10, within(1e-22));
    assertThat(system.atoms().periodic()).containsExactly(true, true, false);
    assertThat(system.atoms().extras().get("x_extxyz_tag")).isEqualTo(Tensor.vector(7, 8));
    assertThat(system.extras())
        .containsEntry("x_extxyz_config_type", "bulk run")
        .containsEntry("x_extxyz_level", 3)
        .containsEntry("x_extxyz_converged", true)
        .containsEntry("x_extxyz_virial_ok", false)
        .containsEntry("x_extxyz_array", Tensor.vector(1, 2, 3));
    Calculation calculation = run.calculation().getFirst();
    assertThat(calculation.systemRef()).isZero();
    assertThat(calculation.energy().total().value()).isCloseTo(-10.8 * EV, within(1e-30));
    assertThat(calculation.energy().free().value()).isCloseTo(-10.9 * EV, within(1e-30));
    assertThat(calculation.forces().total().value().get(1, 0))
        .isCloseTo(-0.01 * EV * 1e10, within(1e-20));
    assertThat(calculation.stress().total().value().get(2, 2))
        .isCloseTo(0.3 * EV * 1e30, within(1e0));
  }

  @Test
  void a_virial_is_minus_the_stress_times_the_volume() throws IOException {
    String text =
        SILICON.replace("stress=\"0.1 0 0 0 0.2 0 0 0 0.3\"", "virial=\"-3.9366 0 0 0 0 0 0 0 0\"");
    // The volume of the cell is 39.366 Å^3.
    assertThat(read(text).calculation().getFirst().stress().total().value().get(0, 0))
        .isCloseTo(0.1 * EV * 1e30, within(1e3));
  }

  @Test
  void six_stresses_are_in_the_order_of_voigt() throws IOException {
    String text = SILICON.replace("0.1 0 0 0 0.2 0 0 0 0.3", "1 2 3 4 5 6");
    Tensor stress = read(text).calculation().getFirst().stress().total().value().scaled(1e-30 / EV);
    assertThat(stress.values())
        .usingComparatorWithPrecision(1e-9)
        .containsExactly(1, 6, 5, 6, 2, 4, 5, 4, 3);
  }

  @Test
  void every_frame_is_a_configuration() throws IOException {
    Run run = read(SILICON + SILICON.replace("-10.8", "-10.7") + "\n\n");
    assertThat(run.system()).hasSize(2);
    assertThat(run.calculation()).extracting(Calculation::systemRef).containsExactly(0, 1);
    assertThat(run.calculation().get(1).energy().total().value())
        .isCloseTo(-10.7 * EV, within(1e-30));
  }

  @Test
  void momenta_of_ase_become_velocities() throws IOException {
    Run run =
        read(
            """
            1
            Properties=species:S:1:pos:R:3:momenta:R:3:initial_magmoms:R:1:move_mask:L:1
            Fe 0 0 0 0 0 5.0 2.2 F
            """);
    // p/m with p in (eV u)^½: 5/55.845 · 9822.69 m/s.
    assertThat(run.system().getFirst().atoms().velocities().get(0, 2))
        .isCloseTo(5 / 55.845 * 9822.694, within(0.05));
    assertThat(run.system().getFirst().atoms().magneticMoments().at(0))
        .isCloseTo(2.2 * 9.2740100783e-24, within(1e-32));
    assertThat(run.system().getFirst().atoms().fixed())
        .isEqualTo(Tensor.of(new double[] {1, 1, 1}, 1, 3));
  }

  @Test
  void numbers_that_are_none_are_left_out_with_a_warning() throws IOException {
    Run run = read(SILICON.replace("energy=-10.8", "energy=nan").replace("-0.01", "NaN"));
    assertThat(run.calculation().getFirst().energy().total()).isNull();
    assertThat(run.calculation().getFirst().forces()).isNull();
    assertThat(run.warnings()).hasSize(2).allMatch(text -> text.startsWith("frame 1: "));
  }

  @Test
  void a_wrong_line_is_told_with_its_number() {
    assertError(WATER.replace("0.757 -0.469\n", "0.757 abc\n"), "line 4", "a number for pos");
    assertError(WATER.replace("H  0", "Qx 0"), "line 4", "element symbol");
    assertError(WATER.replace("H  0.000", "H nan"), "line 4");
    assertError(WATER + WATER + "five\n", "line 11", "number of atoms");
    assertError(SILICON.replace("2.7 2.7 0\"", "2.7 2.7\""), "line 2", "nine numbers");
    assertError(SILICON.replace("pos:R:3", "pos:R:2"), "line 2", "species:S:1:pos:R:3");
    assertError(SILICON.replace("T T F", "T X F"), "line 2", "pbc");
  }

  @Test
  void a_file_cut_off_anywhere_keeps_its_whole_frames() throws IOException {
    String text = SILICON + SILICON;
    for (int length = 1; length < text.length(); length++) {
      List<ReadRun> runs = new ArrayList<>();
      ReadRun.read(new TextFile("cut.xyz", text.substring(0, length)), new XyzParser(), runs);
      Run run = runs.getFirst().run();
      assertThat(run.system().size()).isLessThanOrEqualTo(length >= text.length() - 4 ? 2 : 1);
      assertThat(run.system().size()).isGreaterThanOrEqualTo(length > SILICON.length() ? 1 : 0);
    }
  }

  @Test
  void lines_after_the_only_frame_are_read_over() throws IOException {
    Run run = read(WATER + "1595.1 3657.0 3756.0\nO\tO\n");
    assertThat(run.system()).hasSize(1);
    assertThat(run.warnings()).containsExactly("line 6: text after the atoms is not read");
  }

  @Test
  void recognises_xyz_by_content() {
    assertThat(recognizes("x.xyz", WATER)).isTrue();
    assertThat(recognizes("renamed", SILICON)).isTrue();
    assertThat(recognizes("a.xyz", "1\n\n6 0.0 0.0 0.0\n")).isTrue();
    assertThat(recognizes("x.xyz", "ITEM: TIMESTEP\n0\n")).isFalse();
    assertThat(recognizes("table.txt", "3\n1 2 3\n4 5 6\n")).isFalse();
    assertThat(recognizes("POSCAR", "Si2\n1.0\n0 2.7 2.7\n")).isFalse();
    assertThat(recognizes("x.xyz", "")).isFalse();
  }

  @Test
  @Tag("data")
  void trajectories_of_other_programs_are_read_whole() throws IOException {
    String data = System.getenv("LODESTONE_DATA");
    Path folder = data == null ? null : Path.of(data, "raw-outputs/cp2k");
    Assumptions.assumeTrue(
        folder != null && Files.isDirectory(folder), "raw-outputs of LODESTONE_DATA is absent");
    assertThat(ReadRun.of(folder.resolve("geometry_optimization/H2O-pos-1.xyz")).run().system())
        .hasSize(12);
    assertThat(ReadRun.of(folder.resolve("molecular_dynamics/H2O-32-pos-1.xyz")).run().system())
        .hasSize(11);
    Run supercell = ReadRun.of(folder.resolve("version_2023_1/supercell.xyz")).run();
    assertThat(supercell.system().getFirst().atoms().nAtoms()).isEqualTo(431);
  }

  private static void assertError(String text, String... parts) {
    assertThatThrownBy(() -> read(text))
        .as(text)
        .isInstanceOf(InvalidInput.class)
        .satisfies(error -> assertThat(error.getMessage()).contains(parts));
  }

  private static boolean recognizes(String name, String text) {
    return new XyzParser().recognizes(new FileHead(name, text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Run read(String text) throws IOException {
    return ReadRun.all(new TextFile("test.xyz", text), new XyzParser()).getFirst().run();
  }
}
