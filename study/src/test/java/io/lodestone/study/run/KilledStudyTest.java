package io.lodestone.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.study.file.Study;
import io.lodestone.study.record.StepRecord;
import io.lodestone.study.store.StudyStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that runs a study is killed, and another one goes on. */
class KilledStudyTest {
  private static final int STEPS = 6;

  @TempDir private Path folder;

  /** Runs the study of a folder and tells each step that ends. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    StudyProgress telling =
        new StudyProgress() {
          @Override
          public void begins(String step, int number, int of) {}

          @Override
          public void says(String text) {}

          @Override
          public void ends(String step, StepRecord record, boolean fromStore) {
            System.out.println((fromStore ? "kept " : "done ") + step);
          }
        };
    new StudyRun(
            "killed",
            Study.read(folder.resolve("killed.yaml")),
            new Outside(folder, folder.resolve("archive"), null),
            new StudyStore(folder.resolve(".store")),
            telling)
        .run(new StudyFolder(folder.resolve("ran")));
  }

  @Test
  void what_was_done_before_the_kill_is_not_done_again() throws Exception {
    StringBuilder rows = new StringBuilder("x,z,y\n");
    for (int i = 0; i < 400; i++) {
      rows.append(i + "," + i * 37 % 101 + "," + Math.sin(i * 0.1) + "\n");
    }
    Files.writeString(folder.resolve("rows.csv"), rows);
    StringBuilder text = new StringBuilder("title: t\nclaim: c\nlicence: CC0-1.0\nsteps:\n");
    text.append("  rows: {do: table, file: rows.csv, target: y}\n");
    for (int i = 1; i < STEPS; i++) {
      text.append("  e" + i + ": {do: evaluate, data: rows, learner: 'forest:seed=" + i + "'}\n");
    }
    Files.writeString(folder.resolve("killed.yaml"), text);

    List<String> before = run(3);
    assertThat(before).containsExactly("done rows", "done e1", "done e2");
    assertThat(new StudyFolder(folder.resolve("ran")).exists()).isFalse();

    List<String> after = run(Integer.MAX_VALUE);
    assertThat(after).hasSize(STEPS).startsWith("kept rows", "kept e1", "kept e2");
    assertThat(after.getLast()).isEqualTo("done e" + (STEPS - 1));
    assertThat(new StudyFolder(folder.resolve("ran")).record().steps()).hasSize(STEPS);
  }

  /** What a process tells until it ends or, after so many lines, is killed. */
  private List<String> run(int most) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledStudyTest.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> told = new ArrayList<>();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        told.add(line);
        if (told.size() == most) {
          process.destroyForcibly();
          break;
        }
      }
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
    return told;
  }
}
