package io.lodestone.study.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.archive.Archive;
import io.lodestone.archive.ingest.Ingest;
import io.lodestone.archive.provenance.Access;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.study.run.Outside;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of the sample silicon, computed on two meshes. */
class SimilarityStepTest {
  private static final String SILICON = "chemical_formula_reduced = \"Si\"";

  @TempDir private static Path folder;

  @BeforeAll
  static void ingest() throws IOException {
    try (Archive archive = Archive.open(folder.resolve("archive"))) {
      for (String set : List.of("silicon-mesh-4", "silicon-mesh-8")) {
        new Ingest(archive, (done, last) -> {})
            .run(Path.of("..", "samples", set), new Access("a", List.of(), "CC0-1.0", null, null));
      }
    }
  }

  private static StepAtWork run(String... settings) throws IOException {
    Map<String, String> named = new java.util.HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      named.put(settings[i], settings[i + 1]);
    }
    return StepAtWork.of(new SimilarityStep(), folder, named, Map.of());
  }

  @Test
  void the_mesh_sets_densities_of_states_apart() throws IOException {
    StepAtWork step = run("filter", SILICON, "factors", "k_grid,program_name");
    Dataset matrix = step.dataset();
    int n = matrix.size();
    assertThat(step.number("entries")).isEqualTo(n).isGreaterThan(2);
    for (int i = 0; i < n; i++) {
      assertThat(matrix.number("similarity_to_" + (i + 1)).value(i)).isEqualTo(1);
      for (int j = 0; j < i; j++) {
        double there = matrix.number("similarity_to_" + (i + 1)).value(j);
        assertThat(matrix.number("similarity_to_" + (j + 1)).value(i)).isEqualTo(there);
        assertThat(there).isBetween(0.0, 1.0);
      }
    }
    assertThat(step.number("differ_in_k_grid")).isLessThan(step.number("differ_in_program_name"));
    assertThat(step.text("similarity.svg")).startsWith("<svg");
  }

  @Test
  void what_it_reads_is_known_before_it_is_done() throws IOException {
    SimilarityStep step = new SimilarityStep();
    Outside outside = new Outside(folder, folder.resolve("archive"), null);
    var settings = step.settings().read(Map.of("filter", SILICON));
    assertThat(step.reads(settings, outside))
        .containsOnlyKeys("archive: " + SILICON)
        .isEqualTo(step.reads(settings, outside));
    assertThatThrownBy(
            () -> step.reads(settings, new Outside(folder, folder.resolve("none"), null)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("none");
  }

  @Test
  void refuses_unknown_factors_and_respects_bad_filters_and_too_few_entries() {
    refused("did you mean k_grid?", "filter", SILICON, "factors", "k_grit");
    refused("at least two", "filter", "chemical_formula_reduced = \"Xe\"");
    refused("dos", "filter", SILICON, "by", "smell");
    refused("a filter", "filter", " ");
    refused("elemnts", "filter", "elemnts HAS \"Si\"");
  }

  private static void refused(String part, String... settings) {
    assertThatThrownBy(() -> run(settings))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(part);
  }
}
