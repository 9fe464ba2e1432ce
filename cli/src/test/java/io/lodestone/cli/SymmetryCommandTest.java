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
  void a_slab_has_a_layer_group_with_and_without_a_third_period() throws IOException {
    String atoms = "C 0 0 7\nC 0 1.4203 7\n";
    String cell = "Lattice=\"2.46 0 0 -1.23 2.130422 0 0 0 15\" Properties=species:S:1:pos:R:3";
    Path slab =
        Files.writeString(folder.resolve("slab.xyz"), "2\n" + cell + " pbc=\"T T F\"\n" + atoms);
    Path inVacuum =
        Files.writeString(folder.resolve("vacuum.xyz"), "2\n" + cell + " pbc=\"T T T\"\n" + atoms);
    assertThat(run("symmetry", slab.toString(), inVacuum.toString(), "-o", "json"))
        .as(run.err())
        .isZero();
    List<String> lines = run.out().lines().toList();
    JsonNode first = MAPPER.readTree(lines.get(0));
    assertThat(first.get("periodic_directions").asInt()).isEqualTo(2);
    assertThat(first.get("layer_group_number").asInt()).isEqualTo(80);
    assertThat(first.get("layer_group_symbol").asText()).isEqualTo("p6/mmm");
    assertThat(first.get("point_group").asText()).isEqualTo("D6h");
    assertThat(first.get("operations").asInt()).isEqualTo(24);
    JsonNode second = MAPPER.readTree(lines.get(1));
    assertThat(second.get("space_group_number").asInt()).isEqualTo(191);
    assertThat(second.get("dimensionality").asText()).isEqualTo("2D");
    assertThat(second.get("parts")).hasSize(1);
    assertThat(second.get("parts").get(0).get("layer_group_number").asInt()).isEqualTo(80);
    assertThat(run("symmetry", slab.toString(), inVacuum.toString())).isZero();
    assertThat(run.out()).contains("layer group p6/mmm (80), point group D6h", "1 × layer");
  }

  @Test
  void a_wire_has_a_rod_group_where_there_is_one() throws IOException {
    Path wire =
        Files.writeString(
            folder.resolve("wire.xyz"),
            "3\nLattice=\"20 0 0 0 20 0 0 0 4.96\" Properties=species:S:1:pos:R:3 pbc=\"F F T\"\n"
                + "Se 0.98 0 0\nSe -0.49 0.848705 1.653333\nSe -0.49 -0.848705 3.306667\n");
    assertThat(run("symmetry", wire.toString(), "-o", "json")).as(run.err()).isZero();
    JsonNode answer = MAPPER.readTree(run.out());
    assertThat(answer.get("rod_group_number").asInt()).isEqualTo(47);
    assertThat(answer.get("rod_group_symbol").asText()).isEqualTo("p3112");
    assertThat(answer.get("point_group").asText()).isEqualTo("D3");
    assertThat(run("symmetry", wire.toString(), "--standard", "cif")).isEqualTo(1);
    assertThat(run.err()).contains("a crystal for a standard cell");
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
