package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lodestone xrd} on files. */
class XrdCommandTest {
  @TempDir private Path folder;
  private CommandRun run;
  private String salt;

  @BeforeEach
  void a_file() throws IOException {
    salt =
        Files.writeString(
                folder.resolve("POSCAR"),
                """
                rock salt
                1.0
                0 2.8201 2.8201
                2.8201 0 2.8201
                2.8201 2.8201 0
                Na Cl
                1 1
                Direct
                0 0 0
                0.5 0.5 0.5
                """)
            .toString();
  }

  private int run(String... arguments) {
    run = CommandRun.of(arguments);
    return run.code();
  }

  @Test
  void a_pattern_as_json_is_one_object_a_line() throws IOException {
    assertThat(run("xrd", salt, salt, "-o", "json")).as(run.err()).isZero();
    assertThat(run.out().lines()).hasSize(2);
    JsonNode pattern = new ObjectMapper().readTree(run.out().lines().findFirst().orElseThrow());
    assertThat(pattern.get("formula").asText()).isEqualTo("ClNa");
    JsonNode peak = pattern.get("peaks").get(1);
    assertThat(peak.get("two_theta").asDouble()).isCloseTo(31.729, within(0.001));
    assertThat(peak.get("intensity").asDouble()).isEqualTo(100);
  }

  @Test
  void a_table_names_the_angle_and_csv_has_a_line_for_each_peak() {
    assertThat(run("xrd", salt, "--radiation", "neutron")).isZero();
    assertThat(run.out()).contains("2θ (°)", "neutron");
    int rows = (int) run.out().lines().count() - 4;
    assertThat(run("xrd", salt, "--radiation", "neutron", "-o", "csv")).isZero();
    assertThat(run.out().lines()).hasSize(rows + 1);
  }

  @Test
  void planes_are_named_in_the_given_cell_or_in_the_conventional_one() {
    assertThat(run("xrd", salt, "--to", "50")).isZero();
    assertThat(run.out()).contains("hkl of the given cell", "111 100");
    // ICDD 05-0628: 111 at 27.33, 200 at 31.69 and 220 at 45.45 degrees.
    assertThat(run("xrd", salt, "--to", "50", "--cell", "conventional")).isZero();
    assertThat(run.out()).contains("hkl of the conventional cell");
    assertThat(
            run.out()
                .lines()
                .filter(line -> line.matches(" *[0-9]+[.].*"))
                .map(XrdCommandTest::plane))
        .containsExactly("27 111 8", "31 200 6", "45 220 12");
  }

  private static String plane(String row) {
    String[] cells = row.strip().split(" +");
    return cells[0].substring(0, 2) + ' ' + cells[3] + ' ' + cells[4];
  }

  @Test
  void a_figure_shows_peaks_or_the_profile() throws IOException {
    Path figure = folder.resolve("salt.svg");
    assertThat(run("xrd", salt, "--figure", figure.toString())).isZero();
    assertThat(Files.readString(figure)).startsWith("<svg").contains("NaCl", "CuKa", ">110<");
    assertThat(run("xrd", salt, "--figure", figure.toString(), "--width", "0.2")).isZero();
    assertThat(Files.readString(figure)).contains("<polyline points=\"24,206 24.1");
    Path dots = folder.resolve("salt.png");
    assertThat(run("xrd", salt, "--figure", dots.toString())).isZero();
    assertThat(Files.readAllBytes(dots)).startsWith(0x89, 'P', 'N', 'G');
    assertThat(run("xrd", salt, "--figure", "salt.pdf")).isEqualTo(2);
    assertThat(run.err()).contains("--figure", ".svg or .png").doesNotContain("\tat ");
  }

  @Test
  void a_bad_file_stops_no_other_and_a_bad_radiation_stops_all() {
    assertThat(run("xrd", folder.resolve("none.cif").toString(), salt, "-o", "json")).isEqualTo(1);
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.err()).contains("none.cif").doesNotContain("\tat ");
    assertThat(run("xrd", salt, "--radiation", "CuKx")).isEqualTo(2);
    assertThat(run.err()).contains("did you mean");
    assertThat(run("xrd", salt, "--debye-waller", "Na=-1")).isEqualTo(2);
    assertThat(run("xrd", salt, "--to", "200")).isEqualTo(2);
  }
}
