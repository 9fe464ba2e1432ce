package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.archive.entry.StructureReader;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.crystal.symmetry.SpaceGroupType;
import io.lodestone.crystal.symmetry.Symmetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lodestone symmetry} on files. */
class SymmetryCommandTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

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
  void json_is_one_object_a_line_with_the_names_that_are_promised() throws IOException {
    assertThat(run("symmetry", salt, salt, "-o", "json")).as(run.err()).isZero();
    assertThat(run.out().lines()).hasSize(2);
    JsonNode answer = MAPPER.readTree(run.out().lines().findFirst().orElseThrow());
    assertThat(answer.get("file").asText()).isEqualTo(salt);
    assertThat(answer.get("space_group_number").asInt()).isEqualTo(225);
    assertThat(answer.get("hall_number").asInt()).isEqualTo(523);
    assertThat(answer.get("international_symbol").asText()).isEqualTo("Fm-3m");
    assertThat(answer.get("schoenflies").asText()).isEqualTo("Oh^5");
    assertThat(answer.get("wyckoff_letters")).hasSize(2);
    assertThat(answer.get("operations").asInt()).isEqualTo(48);
    assertThat(answer.get("tolerance").asDouble()).isPositive();
    assertThat(answer.get("tolerance_interval").get(1).asDouble()).isGreaterThan(0.05);
  }

  @Test
  void the_table_says_what_a_person_asks() {
    assertThat(run("symmetry", salt, "--tolerance", "0.01")).isZero();
    assertThat(run.out()).contains("Fm-3m (225", "cubic", "48 operations", "Na 4a");
  }

  @Test
  void a_standard_cell_can_be_read_again() throws IOException {
    assertThat(run("symmetry", salt, "--standard", "poscar")).as(run.err()).isZero();
    Path cell = Files.writeString(folder.resolve("standard.vasp"), run.out());
    assertThat(run("symmetry", cell.toString(), "-o", "json")).as(run.err()).isZero();
    JsonNode answer = MAPPER.readTree(run.out());
    assertThat(answer.get("space_group_number").asInt()).isEqualTo(225);
    assertThat(answer.get("operations").asInt()).isEqualTo(192);
  }

  @Test
  void a_molecule_has_a_point_group() throws IOException {
    String water =
        Files.writeString(
                folder.resolve("water.xyz"),
                "3\nwater\nO 0 0 0.119\nH 0 0.763 -0.477\nH 0 -0.763 -0.477\n")
            .toString();
    assertThat(run("symmetry", water, "-o", "json")).as(run.err()).isZero();
    assertThat(MAPPER.readTree(run.out()).get("point_group").asText()).isEqualTo("C2v");
  }

  @Test
  void one_bad_file_does_not_stop_the_others() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.cif"), "data_x\n_cell_length_a nonsense\n");
    assertThat(run("symmetry", bad.toString(), salt, "-o", "json")).isEqualTo(1);
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.err()).contains("bad.cif");
  }

  @Test
  @Tag("data")
  void wyckoff_letters_are_those_recorded_for_the_last_setting_of_a_type() throws IOException {
    Path set = recorded();
    List<Path> files;
    try (var walk = Files.walk(set.resolve("poscar"))) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    List<String> wrong = new ArrayList<>();
    for (Path file : files) {
      Path answer =
          set.resolve("recorded")
              .resolve(set.resolve("poscar").relativize(file.getParent()))
              .resolve(file.getFileName() + "-ref");
      String letters =
          Files.readAllLines(answer).stream()
              .filter(line -> line.startsWith("- "))
              .map(line -> line.substring(2).replace("\"", "").strip())
              .collect(Collectors.joining());
      double tolerance = file.toString().contains("distorted") ? 0.1 : 1e-5;
      new StructureReader()
          .read(
              new DiskFile(file),
              (key, structure) -> {
                int number = Symmetry.of(structure, tolerance).number();
                SpaceGroupType last = SpaceGroupType.ofNumber(number).getLast();
                if (!Symmetry.of(structure, tolerance, last).wyckoffLetters().equals(letters)) {
                  wrong.add(file.getFileName().toString());
                }
              });
    }
    assertThat(files).isNotEmpty();
    assertThat(wrong).isEmpty();
  }

  private static Path recorded() {
    Path data = Path.of(System.getenv().getOrDefault("LODESTONE_DATA", "../shared/data"));
    Path set = data.resolve("spglib-poscars");
    Assumptions.assumeTrue(Files.isDirectory(set), "no recorded structures at " + set);
    return set;
  }

  @Test
  @Tag("data")
  void structures_with_recorded_answers_have_them() throws IOException {
    Path set = recorded();
    for (String kind : new String[] {"exact", "distorted"}) {
      List<String> arguments = new ArrayList<>(List.of("symmetry", "-o", "json", "--tolerance"));
      arguments.add(kind.equals("exact") ? "1e-5" : "1e-1");
      try (var files = Files.walk(set.resolve("poscar"))) {
        files
            .filter(Files::isRegularFile)
            .map(Path::toString)
            .filter(file -> file.contains("distorted") == kind.equals("distorted"))
            .sorted()
            .forEach(arguments::add);
      }
      assertThat(run(arguments.toArray(String[]::new))).as(run.err()).isZero();
      List<String> wrong = new ArrayList<>();
      for (String line : run.out().lines().toList()) {
        JsonNode answer = MAPPER.readTree(line);
        String name = Path.of(answer.get("file").asText()).getFileName().toString();
        int recorded = Integer.parseInt(name.split("-")[1]);
        if (answer.get("space_group_number").asInt() != recorded) {
          wrong.add(name);
        }
      }
      assertThat(wrong).isEmpty();
      assertThat(run.out().lines()).hasSize(arguments.size() - 5);
    }
  }
}
