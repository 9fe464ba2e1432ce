package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command as users meet it: what it prints, and the code it ends with. */
class LodestoneTest {
  private static final String CIF =
      """
      data_CsCl
      _cell_length_a 4.12
      _cell_length_b 4.12
      _cell_length_c 4.12
      _cell_angle_alpha 90
      _cell_angle_beta 90
      _cell_angle_gamma 90
      _space_group_name_H-M_alt 'P 1'
      loop_
      _atom_site_label
      _atom_site_type_symbol
      _atom_site_fract_x
      _atom_site_fract_y
      _atom_site_fract_z
      Cs1 Cs 0 0 0
      Cl1 Cl 0.5 0.5 0.5
      """;

  @TempDir private Path folder;
  private Path files;
  private String archive;

  /** What a command printed and how it ended. */
  @BeforeEach
  void one_file() throws IOException {
    files = Files.createDirectory(folder.resolve("files"));
    Files.writeString(files.resolve("cscl.cif"), CIF);
    archive = folder.resolve("archive").toString();
  }

  static Stream<String> commands() {
    return Lodestone.commandLine().getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_has_help(String command) {
    CommandRun help = CommandRun.of(command, "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("Usage: lodestone " + command, "Example: lodestone " + command);
    assertThat(help.err()).isEmpty();
  }

  @Test
  void says_its_version() {
    assertThat(CommandRun.of("--version").out()).matches("(?s)lodestone \\d+\\.\\d+\\.\\d+.*");
  }

  @Test
  void a_file_goes_in_is_found_shown_exported_and_verified() throws IOException {
    CommandRun ingest = CommandRun.of("ingest", "--archive", archive, files.toString());
    assertThat(ingest.code()).as(ingest.err()).isZero();
    JsonNode row =
        json(CommandRun.of(
                "sql", "--archive", archive, "-o", "json", "SELECT entry_id, volume FROM entries"))
            .get(0);
    assertThat(row.get("volume").asDouble()).isBetween(69.9e-30, 69.95e-30);
    String id = row.get("entry_id").asText();
    assertThat(json(CommandRun.of("show", "--archive", archive, "-o", "json", id)).has("run"))
        .isTrue();
    assertThat(CommandRun.of("show", "--archive", archive, id).out()).contains("ClCs", "cscl.cif");
    assertThat(json(CommandRun.of("search", "--archive", archive, "-o", "json", "nelements = 2")))
        .isNotEmpty();
    assertThat(CommandRun.of("export", "--archive", archive, id, "--as", "poscar").out())
        .contains("Direct");
    assertThat(CommandRun.of("rebuild", "--archive", archive).out()).contains("1 entries");
    assertThat(CommandRun.of("verify", "--archive", archive).out()).contains("all whole");
  }

  @Test
  void what_a_table_states_is_found_shown_sorted_and_listed() throws IOException {
    Files.writeString(
        files.resolve("hard.csv"), "formula,Hardness (GPa),phase\nC,96,cubic\nAl2O3,20,trigonal\n");
    CommandRun.of("ingest", "--archive", archive, files.toString());
    CommandRun table =
        CommandRun.of(
            "search",
            "--archive",
            archive,
            "hardness > 10 GPa",
            "--sort",
            "-hardness",
            "--columns",
            "chemical_formula_iupac,hardness,phase",
            "--facet",
            "phase");
    assertThat(table.out())
        .containsSubsequence("96 GPa", "cubic", "20 GPa", "1 to 2 of 2", "phase");
    assertThat(CommandRun.of("search", "--archive", archive, "--quantities").out())
        .contains("hardness_in_pa", "phase_as_text");
    JsonNode all =
        json(CommandRun.of("search", "--archive", archive, "hardness_in_pa > 50", "-o", "json"));
    assertThat(all).hasSize(1);
    assertThat(all.get(0).get("hardness_in_pa").asDouble()).isEqualTo(96e9);
    assertThat(all.get(0).get("n_elements").asInt()).isEqualTo(1);
    assertThat(CommandRun.of("search", "--archive", archive, "hardnes > 2").err())
        .contains("hardness?");
    CommandRun parquet = CommandRun.of("search", "--archive", archive, "-o", "parquet");
    assertThat(parquet.out()).as(parquet.err()).startsWith("PAR1").endsWith("PAR1");
  }

  @Test
  void damage_is_told_and_ends_with_one() throws IOException {
    CommandRun.of("ingest", "--archive", archive, files.toString());
    try (Stream<Path> all = Files.walk(Path.of(archive, "objects"))) {
      Files.write(all.filter(Files::isRegularFile).findFirst().orElseThrow(), new byte[3]);
    }
    CommandRun verify = CommandRun.of("verify", "--archive", archive);
    assertThat(verify.code()).isEqualTo(1);
    assertThat(verify.out()).contains("damaged: object ");
  }

  @Test
  void parsing_prints_json_of_the_entry_and_of_nomads_names() throws IOException {
    String file = files.resolve("cscl.cif").toString();
    assertThat(json(CommandRun.of("parse", file, "-o", "json")).at("/results/material/elements"))
        .hasSize(2);
    assertThat(json(CommandRun.of("parse", file, "--as", "nomad", "-o", "json")).has("run"))
        .isTrue();
  }

  static Stream<List<String>> unusable() {
    return Stream.of(
        List.of("parse", "nowhere.out"),
        List.of("parse", "."),
        List.of("ingest", "nowhere"),
        List.of("show", "ff"),
        List.of("export", "ff", "--as", "cif"),
        List.of("search", "elements HAS"),
        List.of("sql", "DROP TABLE entries"),
        List.of("sql", "SELECT nothing FROM nowhere"),
        List.of("ingest", ".", "--license", "free beer"));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void input_that_cannot_be_used_ends_with_two_and_one_line(List<String> arguments) {
    CommandRun.of("ingest", "--archive", archive, files.toString());
    boolean needsArchive = !arguments.getFirst().equals("parse");
    List<String> all = new ArrayList<>(arguments);
    if (needsArchive) {
      all.addAll(List.of("--archive", archive));
    }
    CommandRun outcome = CommandRun.of(all.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("lodestone: ").doesNotContain("\tat ", "Exception");
    assertThat(outcome.err().lines()).hasSize(1);
  }

  @Test
  void a_damaged_file_is_told_of_with_its_place_and_ends_with_two() throws IOException {
    Path damaged = folder.resolve("damaged.cif");
    Files.writeString(damaged, CIF.replace("4.12", "4.1.2"));
    CommandRun outcome = CommandRun.of("parse", damaged.toString());
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("damaged.cif").doesNotContain("\tat ");
  }

  @Test
  void unknown_options_and_commands_end_with_two() {
    assertThat(CommandRun.of("ingest", "--no-such-option").code()).isEqualTo(2);
    assertThat(CommandRun.of("no-such-command").code()).isEqualTo(2);
  }

  @Test
  void names_of_files_cannot_command_the_terminal() throws IOException {
    Files.writeString(files.resolve("\u001b[2Jred\nnew line.txt"), "no known format");
    CommandRun outcome = CommandRun.of("ingest", "--archive", archive, files.toString());
    assertThat(outcome.out()).doesNotContain("\u001b").contains("[2Jred");
    assertThat(CommandRun.of("parse", "\u001b[2J").err()).doesNotContain("\u001b");
  }

  private static JsonNode json(CommandRun outcome) throws IOException {
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return new ObjectMapper().readTree(outcome.out());
  }
}
