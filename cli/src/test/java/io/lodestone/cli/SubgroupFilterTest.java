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

/** A rule that was found screens an archive. */
class SubgroupFilterTest {
  private static final String OCTET = "../samples/equations/octet-binaries.csv";

  @TempDir Path folder;

  @Test
  void the_filter_of_a_rule_finds_its_members_in_an_archive() throws IOException {
    CommandRun search =
        CommandRun.of(
            "subgroups",
            OCTET,
            "--target",
            "delta_e",
            "--utility",
            "cjsd_high",
            "--depth",
            "2",
            "--results",
            "3",
            "-o",
            "json");
    assertThat(search.code()).as(search.err()).isZero();
    String archive = folder.resolve("archive").toString();
    CommandRun ingested = CommandRun.of("ingest", OCTET, "--archive", archive);
    assertThat(ingested.code()).as(ingested.err()).isZero();
    for (JsonNode rule : search.objects().getFirst().get("subgroups")) {
      CommandRun found = CommandRun.of("search", rule.get("filter").asText(), "--archive", archive);
      assertThat(found.code()).as(found.err()).isZero();
      assertThat(found.out()).contains(" of " + rule.get("size").asInt() + "\n");
    }
  }

  /** Rows of which those with small radius and cubic phase are hard; others lack the hardness. */
  private Path table(String name, int rows, long seed, boolean measured) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("formula,radius (Å),phase");
    text.append(measured ? ",hardness (GPa)\n" : "\n");
    for (int row = 0; row < rows; row++) {
      double radius = 0.5 + random.nextDouble();
      String phase = random.nextBoolean() ? "cubic" : "hexagonal";
      double hardness = random.nextGaussian() + (radius < 0.9 && phase.equals("cubic") ? 20 : 5);
      text.append(String.format(Locale.ROOT, "Li%dO%d,%.4f,%s", row + 1, row + 2, radius, phase));
      text.append(measured ? String.format(Locale.ROOT, ",%.4f%n", hardness) : "\n");
    }
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void a_rule_learned_from_few_measurements_screens_many_materials_without_any()
      throws IOException {
    CommandRun search =
        CommandRun.of(
            "subgroups",
            table("measured.csv", 120, 1, true).toString(),
            "--target",
            "hardness",
            "--utility",
            "mean_shift",
            "--depth",
            "2",
            "--results",
            "1",
            "-o",
            "json");
    assertThat(search.code()).as(search.err()).isZero();
    JsonNode rule = search.objects().getFirst().at("/subgroups/0");
    assertThat(rule.get("rule").asText()).contains("radius < ", "phase = cubic");
    double bound = 0;
    for (JsonNode part : rule.get("propositions")) {
      bound += part.path("below").asDouble();
    }
    Path candidates = table("candidates.csv", 500, 2, false);
    long expected = 0;
    for (String line : Files.readAllLines(candidates).subList(1, 501)) {
      String[] cells = line.split(",");
      expected += Double.parseDouble(cells[1]) < bound && cells[2].equals("cubic") ? 1 : 0;
    }
    assertThat(expected).isBetween(60L, 140L);
    String archive = folder.resolve("archive").toString();
    CommandRun ingested = CommandRun.of("ingest", candidates.toString(), "--archive", archive);
    assertThat(ingested.code()).as(ingested.err()).isZero();
    CommandRun found = CommandRun.of("search", rule.get("filter").asText(), "--archive", archive);
    assertThat(found.code()).as(found.err()).isZero();
    assertThat(found.out()).contains(" of " + expected + "\n");
  }
}
