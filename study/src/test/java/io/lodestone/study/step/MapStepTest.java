package io.lodestone.study.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapStepTest {
  @TempDir private Path folder;

  /** Rows around so many centres in ten dimensions, which lie far from each other. */
  private static Dataset crowds(int crowds, int each) {
    Random random = new Random(3);
    int rows = crowds * each;
    List<Column> columns = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      kinds.add("kind " + row / each);
    }
    columns.add(new TextColumn("kind", kinds));
    for (int d = 0; d < 10; d++) {
      double[] centres = random.doubles(crowds, -10, 10).toArray();
      double[] values = new double[rows];
      for (int row = 0; row < rows; row++) {
        values[row] = centres[row / each] + 0.2 * random.nextGaussian();
      }
      columns.add(NumberColumn.plain("f" + d, values));
    }
    return Dataset.of(columns);
  }

  private StepAtWork run(Dataset data, String... settings) throws IOException {
    Map<String, String> named = new java.util.HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      named.put(settings[i], settings[i + 1]);
    }
    return StepAtWork.of(new MapStep(), folder, named, Map.of("data", data));
  }

  @Test
  void crowds_that_lie_apart_are_found_named_and_drawn() throws IOException {
    StepAtWork map =
        run(
            crowds(3, 30),
            "method",
            "umap:neighbours=10,seed=1",
            "cluster",
            "hdbscan",
            "names",
            "kind");
    Dataset places = map.dataset();
    assertThat(places.number("x").values()).hasSize(90).doesNotContain(Double.NaN);
    assertThat(map.number("crowds")).isEqualTo(3);
    assertThat(map.number("trustworthiness")).isGreaterThan(0.9);
    assertThat(map.text("map.svg")).startsWith("<svg").contains("kind 2");
    TextColumn kinds = places.text("kind");
    TextColumn found = places.text("cluster");
    for (int row = 0; row < 90; row++) {
      int first = row / 30 * 30;
      assertThat(found.value(row)).isEqualTo(found.value(first));
      assertThat(kinds.value(row)).isEqualTo(kinds.value(first));
    }
  }

  @Test
  void the_same_rows_and_seed_give_the_same_bytes() throws IOException {
    for (String method : List.of("pca", "umap:seed=1", "tsne:seed=1")) {
      Path one = run(crowds(2, 40), "method", method).output();
      Path other = run(crowds(2, 40), "method", method).output();
      for (String file : List.of("dataset.csv", "map.svg", MapStep.MAP)) {
        assertThat(Files.mismatch(one.resolve(file), other.resolve(file)))
            .as(method + ", " + file)
            .isEqualTo(-1);
      }
    }
  }

  @Test
  void one_point_identical_points_and_unknown_names_are_told_clearly() {
    refused(crowds(1, 1), "method", "umap:seed=1");
    Dataset same =
        Dataset.of(
            List.of(
                NumberColumn.plain("a", new double[] {1, 1, 1, 1}),
                NumberColumn.plain("b", new double[] {2, 2, 2, 2})));
    refused(same, "method", "pca");
    refused(crowds(2, 10), "method", "umapp");
    refused(crowds(2, 10), "cluster", "hdbscann");
    refused(crowds(2, 10), "names", "sort");
    refused(crowds(2, 10), "colour", "sort");
    refused(Dataset.of(List.of(new TextColumn("kind", List.of("a", "b", "c")))), "method", "pca");
  }

  private void refused(Dataset data, String... settings) {
    assertThatThrownBy(() -> run(data, settings))
        .isInstanceOf(InvalidInput.class)
        .message()
        .isNotBlank()
        .doesNotContain("null");
  }
}
