package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample silicon, computed with several codes, functionals and k-meshes. */
class SimilarityCommandTest {
  @TempDir private static Path folder;
  private static String archive;

  @BeforeAll
  static void ingest() {
    archive = folder.resolve("archive").toString();
    List<String> command = new ArrayList<>(List.of("ingest", "--archive", archive));
    for (String set : List.of("silicon", "silicon-mesh-4", "silicon-mesh-8")) {
      command.add(Path.of("..", "samples", set).toString());
    }
    CommandRun run = CommandRun.of(command.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
  }

  private static CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(1, List.of("--archive", archive));
    return CommandRun.of(all.toArray(String[]::new));
  }

  /** What the row of a factor says: mean, lowest and highest similarity. */
  private static double[] effect(CommandRun run, String factor) {
    String[] words =
        run.out()
            .lines()
            .filter(line -> line.startsWith(factor + " "))
            .reduce((first, last) -> last)
            .orElseThrow()
            .split("\\s+");
    return new double[] {
      Double.parseDouble(words[2]), Double.parseDouble(words[3]), Double.parseDouble(words[4])
    };
  }

  @Test
  void the_k_mesh_sets_densities_of_states_of_silicon_apart_more_than_code_or_functional()
      throws IOException {
    Path picture = folder.resolve("similarity.svg");
    CommandRun run =
        run(
            "similarity",
            "chemical_formula_reduced = \"Si\" AND NOT mainfile ENDS WITH \"pw.out.gz\"",
            "--figure",
            picture.toString());
    assertThat(run.code()).as(run.err()).isZero();
    double[] functional = effect(run, "xc_functional_short_name");
    double[] program = effect(run, "program_name");
    double[] mesh = effect(run, "k_grid");
    assertThat(functional[0]).isGreaterThan(0.9);
    assertThat(program[0]).isGreaterThan(0.8);
    assertThat(mesh[0]).isLessThan(functional[0]).isLessThan(program[0]);
    String svg = Files.readString(picture);
    assertThat(svg).startsWith("<svg").contains("Quantum ESPRESSO").contains(">1.00<");
    // What it shows is symmetric: as many squares as pairs both ways.
    long squares = svg.lines().filter(line -> line.contains("<title>Si/")).count();
    assertThat(Math.sqrt(squares)).isEqualTo(Math.rint(Math.sqrt(squares)));
  }

  @Test
  void the_entry_most_like_one_is_that_of_another_code_on_the_same_mesh() throws IOException {
    JsonNode ids =
        new ObjectMapper()
            .readTree(run("search", "mainfile CONTAINS \"abinit-pbe\"", "-o", "json").out());
    String id = ids.get(0).get("entry_id").asText();
    CommandRun run =
        run(
            "search",
            "mainfile CONTAINS \"nscf.out\" OR mainfile CONTAINS \"INFO.OUT\"",
            "--like",
            id.substring(0, 10),
            "--by",
            "dos",
            "-o",
            "json");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode found = new ObjectMapper().readTree(run.out());
    assertThat(found.get(0).get("mainfile").asText()).isEqualTo("Si/qe-pbe/nscf.out.gz");
    assertThat(found.get(0).get("similarity").asDouble()).isCloseTo(0.993, within(0.005));
    for (int i = 1; i < found.size(); i++) {
      assertThat(found.get(i).get("similarity").asDouble())
          .isLessThanOrEqualTo(found.get(i - 1).get("similarity").asDouble());
    }
  }

  @Test
  void what_cannot_be_compared_is_said() {
    CommandRun none = run("similarity", "chemical_formula_reduced = \"Fe\"");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("at least two").contains("lodestone search");
    CommandRun factor = run("similarity", "n_sites > 0", "--factors", "k_gird");
    assertThat(factor.code()).isEqualTo(2);
    assertThat(factor.err()).contains("did you mean k_grid?");
    CommandRun respect = run("search", "--like", "00", "--by", "shape");
    assertThat(respect.code()).isEqualTo(2);
    assertThat(respect.err()).contains("composition, dos, soap");
    CommandRun without = run("search", "--like", "zz", "--by", "dos");
    assertThat(without.code()).isEqualTo(2);
    assertThat(without.err()).contains("which no entry has");
  }
}
