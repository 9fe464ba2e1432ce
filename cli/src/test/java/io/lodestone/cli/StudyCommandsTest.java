package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyCommandsTest {
  private static final String TEXT =
      """
      title: A planted law
      claim: y is the quotient of a and b.
      licence: CC0-1.0
      steps:
        rows: {do: table, file: rows.csv, target: "y"}
        equation: {do: sisso, data: rows, rung: 1, dimension: 1}
        map: {do: map, data: rows, method: pca}
      findings:
        - {what: error of the equation, value: equation.rmse, published: 0 eV, expect: at most 1e-6}
      """;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void study() throws IOException {
    Random random = new Random(5);
    StringBuilder rows = new StringBuilder("name,a [eV],b,y [eV]\n");
    for (int i = 0; i < 30; i++) {
      double a = 1 + random.nextDouble();
      double b = 1 + random.nextDouble();
      rows.append("m" + i + "," + a + "," + b + "," + a / b + "\n");
    }
    Files.createDirectories(folder.resolve("files"));
    Files.writeString(folder.resolve("files/rows.csv"), rows);
    file = Files.writeString(folder.resolve("files/law.yaml"), TEXT);
  }

  private CommandRun study(String... arguments) {
    List<String> all =
        new ArrayList<>(arguments[0].equals("reproduce") ? List.of() : List.of("study"));
    all.addAll(Arrays.asList(arguments));
    all.addAll(List.of("--studies", folder.resolve("kept").toString()));
    all.addAll(List.of("--archive", folder.resolve("archive").toString()));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private CommandRun list(String... more) {
    List<String> all = new ArrayList<>(List.of("list", "--from", file.getParent().toString()));
    all.addAll(Arrays.asList(more));
    return study(all.toArray(String[]::new));
  }

  /** Runs a changed study, which has to be refused in one line that tells why. */
  private void refused(String text, String... parts) throws IOException {
    Files.writeString(file, text);
    refused(study("run", file.toString()), parts);
  }

  private static void refused(CommandRun run, String... parts) {
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(parts).doesNotContain("\tat ");
    assertThat(run.err().lines().filter(line -> line.startsWith("lodestone: "))).hasSize(1);
  }

  @Test
  void a_study_runs_is_listed_and_is_done_again_with_the_same_bytes() throws IOException {
    CommandRun ran = study("run", file.toString());
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("y = ", "error of the equation", "agrees", "report.html");
    assertThat(study("run", file.toString()).err()).contains("unchanged, taken from the store");
    assertThat(Files.readString(folder.resolve("kept/law/report.html")))
        .contains("<math", "<svg", "class=\"sortable\"", "How to repeat this", "default-src 'none'")
        .doesNotContainPattern("(src|href)=\"(?!data:|https://(doi\\.org|openjdk\\.org)/)");

    assertThat(list().out()).startsWith("law\n  y is the quotient of a and b.").contains("agrees");
    JsonNode listed = list("-o", "json").objects().getFirst();
    assertThat(listed.path("state").asText()).isEqualTo("ran");
    assertThat(listed.path("findings").path(0).path("agrees").asBoolean()).isTrue();

    for (String named : List.of(file.toString(), "law")) {
      CommandRun again = study("reproduce", named);
      assertThat(again.code()).isZero();
      assertThat(again.out().lines().filter(line -> line.contains("same bytes"))).hasSize(3);
      assertThat(again.out()).contains("environment: the same as when it ran");
    }
  }

  @Test
  void a_study_that_has_not_run_or_was_changed_is_listed_as_such() throws IOException {
    assertThat(list().out()).startsWith("law: has not run here").contains("0 eV");
    study("run", file.toString());
    Files.writeString(file, TEXT.replace("at most 1e-6", "at most 1e-5"));
    assertThat(list().out()).startsWith("law: changed since it ran");
    refused(study("reproduce", file.toString()), "changed since it ran", "study run");
    Files.writeString(file, "title: a\n");
    assertThat(list().out()).startsWith("law: CANNOT BE READ").contains("steps");
    refused(study("list", "--from", folder.resolve("none").toString()), "--from", "a folder");
  }

  @Test
  void studies_without_their_data_or_archive_are_skipped_and_say_what_they_need()
      throws IOException {
    Path wanting = file.resolveSibling("wanting.yaml");
    Files.writeString(
        wanting,
        TEXT.replace("planted", "wanting")
            .replace("file: rows.csv", "file: $LODESTONE_DATA/no-such-folder/rows.csv"));
    Path archived = file.resolveSibling("archived.yaml");
    Files.writeString(
        archived,
        TEXT.replace("planted", "archived")
            .replace(
                "{do: table, file: rows.csv, target: \"y\"}", "{do: entries, filter: nsites > 1}"));
    String listed = list().out();
    assertThat(listed)
        .contains("wanting: skipped", "needs $LODESTONE_DATA/no-such-folder/rows.csv")
        .contains("archived: skipped", "needs an archive at")
        .contains("2 of 3 skipped; LODESTONE_DATA names the folder");
    refused(study("run", wanting.toString()), "no-such-folder/rows.csv", "LODESTONE_DATA");
    refused(study("run", archived.toString()), folder.resolve("archive").toString());

    CommandRun all = study("run", file.toString(), wanting.toString(), archived.toString());
    assertThat(all.code()).isZero();
    assertThat(all.err()).contains("wanting.yaml: skipped", "2 of 3 skipped");
    assertThat(all.out()).contains("A planted law");
    assertThat(study("run", file.toString(), folder.resolve("no.yaml").toString()).code())
        .isEqualTo(2);
  }

  @Test
  void kinds_and_their_settings_are_told() {
    assertThat(study("kinds").code()).isEqualTo(2); // it keeps nothing, so it has no --studies
    CommandRun kinds = CommandRun.of("study", "kinds");
    assertThat(kinds.out()).contains("sisso", "separate", "subgroups", "map");
    assertThat(CommandRun.of("study", "kinds", "sisso").out()).contains("rung", "needed");
    refused(CommandRun.of("study", "kinds", "siso"), "did you mean sisso?");
  }

  @Test
  void what_makes_no_sense_is_refused_with_the_line() throws IOException {
    refused(TEXT.replace("target: \"y\"", "target: z"), "rows.csv", "'z'", "step rows, line 5");
    refused(TEXT.replace("do: sisso", "do: siso"), "line 6", "did you mean sisso?");
    refused(TEXT.replace("rung: 1", "runk: 1"), "line 6", "did you mean rung?");
    refused(TEXT.replace("method: pca", "method: pcaa"), "line 7", "did you mean pca?");
    refused(TEXT.replace("rows.csv", "raws.csv"), "raws.csv", "nothing at");
    refused(TEXT.replace("target: \"y\"", "target: \"y\", units: y=furlong"), "furlong");
    refused(TEXT.replace("equation.rmse", "equation.rmsd"), "rmsd", "rmse");
    refused(
        TEXT.replace(
            "{do: map, data: rows, method: pca}", "{do: evaluate, data: rows, learner: tree}"),
        "line 7",
        "tree");
    refused(TEXT.replace("target: \"y\"", "target: \"y\", sha256: 00"), "rows.csv", "SHA-256");
    assertThat(folder.resolve("kept/law")).doesNotExist();
  }

  @Test
  void a_text_that_grows_by_aliases_is_refused_at_once() throws IOException {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      laughs.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "x]\n");
    }
    refused(laughs.toString(), "law.yaml", "aliases");
    refused("title: " + "x".repeat(2 << 20), "bytes");
    refused("title: !!java.net.URL [a]\n", "line 1", "tag");
  }

  @Test
  void a_changed_table_is_noticed_when_a_study_is_done_again() throws IOException {
    study("run", file.toString());
    Path rows = file.resolveSibling("rows.csv");
    Files.writeString(rows, Files.readString(rows).replaceFirst("m0,1", "m0,2"));
    refused(study("reproduce", "law"), "rows.csv", "SHA-256", "has changed since the study ran");
    refused(
        study("export", "law", "-o", folder.resolve("law.zip").toString()), "rows.csv", "SHA-256");
    assertThat(study("run", file.toString()).out()).contains("DIFFERS");
  }

  @Test
  void a_crate_is_imported_elsewhere_and_done_again_without_the_data() throws IOException {
    study("run", file.toString());
    Path crate = folder.resolve("law.zip");
    assertThat(study("export", "law", "-o", crate.toString()).code()).isZero();
    Files.delete(file.resolveSibling("rows.csv"));
    String elsewhere = folder.resolve("elsewhere").toString();
    String archive = folder.resolve("archive").toString();
    CommandRun taken =
        CommandRun.of(
            "study", "import", crate.toString(), "--studies", elsewhere, "--archive", archive);
    assertThat(taken.code()).isZero();
    assertThat(taken.out()).contains("A planted law", "lodestone reproduce law");
    for (String named : List.of("law", crate.toString())) {
      CommandRun again =
          CommandRun.of("reproduce", named, "--studies", elsewhere, "--archive", archive);
      assertThat(again.code()).isZero();
      assertThat(again.out().lines().filter(line -> line.contains("same bytes"))).hasSize(3);
    }
    refused(
        CommandRun.of(
            "study", "import", crate.toString(), "--studies", elsewhere, "--archive", archive),
        "a study of that name",
        "--as");
  }

  @Test
  void a_crate_that_was_tampered_with_is_refused_and_leaves_nothing() throws IOException {
    study("run", file.toString());
    Path crate = folder.resolve("law.zip");
    study("export", "law", "-o", crate.toString());
    refusedCrate(changed(crate, "steps/equation/equation.json", "{}"), "equation.json", "SHA-256");
    refusedCrate(changed(crate, "report.html", null), "report.html", "nothing there");
    refusedCrate(changed(crate, "../evil.txt", "x"), "leads out of the crate");
    refusedCrate(Files.writeString(folder.resolve("no.zip"), "no"), "a zip archive");
    assertThat(folder.resolve("evil.txt")).doesNotExist();
  }

  private void refusedCrate(Path crate, String... parts) throws IOException {
    Path kept = folder.resolve("other");
    refused(
        CommandRun.of(
            "study",
            "import",
            crate.toString(),
            "--studies",
            kept.toString(),
            "--archive",
            folder.resolve("archive").toString()),
        parts);
    try (var left = Files.list(kept)) {
      assertThat(left).isEmpty();
    }
    refused(CommandRun.of("reproduce", crate.toString(), "--studies", kept.toString()), parts);
  }

  /** The crate with a file changed, added, or left out where the content is null. */
  private Path changed(Path crate, String name, String content) throws IOException {
    Path target = Files.createTempFile(folder, "changed", ".zip");
    try (ZipFile from = new ZipFile(crate.toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(target))) {
      for (ZipEntry entry : java.util.Collections.list(from.entries())) {
        if (!entry.getName().equals(name)) {
          to.putNextEntry(new ZipEntry(entry.getName()));
          from.getInputStream(entry).transferTo(to);
        }
      }
      if (content != null) {
        to.putNextEntry(new ZipEntry(name));
        to.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    return target;
  }
}
