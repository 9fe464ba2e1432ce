package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code lodestone subgroups} on small tables. */
class SubgroupsCommandTest {
  private static final String OCTET = "../samples/equations/octet-binaries.csv";

  @TempDir Path folder;

  /** Two hundred alloys; cubic ones with radii below 1.5 Å are harder by 10 GPa; some gaps. */
  private Path planted() throws IOException {
    Random random = new Random(3);
    StringBuilder text =
        new StringBuilder("alloy,radius [Å],phase,mass / u,hardness (GPa),class\n");
    for (int i = 0; i < 200; i++) {
      double radius = 1 + random.nextDouble();
      String phase = random.nextBoolean() ? "cubic" : "hexagonal";
      boolean hard = radius < 1.5 && phase.equals("cubic");
      double hardness = 5 + (hard ? 10 : 0) + random.nextGaussian();
      text.append(
          String.format(
              Locale.ROOT,
              "a%d,%s,%s,%.2f,%s,%s%n",
              i,
              i % 20 == 0 ? "" : String.format(Locale.ROOT, "%.4f", radius),
              i % 33 == 0 ? "" : phase,
              100 * random.nextDouble(),
              i % 50 == 7 ? "" : String.format(Locale.ROOT, "%.3f", hardness),
              hard ? "hard" : "soft"));
    }
    return Files.writeString(folder.resolve("planted.csv"), text);
  }

  private static JsonNode json(CommandRun run) throws IOException {
    assertThat(run.code()).as(run.err()).isZero();
    return run.objects().getFirst();
  }

  @Test
  void a_planted_rule_is_found_confirmed_and_told_as_a_filter() throws IOException {
    CommandRun run =
        CommandRun.of(
            "subgroups",
            planted().toString(),
            "--target",
            "hardness",
            "--utility",
            "mean_shift",
            "--without",
            "class",
            "--depth",
            "3",
            "--permutations",
            "19",
            "--hold-out",
            "0.3",
            "-o",
            "json");
    JsonNode found = json(run);
    assertThat(found.get("proven").asBoolean()).isTrue();
    JsonNode best = found.at("/subgroups/0");
    assertThat(best.get("rule").asText()).matches("radius < 1\\.[45]\\d* Å and phase = cubic");
    assertThat(best.get("filter").asText())
        .matches("radius < 1\\.[45]\\d* Å AND phase = \"cubic\"");
    assertThat(best.get("p_value").asDouble()).isEqualTo(0.05);
    assertThat(best.at("/held_out/confirmed").asBoolean()).isTrue();
    assertThat(best.at("/targets/0/inside/mean").asDouble()).isBetween(13.0, 16.0);
    assertThat(best.get("members")).hasSize(best.get("size").asInt());
    assertThat(found.get("evidence").asText()).startsWith("confirmatory");
    assertThat(found.get("rows_searched").asInt()).isBetween(130, 140);
  }

  @Test
  void the_same_search_gives_the_same_bytes() throws IOException {
    String[] command = {
      "subgroups", OCTET, "--target", "delta_e", "--pareto", "--depth", "3", "-o", "json"
    };
    CommandRun run = CommandRun.of(command);
    assertThat(CommandRun.of(command).out()).isEqualTo(run.out());
    JsonNode found = json(run);
    assertThat(found.get("subgroups")).hasSizeGreaterThan(10);
    double utility = 0;
    for (JsonNode subgroup : found.get("subgroups")) {
      assertThat(subgroup.get("utility").asDouble()).isGreaterThan(utility);
      utility = subgroup.get("utility").asDouble();
    }
  }

