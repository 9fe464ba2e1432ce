package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repeated and conflicting measurements of published data. */
@Tag("data")
class CareOfRecordedDataTest {
  @TempDir private Path folder;

  private static Path data(String name) {
    String data = System.getenv("LODESTONE_DATA");
    assumeTrue(data != null, "LODESTONE_DATA names no folder");
    Path file = Path.of(data, name);
    assumeTrue(Files.exists(file), file + " is not there");
    return file;
  }

  private static JsonNode step(String name, Object... words) throws IOException {
    List<String> texts = new ArrayList<>(List.of("care"));
    for (Object word : words) {
      texts.add(word.toString());
    }
    texts.addAll(List.of("-o", "json"));
    CommandRun run = CommandRun.of(texts.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    for (JsonNode one : new ObjectMapper().readTree(run.out()).path("steps")) {
      if (one.path("step").asText().equals(name)) {
        return one;
      }
    }
    throw new AssertionError("no step " + name);
  }

  @Test
  void the_hardnesses_are_of_as_many_compositions_as_was_published() throws IOException {
    Path table = data("hardness/hv_comp_load.csv");
    Path to = folder.resolve("hardness.csv");
    JsonNode same =
        step("conflicts", table, "--target", "hardness", "--conflicts", "median", "--to", to);
    assertThat(Files.readAllLines(to)).hasSize(1 + 530);
    assertThat(same.path("numbers").path("left_out").asInt()).isEqualTo(1062 - 530);
    // Hardness depends on the load: what looks like noise of a composition is mostly that.
    double ofAll = same.path("numbers").path("noise").asDouble();
    JsonNode underLoad = step("conflicts", table, "--target", "hardness", "--same", "formula,load");
    assertThat(underLoad.path("numbers").path("noise").asDouble()).isLessThan(ofAll / 3);
  }

  @Test
  void yield_strengths_of_alloys_are_counted_as_published_and_vary_for_one_composition()
      throws IOException {
    Path table = data("mpea/MPEA_dataset.csv");
    String target = "PROPERTY: YS";
    assertThat(step("answers", table, "--target", target).path("summary").asText())
        .startsWith("1067 of 1545 rows");
    JsonNode conflicts = step("conflicts", table, "--target", target);
    assertThat(conflicts.path("numbers").path("conflicts").asInt()).isGreaterThan(100);
    JsonNode treated =
        step(
            "conflicts",
            table,
            "--target",
            target,
            "--same",
            "formula,PROPERTY: Processing method,PROPERTY: Test temperature");
    assertThat(treated.path("numbers").path("noise").asDouble())
        .isLessThan(0.7 * conflicts.path("numbers").path("noise").asDouble());
  }

  @Test
  void superconductors_of_one_composition_have_other_temperatures_and_dopings_stay_apart()
      throws IOException {
    JsonNode conflicts =
        step("conflicts", data("supercon/Supercon_data_by_2018_Stanev.csv"), "--target", "Tc");
    assertThat(conflicts.path("numbers").path("groups").asInt()).isGreaterThan(400);
    assertThat(conflicts.path("numbers").path("conflicts").asInt()).isGreaterThan(200);
    for (JsonNode finding : conflicts.path("findings")) {
      List<String> rows = new ArrayList<>();
      finding.path("rows").forEach(row -> rows.add(row.asText()));
      assertThat(rows).doesNotContain("Y1Ba2Cu3O6.838");
    }
  }
}
