package io.lodestone.archive.parse.vasp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.archive.metainfo.Atoms;
import io.lodestone.archive.metainfo.Run;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.ReadRun;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoscarParserTest {
  private static final String VASP5 =
      """
      cubic
      2.0
        2.0 0.0 0.0
        0.0 2.5 0.0
        0.0 0.0 3.0 ! remark
        Fe_pv O/1a2b3c
        1 2
      Selective dynamics
      Cartesian
        0.0 0.0 0.0 F F F
        1.0 1.25 1.5 T T F
        0.5 0.0 0.0 T T T

        0.01 0.0 0.0
        0.0 -0.02 0.0
        0.0 0.0 0.03
      """;

  private static final String VASP4 =
      """
      %s
      1.0
        4.0 0.0 0.0
        0.0 4.0 0.0
        0.0 0.0 4.0
        1 2
      Direct
        0.0 0.0 0.0%s
        0.5 0.5 0.5%s
        0.25 0.5 0.5%s
      """;

  @TempDir Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Poscar poscar(String text) throws IOException {
    return Poscar.read(new TextReader(new ByteArrayInputStream(bytes(text)), "POSCAR"));
  }

  private static boolean recognized(String name, String text) {
    return new PoscarParser().recognizes(new FileHead(name, bytes(text)));
  }

  private Run read(String text) throws IOException {
    Path file = folder.resolve("POSCAR");
    Files.write(file, bytes(text));
    return ReadRun.all(new DiskFile(file), new PoscarParser()).getFirst().run();
  }

  @Test
  void reads_scaled_cartesian_positions_with_constraints_and_velocities() throws Exception {
    Atoms atoms = read(VASP5).system().getFirst().atoms();

    assertThat(atoms.labels()).containsExactly("Fe", "O", "O");
    assertThat(atoms.latticeVectors().get(1, 1)).isCloseTo(5e-10, within(1e-22));
    assertThat(atoms.positions().get(1, 2)).isCloseTo(3e-10, within(1e-22));
    assertThat(atoms.fixed().values()).containsExactly(1, 1, 1, 0, 0, 1, 0, 0, 0);
    assertThat(atoms.velocities().get(1, 1)).isCloseTo(-2000, within(1e-9));
    Structure structure = poscar(VASP5).structure();
    assertThat(structure.fractional(1).x()).isCloseTo(0.5, within(1e-12));
    assertThat(structure.sites().get(1).fixed().third()).isTrue();
    assertThat(structure.composition().toString()).isEqualTo("FeO2");
  }

  @Test
  void takes_a_negative_scale_for_the_volume() throws Exception {
    Poscar poscar = poscar(VASP5.replaceFirst("2\\.0", "-120.0"));

    assertThat(poscar.lattice().volume()).isCloseTo(120, within(1e-9));
    assertThat(poscar.lattice().a().norm()).isCloseTo(4, within(1e-12));
  }

  @Test
  void takes_three_scales_for_the_three_axes() throws Exception {
    Poscar poscar = poscar(VASP5.replaceFirst("2\\.0", "1.0 2.0 3.0"));

    assertThat(poscar.lattice().lengths()).containsExactly(2, 5, 9);
    assertThat(poscar.fractions().get(4)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void names_the_elements_of_an_old_file_from_what_tells_them() throws Exception {
    assertThat(poscar(VASP4.formatted("Ti O", "", "", "")).structure().composition().toString())
        .isEqualTo("O2Ti");
    assertThat(
            poscar(VASP4.formatted("TiO2 rutile", "", "", ""))
                .kinds()
                .get(1)
                .element()
                .get()
                .symbol())
        .isEqualTo("O");
    assertThat(
            poscar(VASP4.formatted("cell", " # Zn1", " # S1", " # S2"))
                .kinds()
                .get(0)
                .element()
                .get()
                .symbol())
        .isEqualTo("Zn");
    Files.writeString(
        folder.resolve("POTCAR"),
        "  TITEL  = PAW_PBE Sr_sv 07Sep2000\n  TITEL  = PAW_PBE F 08Apr2002\n");
    assertThat(read(VASP4.formatted("Ti O", "", "", "")).system().getFirst().atoms().labels())
        .containsExactly("Sr", "F", "F");
  }

  @Test
  void leaves_elements_open_that_nothing_tells_but_keeps_kinds_apart() throws Exception {
    String unknown = VASP4.formatted("TiO3", " # Zn1", " # S1", " # Se2");
    Poscar poscar = poscar(unknown);

    assertThat(poscar.kinds().get(0).element()).isEmpty();
    assertThat(poscar.kindOfAtoms()).containsExactly(0, 1, 1);
    Run run = read(unknown);
    assertThat(run.system().getFirst().atoms().labels()).containsOnly("X");
    assertThat(run.system().getFirst().atomsGroup().get(1).atomIndices()).containsExactly(1, 2);
  }

  @Test
  void knows_its_files_by_their_shape() {
    assertThat(recognized("anything.txt", VASP5)).isTrue();
    assertThat(recognized("x", VASP4.formatted("", "", "", ""))).isTrue();
    assertThat(
            recognized(
                "XDATCAR",
                VASP4.formatted("", "", "", "").replace("Direct", "Direct configuration=     1")))
        .isFalse();
    assertThat(recognized("POSCAR", "3\nwater\nO 0 0 0\nH 1 0 0\nH 0 1 0\n")).isFalse();
    assertThat(recognized("POSCAR", "")).isFalse();
  }

  @Test
  void says_in_which_line_something_is_wrong() {
    assertThatThrownBy(() -> poscar(VASP5.replace("1.25", "1.2x")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("line 11")
        .hasMessageContaining("1.2x");
    assertThatThrownBy(() -> poscar(VASP5.replace("0.0 2.5 0.0", "4.0 0.0 0.0")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("plane");
    assertThatThrownBy(() -> poscar(VASP5.replace("1 2\n", "1 -2\n")))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> poscar(VASP5.replaceFirst("2\\.0", "0.0")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("scale");
  }

  @Test
  void tells_no_part_of_a_structure_that_is_cut_off() throws Exception {
    int velocities = VASP5.indexOf("\n\n");
    for (int length = 0; length < velocities; length++) {
      try {
        Run run = read(VASP5.substring(0, length));
        boolean whole = length >= velocities - " T T T".length() - 1;
        assertThat(run.system().isEmpty() || whole).as("cut at " + length).isTrue();
      } catch (InvalidInput e) {
        assertThat(e.place()).startsWith("line");
      }
    }
  }

  @Test
  void survives_any_damage_with_at_most_a_message() throws Exception {
    Random random = new Random(3);
    for (int i = 0; i < 3000; i++) {
      byte[] damaged = bytes(VASP5);
      for (int j = 0; j <= random.nextInt(4); j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        Poscar.read(new TextReader(new ByteArrayInputStream(damaged), "POSCAR")).section();
      } catch (InvalidInput e) {
        assertThat(e.source()).isEqualTo("POSCAR");
      }
    }
  }
}