  @Test
  void several_targets_classes_and_figures() throws IOException {
    Path front = folder.resolve("front.svg");
    String table = planted().toString();
    CommandRun run =
        CommandRun.of(
            "subgroups",
            table,
            "--target",
            "hardness,mass:low",
            "--utility",
            "median_shift",
            "--features",
            "radius,phase",
            "--figure",
            front.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("mean hardness GPa")
        .contains("mean mass u")
        .contains("proof: the best subgroups of all rules with up to 4 propositions, proven")
        .contains("evidence: exploratory");
    for (String name : new String[] {"front", "front-target", "front-target-2", "front-boxes"}) {
      assertThat(Files.readString(folder.resolve(name + ".svg"))).contains("<svg");
    }
    CommandRun classes =
        CommandRun.of(
            "subgroups",
            table,
            "--target",
            "class=hard",
            "--features",
            "radius,phase",
            "--gamma",
            "0",
            "-o",
            "json",
            "--figure",
            folder.resolve("class.png").toString());
    JsonNode best = json(classes).at("/subgroups/0");
    assertThat(best.get("rule").asText()).contains("radius < 1.").contains("phase = cubic");
    assertThat(best.at("/targets/0/inside/hard").asDouble()).isGreaterThan(0.8);
    CommandRun any =
        CommandRun.of("subgroups", table, "--target", "class", "--features", "radius,phase");
    assertThat(any.code()).as(any.err()).isZero();
    assertThat(any.out()).contains("gain of class");
  }

  @Test
  void limits_and_beams_say_what_they_do_not_prove() throws IOException {
    String table = planted().toString();
    CommandRun beam = CommandRun.of("subgroups", table, "--target", "hardness", "--beam", "5");
    assertThat(beam.out()).contains("found by beam search: better ones may exist");
    CommandRun stopped =
        CommandRun.of(
            "subgroups",
            table,
            "--target",
            "hardness",
            "--cuts",
            "all",
            "--intervals",
            "--time-limit",
            "0.2",
            "--depth",
            "6",
            "--pareto");
    assertThat(stopped.code()).as(stopped.err()).isZero();
    assertThat(stopped.out()).contains("proof: stopped early: no missing subgroup has more than");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x,y;1,2|y|expected at least two rows to compare, found 1 of 1 rows with all targets",
        "x,y;1,2;2,2|y|found the same value, 2.0, in every row",
        "x,y;1,2;2,NaN;3,|y|found 1 of 3 rows with all targets",
        "x,y;1,2;1,3|y|no proposition that holds in some rows and not in others",
        "x,y;1,2;2,3|z|column 'z'",
        "x,y;1,2;2,3|y=4|expected one of 2, 3, found no row with 4",
        "x,y;1,a;2,b|y:low|expected numbers, found text",
      })
  void tables_that_cannot_be_searched_are_refused_clearly(
      String rows, String target, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.csv"), rows.replace(';', '\n') + "\n");
    CommandRun run = CommandRun.of("subgroups", file.toString(), "--target", target);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message).doesNotContain("Exception");
    assertThat(run.err().strip()).doesNotContain("\n");
  }

  @Test
  void more_propositions_than_can_be_held_are_refused_with_a_way_out() throws IOException {
    StringBuilder rows = new StringBuilder("x,y\n");
    for (int row = 0; row < 3300; row++) {
      rows.append(row).append(".5,").append(row % 7).append('\n');
    }
    Path file = Files.writeString(folder.resolve("many.csv"), rows);
    CommandRun run =
        CommandRun.of(
            "subgroups", file.toString(), "--target", "y", "--cuts", "all", "--intervals");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("at most 5,000,000 propositions", "cut into fewer parts")
        .doesNotContain("Exception");
  }

  @Test
  void a_subgroup_larger_than_the_table_is_an_empty_result_that_is_said() throws IOException {
    Path file = Files.writeString(folder.resolve("few.csv"), "x,y\n1,1\n2,2\n3,3\n4,9\n");
    CommandRun run =
        CommandRun.of("subgroups", file.toString(), "--target", "y", "--min-size", "5");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("no rule selects rows that are exceptional");
  }

  @Test
  void missing_values_satisfy_no_proposition() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("gaps.csv"), "x,y\n" + "1,0\n2,0\n8,9\n9,9\n,9\nNaN,9\n".repeat(4));
    CommandRun run =
        CommandRun.of("subgroups", file.toString(), "--target", "y", "--depth", "1", "-o", "json");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.objects().getFirst().get("rows_searched").asInt()).isEqualTo(24);
    for (JsonNode rule : run.objects().getFirst().get("subgroups")) {
      assertThat(rule.get("size").asInt()).isLessThanOrEqualTo(16 - 4);
    }
  }

  @Test
  void a_table_without_exceptional_rows_gives_no_rule_and_no_error() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("flat.csv"), "x,y\n" + "1,0\n1,2\n1,2\n2,0\n2,2\n2,2\n".repeat(3));
    CommandRun run = CommandRun.of("subgroups", file.toString(), "--target", "y");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("no rule selects rows that are exceptional");
  }

  @Test
  void options_that_do_not_go_together_are_refused() throws IOException {
    String table = planted().toString();
    assertThat(
            CommandRun.of("subgroups", table, "--target", "hardness", "--utility", "wracc").err())
        .contains("a class, such as phase=cubic");
    assertThat(CommandRun.of("subgroups", table, "--target", "hardness", "--utility", "cjs").err())
        .contains("cjsd");
    assertThat(CommandRun.of("subgroups", table, "--target", "hardness", "--gamma", "1").err())
        .contains("0 to less than 1");
    assertThat(
            CommandRun.of("subgroups", table, "--target", "hardness", "--hold-out", "0.01").err())
        .contains("at least 5 rows held out");
  }
}
