package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lodestone prototypes} and {@code lodestone decorate}. */
class PrototypeCommandsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path folder;
  private CommandRun run;

  private int run(String... arguments) {
    run = CommandRun.of(arguments);
    return run.code();
  }

  @Test
  void prototypes_lists_all_or_those_that_hold_a_text() throws IOException {
    assertThat(run("prototypes")).isZero();
    assertThat(run.out().lines().count()).isGreaterThan(200);
    assertThat(run("prototypes", "Laves")).isZero();
    assertThat(run.out()).contains("C14", "C15", "C36", "A2B_cF24_227_c_b");
    assertThat(run("prototypes", "ABX3 perovskite", "-o", "json")).isZero();
    JsonNode perovskite = MAPPER.readTree(run.out());
    assertThat(perovskite.get("label").asText()).isEqualTo("AB3C_cP5_221_a_c_b");
    assertThat(perovskite.get("strukturbericht").asText()).isEqualTo("E2_1");
    assertThat(perovskite.get("sites")).hasSize(3);
    assertThat(run("prototypes", "perowskite")).isEqualTo(2);
    assertThat(run.err()).contains("did you mean perovskite");
  }

  @Test
  void decorate_tables_every_combination() {
    assertThat(run("decorate", "ABX3 perovskite", "--A", "Ca,Sr,Ba", "--B", "Ti,Zr", "--X", "O"))
        .as(run.err())
        .isZero();
    assertThat(run.out())
        .contains("CaTiO3", "CaZrO3", "SrTiO3", "SrZrO3", "BaTiO3", "BaZrO3", "Ba+2 Zr+4 O-2");
  }

  @Test
  void candidates_become_files_that_have_the_label_of_the_prototype() throws IOException {
    for (String format : List.of("cif", "poscar", "extxyz")) {
      Path target = folder.resolve("new").resolve(format);
      assertThat(
              run(
                  "decorate",
                  "--X=O,S",
                  "--A",
                  "Zn,Cd",
                  "wurtzite",
                  "-o",
                  target.toString(),
                  "--as",
                  format))
          .as(run.err())
          .isZero();
      try (var files = Files.list(target)) {
        assertThat(files).hasSize(4);
      }
      assertThat(run("symmetry", target.toString(), "-o", "json")).as(run.err()).isZero();
      assertThat(run.out().lines()).hasSize(4);
      for (String line : run.out().lines().toList()) {
        JsonNode answer = MAPPER.readTree(line);
        assertThat(answer.get("prototype").asText()).isEqualTo("AB_hP4_186_b_b");
        assertThat(answer.get("pearson_symbol").asText()).isEqualTo("hP4");
        assertThat(answer.get("isopointal_to").get(0).asText()).isEqualTo("wurtzite");
      }
    }
    assertThat(run("symmetry", folder.resolve("new/cif/ZnO.cif").toString())).isZero();
    assertThat(run.out()).contains("prototype AB_hP4_186_b_b (wurtzite)");
  }

  @Test
  void candidates_are_printed_as_json_or_in_a_format() throws IOException {
    assertThat(run("decorate", "B1", "--A", "Na,K", "--X", "Cl", "-o", "json")).isZero();
    assertThat(run.out().lines()).hasSize(2);
    JsonNode salt = MAPPER.readTree(run.out().lines().findFirst().orElseThrow());
    assertThat(salt.get("formula").asText()).isEqualTo("NaCl");
    assertThat(salt.get("oxidation_states").get("A").asInt()).isEqualTo(1);
    assertThat(salt.get("species")).hasSize(8);
    assertThat(run("decorate", "B1", "--A", "Na,K", "--X", "Cl", "--as", "cif")).isZero();
    assertThat(run.out().split("data_", -1)).hasSize(3);
    assertThat(run("decorate", "B1", "--A", "Na,K", "--X", "Cl", "--as", "poscar")).isEqualTo(2);
    assertThat(run("decorate", "B1", "--A", "Na", "--X", "Cl", "--as", "poscar")).isZero();
    assertThat(run.out()).contains("Na Cl");
  }

  @Test
  void only_balanced_ones_are_kept_when_asked() {
    assertThat(
            run(
                "decorate",
                "perovskite",
                "--A",
                "Na,Ca,K",
                "--B",
                "Ti,Nb",
                "--X",
                "O",
                "--balanced"))
        .isZero();
    assertThat(run.out()).contains("CaTiO3", "NaNbO3", "KNbO3").doesNotContain("NaTiO3", "CaNbO3");
  }

  @Test
  void wrong_use_is_told_in_one_line_with_exit_code_2() throws IOException {
    assertThat(run("decorate", "rock slat", "--A", "Na", "--X", "Cl")).isEqualTo(2);
    assertThat(run.err()).contains("did you mean rock salt");
    assertThat(run("decorate", "rock salt", "--A", "Na")).isEqualTo(2);
    assertThat(run.err()).contains("none for X");
    assertThat(run("decorate", "rock salt", "--A", "Na", "--X", "Cl", "--Z", "F")).isEqualTo(2);
    assertThat(run.err()).contains("A, X");
    assertThat(run("decorate", "rock salt", "--A", "Xx", "--X", "Cl")).isEqualTo(2);
    assertThat(run("decorate", "rock salt", "--A", "Na", "--X", "Na")).isEqualTo(2);
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(run("decorate", "B1", "--A", "Na", "--X", "Cl", "-o", file.toString())).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
  }
}
