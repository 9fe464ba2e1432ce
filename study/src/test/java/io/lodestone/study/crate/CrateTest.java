package io.lodestone.study.crate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.study.file.Study;
import io.lodestone.study.record.StepRecord;
import io.lodestone.study.run.KeptStudy;
import io.lodestone.study.run.Outside;
import io.lodestone.study.run.Repeated;
import io.lodestone.study.run.Reproduction;
import io.lodestone.study.run.StudyFolder;
import io.lodestone.study.run.StudyProgress;
import io.lodestone.study.run.StudyRun;
import io.lodestone.study.store.StudyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrateTest {
  private static final String TEXT =
      """
      title: Means
      claim: A mean says little.
      licence: CC-BY-4.0
      authors: [A. Author]
      doi: 10.1000/182
      steps:
        rows: {do: table, file: ../tables/rows with blanks.csv, target: y}
        mean: {do: evaluate, data: rows, learner: mean, split: "folds=2,seed=1"}
      """;

  @TempDir private Path folder;
  private StudyFolder ran;
  private Outside outside;
  private Path crate;

  @BeforeEach
  void run() throws IOException {
    Path table = Files.createDirectories(folder.resolve("tables")).resolve("rows with blanks.csv");
    StringBuilder rows = new StringBuilder("x,y [eV]\n");
    for (int i = 0; i < 20; i++) {
      rows.append(i + "," + 0.1 * i * i + "\n");
    }
    Files.writeString(table, rows);
    ran = new StudyFolder(folder.resolve("kept/means"));
    outside = new Outside(folder.resolve("studies"), folder.resolve("archive"), null);
    StudyStore store = new StudyStore(folder.resolve("kept/.store"));
    new StudyRun("means", Study.parse(TEXT), outside, store, StudyProgress.NONE).run(ran);
    crate = folder.resolve("means.zip");
    new CrateExport(ran, outside).write(crate);
  }

  private StudyFolder imported(Path from) throws IOException {
    return new CrateImport(from).into(Files.createTempDirectory(folder, "unpacked"));
  }

  @Test
  void holds_data_recipe_results_and_licence_and_tells_of_them() throws IOException {
    StudyFolder back = imported(crate);
    assertThat(back.record()).isEqualTo(ran.record());
    JsonNode graph =
        new ObjectMapper()
            .readTree(back.path().resolve("ro-crate-metadata.json").toFile())
            .path("@graph");
    Map<String, JsonNode> entities = new LinkedHashMap<>();
    graph.forEach(entity -> entities.put(entity.path("@id").asText(), entity));
    assertThat(entities).hasSize(graph.size());
    assertThat(entities.get("./").path("license").path("@id").asText())
        .isEqualTo("https://spdx.org/licenses/CC-BY-4.0");
    assertThat(entities.get("./").path("citation").path("@id").asText())
        .isEqualTo("https://doi.org/10.1000/182");
    for (JsonNode part : entities.get("./").path("hasPart")) {
      assertThat(entities.get(part.path("@id").asText()).path("sha256").asText()).hasSize(64);
    }
    assertThat(entities.get("#step-mean").path("result")).isNotEmpty();
  }

  @Test
  void the_same_study_gives_the_same_crate() throws IOException {
    Path again = folder.resolve("again.zip");
    new CrateExport(ran, outside).write(again);
    assertThat(Files.mismatch(crate, again)).isEqualTo(-1);
  }

  @Test
  void is_repeated_from_a_folder_or_an_archive_alone() throws IOException {
    Path unpacked = folder.resolve("crate-folder");
    new CrateExport(ran, outside).write(unpacked);
    Files.delete(folder.resolve("tables/rows with blanks.csv"));
    for (Path from : List.of(crate, unpacked)) {
      StudyFolder back = imported(from);
      List<Repeated> steps =
          new Reproduction(
                  back,
                  new CrateData(back.path(), back.record(), folder.resolve("archive")),
                  read -> true,
                  StudyProgress.NONE)
              .run();
      assertThat(steps).hasSize(2).allMatch(step -> step.outcome() == Repeated.Outcome.SAME_BYTES);
    }
  }

  @Test
  void kept_results_are_not_computed_again() throws IOException {
    StudyStore store = new StudyStore(folder.resolve("other/.store"));
    new KeptStudy(imported(crate), store).keep();
    AtomicInteger computed = new AtomicInteger();
    StudyProgress counting =
        new StudyProgress() {
          @Override
          public void begins(String step, int number, int of) {}

          @Override
          public void says(String text) {}

          @Override
          public void ends(String step, StepRecord record, boolean fromStore) {
            computed.addAndGet(fromStore ? 0 : 1);
          }
        };
    new StudyRun("means", Study.parse(TEXT), outside, store, counting)
        .run(new StudyFolder(folder.resolve("other/means")));
    assertThat(computed).hasValue(0);
  }

  @Test
  void a_changed_table_cannot_be_exported_as_what_was_read() throws IOException {
    Files.writeString(folder.resolve("tables/rows with blanks.csv"), "x,y\n1,2\n");
    assertThatThrownBy(() -> new CrateExport(ran, outside).write(folder.resolve("new.zip")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContainingAll("rows with blanks.csv", "has changed since the study ran");
    assertThat(folder.resolve("new.zip")).doesNotExist();
  }

  @Test
  void refuses_a_crate_in_which_anything_was_changed() throws IOException {
    refused(changed("steps/mean/scores.json", "0"), "steps/mean/scores.json", "SHA-256");
    refused(changed("study.yaml", TEXT.replace("little", "all")), "study.yaml", "SHA-256");
    refused(changed("steps/mean/more.json", "{}"), "more.json", "does not list");
    refused(changed("report.html", null), "report.html", "nothing there");
    refused(changed("ro-crate-metadata.json", null), "no ro-crate-metadata.json");
    refused(changed("ro-crate-metadata.json", "{}"), "does not list");
    refused(changed("ro-crate-metadata.json", "{"), "no JSON");
  }

  @Test
  void refuses_names_that_lead_out_of_it() throws IOException {
    for (String name :
        List.of("../evil", "/etc/evil", "steps/../../evil", "a\\..\\evil", "C:evil")) {
      refused(changed(name, "x"), "leads out of the crate");
    }
    assertThat(folder.resolve("evil")).doesNotExist();
  }

  @Test
  void refuses_what_unpacks_to_much_more_than_it_is() throws IOException {
    Path bomb = folder.resolve("bomb.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      zip.putNextEntry(new ZipEntry("zeros"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 300; i++) {
        zip.write(zeros);
      }
    }
    refused(bomb, "times the size of the archive");
  }

  @Test
  void refuses_what_is_no_crate() throws IOException {
    refused(Files.writeString(folder.resolve("text.zip"), "no zip"), "a zip archive");
    refused(folder.resolve("missing.zip"), "nothing there");
  }

  /** The crate with a file changed, added, or left out where the content is null. */
  private Path changed(String name, String content) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(crate.toFile())) {
      for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
        files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    files.remove(name);
    if (content != null) {
      files.put(name, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    Path target = Files.createTempFile(folder, "changed", ".zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return target;
  }

  private void refused(Path from, String... parts) {
    assertThatThrownBy(() -> imported(from))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContainingAll(parts);
  }
}
