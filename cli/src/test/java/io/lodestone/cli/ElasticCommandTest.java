package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lodestone elastic} on a matrix, a table of strains, and strained cells. */
class ElasticCommandTest {
  /** Copper at room temperature (Simmons and Wang, 1971), GPa. */
  private static final double[] COPPER = {168.4, 121.4, 75.4};

  @TempDir private Path folder;

  private static CommandRun elastic(String... arguments) {
    return CommandRun.of(
        Stream.concat(Stream.of("elastic"), Stream.of(arguments)).toArray(String[]::new));
  }

  private static JsonNode json(CommandRun outcome) throws IOException {
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return new ObjectMapper().readTree(outcome.out());
  }

  @Test
  void a_matrix_gives_stability_averages_and_a_debye_temperature() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("cu.txt"),
            """
            # copper, GPa
            168.4 121.4 121.4 0 0 0
            121.4 168.4 121.4 0 0 0
            121.4 121.4 168.4 0 0 0
            0 0 0 75.4 0 0
            0 0 0 0 75.4 0
            0 0 0 0 0 75.4
            """);
    JsonNode node =
        json(
            elastic(
                file.toString(),
                "--system",
                "cubic",
                "--formula",
                "Cu",
                "--volume",
                "11.81",
                "-o",
                "json"));
    assertThat(node.get("stable").asBoolean()).isTrue();
    assertThat(node.get("hill").get("bulk_modulus").asDouble()).isCloseTo(137.07, within(0.01));
    assertThat(node.get("born_conditions")).hasSize(3);
    assertThat(node.get("debye_temperature").asDouble()).isCloseTo(335, within(10.0));
    assertThat(elastic(file.toString()).out()).contains("elastically stable", "168.40", "Hill");
  }

  /**
   * Cells that ASE strained, with stresses of its effective-medium potential: the constants are
   * those of the curvature of the energy, 172.59, 115.43 and 89.90 GPa (bench/peers/elastic.py).
   */
  @Test
  void strained_cells_of_another_program_give_the_curvature_of_its_energy() throws Exception {
    Path frames = Path.of(getClass().getResource("copper-emt.xyz").toURI());
    JsonNode node = json(elastic(frames.toString(), "-o", "json"));
    JsonNode constants = node.get("elastic_tensor");
    assertThat(constants.get(0).get(0).asDouble()).isCloseTo(172.59, within(0.1));
    assertThat(constants.get(0).get(1).asDouble()).isCloseTo(115.43, within(0.1));
    assertThat(constants.get(3).get(3).asDouble()).isCloseTo(89.90, within(0.1));
    assertThat(constants.get(0).get(3).asDouble()).isCloseTo(0, within(0.01));
  }

  @Test
  void a_table_of_strains_and_stresses_is_fitted() throws IOException {
    StringBuilder table = new StringBuilder("e1 e2 e3 e4 e5 e6 s1 s2 s3 s4 s5 s6\n");
    for (int i = 0; i < 6; i++) {
      for (double size : new double[] {-0.01, 0.01}) {
        double[] row = new double[12];
        row[i] = size;
        for (int k = 0; k < 6; k++) {
          double constant = i >= 3 || k >= 3 ? (i == k ? COPPER[2] : 0) : COPPER[i == k ? 0 : 1];
          row[6 + k] = constant * size;
        }
        for (double value : row) {
          table.append(String.format(Locale.ROOT, "%.10f ", value));
        }
        table.append('\n');
      }
    }
    JsonNode node =
        json(
            elastic(
                Files.writeString(folder.resolve("strains.dat"), table).toString(), "-o", "json"));
    assertThat(node.get("elastic_tensor").get(0).get(1).asDouble()).isCloseTo(121.4, within(1e-6));
    assertThat(node.get("free_constants").asInt()).isEqualTo(21);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, -1})
  void strained_cells_with_stresses_of_either_sign_give_the_constants(int sign) throws IOException {
    double gpa = 1 / 160.2176634;
    double[][] strains = {
      {0, 0, 0, 0, 0, 0},
      {1e-4, 0, 0, 0, 0, 0},
      {-1e-4, 0, 0, 0, 0, 0},
      {0, 0, 0, 2e-4, 0, 0},
      {0, 0, 0, -2e-4, 0, 0}
    };
    double a = 3.615;
    for (int n = 0; n < strains.length; n++) {
      double[] e = strains[n];
      double xx = COPPER[0] * e[0] * sign * gpa;
      double yy = COPPER[1] * e[0] * sign * gpa;
      double yz = COPPER[2] * e[3] * sign * gpa;
      StringBuilder text = new StringBuilder("4\n");
      text.append(
          String.format(
              Locale.ROOT,
              "Lattice=\"%.12f 0 0 0 %.12f %.12f 0 %.12f %.12f\" Properties=species:S:1:pos:R:3"
                  + " energy=-1 stress=\"%.12f 0 0 0 %.12f %.12f 0 %.12f %.12f\"%n",
              a * (1 + e[0]),
              a,
              a * e[3] / 2,
              a * e[3] / 2,
              a,
              xx,
              yy,
              yz,
              yz,
              yy));
      double[][] sites = {{0, 0, 0}, {0, 0.5, 0.5}, {0.5, 0, 0.5}, {0.5, 0.5, 0}};
      for (double[] f : sites) {
        text.append(
            String.format(
                Locale.ROOT,
                "Cu %.12f %.12f %.12f%n",
                a * (1 + e[0]) * f[0],
                a * (f[1] + e[3] / 2 * f[2]),
                a * (f[2] + e[3] / 2 * f[1])));
      }
      Files.writeString(folder.resolve("strain" + n + ".extxyz"), text);
    }
    JsonNode node = json(elastic(folder.toString(), "-o", "json"));
    assertThat(node.get("free_constants").asInt()).isEqualTo(3);
    assertThat(node.get("crystal_system").asText()).isEqualTo("cubic");
    assertThat(node.get("elastic_tensor").get(0).get(0).asDouble()).isCloseTo(168.4, within(0.1));
    assertThat(node.get("elastic_tensor").get(0).get(1).asDouble()).isCloseTo(121.4, within(0.1));
    assertThat(node.get("elastic_tensor").get(3).get(3).asDouble()).isCloseTo(75.4, within(0.1));
    assertThat(node.get("debye_temperature").asDouble()).isBetween(320.0, 345.0);
  }

  @Test
  void what_is_no_set_of_strains_ends_with_two_and_one_line() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.txt"), "1 2 3 4 5 6\n1 2 3\n");
    CommandRun outcome = elastic(bad.toString());
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err().lines()).hasSize(1);
    Path short6 = Files.writeString(folder.resolve("short.txt"), "1 2 3 4 5 6\n");
    assertThat(elastic(short6.toString()).code()).isEqualTo(2);
    assertThat(elastic("nowhere").code()).isEqualTo(2);
  }
}
