package io.lodestone.study.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.study.dataset.StoredDataset;
import io.lodestone.study.run.Outside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeparateStepTest {
  @TempDir private Path folder;

  private final SeparateStep step = new SeparateStep();
  private Work work;

  /** Rows of which those with a/b above 2 are called large. */
  private Path rows(int count, int seed) throws IOException {
    Random random = new Random(seed);
    double[] a = new double[count];
    double[] b = new double[count];
    List<String> size = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      a[i] = 1 + 4 * random.nextDouble();
      b[i] = 0.5 + 1.5 * random.nextDouble();
      size.add(a[i] / b[i] > 2 ? "large" : "small");
    }
    Path place = Files.createTempDirectory(folder, "rows");
    Dataset data =
        Dataset.of(
            List.of(
                NumberColumn.plain("a", a),
                NumberColumn.plain("b", b),
                new TextColumn("size", size)),
            "size");
    new StoredDataset(place).write(data);
    return place;
  }

  private Path run(Map<String, Path> inputs, Map<String, String> settings) throws IOException {
    Path output = Files.createTempDirectory(folder, "output");
    work =
        new Work(
            new Outside(folder, folder.resolve("archive"), null),
            inputs,
            output,
            Files.createTempDirectory(folder, "state"),
            text -> {});
    step.run(step.settings().read(settings), work);
    return output;
  }

  private double number(String name) {
    return work.numbers().stream()
        .filter(number -> number.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Test
  void finds_the_planted_quotient_and_tells_rows_right_that_it_did_not_see() throws IOException {
    Path output =
        run(
            Map.of("data", rows(120, 1), "test", rows(400, 2)),
            Map.of("rung", "1", "further", "operators=+ - * /"));
    assertThat(work.said().getFirst()).containsAnyOf("(a/b) > ", "(b/a) > ");
    assertThat(number("accuracy")).isEqualTo(1);
    assertThat(number("rows_held_out")).isEqualTo(400);
    assertThat(number("accuracy_held_out")).isGreaterThan(0.97);
    JsonNode best =
        new ObjectMapper()
            .readTree(output.resolve("separation.json").toFile())
            .path("dimensions")
            .path(0)
            .path("separations")
            .path(0);
    assertThat(best.path("mathml").asText()).startsWith("<math").contains("<mfrac>");
    assertThat(Files.readString(output.resolve("classes.svg"))).contains("<svg");
  }

  @Test
  void needs_two_classes_in_a_column_of_text() throws IOException {
    Path rows = rows(40, 3);
    assertThatThrownBy(() -> run(Map.of("data", rows), Map.of("target", "a")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("text");
    Path one = Files.createTempDirectory(folder, "one");
    new StoredDataset(one)
        .write(
            Dataset.of(
                List.of(
                    NumberColumn.plain("a", new double[] {1, 2, 3, 4}),
                    new TextColumn("size", List.of("s", "s", "s", "s"))),
                "size"));
    assertThatThrownBy(() -> run(Map.of("data", one), Map.of()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("two classes");
    assertThatThrownBy(() -> step.settings().read(Map.of("dimension", "3")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("1 or 2");
  }
}
