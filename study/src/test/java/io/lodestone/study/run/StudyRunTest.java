package io.lodestone.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.study.file.Study;
import io.lodestone.study.record.StepRecord;
import io.lodestone.study.record.StudyRecord;
import io.lodestone.study.store.StudyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyRunTest {
  private static final String TEXT =
      """
      title: A planted line
      claim: y is twice x plus noise.
      licence: CC0-1.0
      steps:
        rows:
          do: table
          file: rows.csv
          target: y
        measured:
          do: evaluate
          data: rows
          learner: ridge
          split: folds=3,seed=7
        model: {do: fit, data: rows, learner: ridge}
        said: {do: predict, data: rows, model: model}
        equation: {do: sisso, data: rows, rung: 1, dimension: 1}
      findings:
        - what: error of the equation
          value: equation.rmse
          expect: at most 0.02
      """;

  @TempDir private Path folder;

  private final List<String> computed = new ArrayList<>();
  private final List<String> stored = new ArrayList<>();

  private final StudyProgress progress =
      new StudyProgress() {
        @Override
        public void begins(String step, int number, int of) {}

        @Override
        public void says(String text) {}

        @Override
        public void ends(String step, StepRecord record, boolean fromStore) {
          (fromStore ? stored : computed).add(step);
        }
      };

  @BeforeEach
  void table() throws IOException {
    write(0);
  }

  /** Rows of a planted law; another shift makes another table. */
  private void write(double shift) throws IOException {
    Random random = new Random(1);
    StringBuilder rows = new StringBuilder("name,x [eV],z [eV],y [eV]\n");
    for (int i = 0; i < 30; i++) {
      double x = 1 + random.nextDouble();
      double y = 2 * x + 0.01 * random.nextGaussian() + shift;
      rows.append("m" + i + "," + x + "," + (1 + random.nextDouble()) + "," + y + "\n");
    }
    Files.writeString(folder.resolve("rows.csv"), rows);
  }

  private StudyRecord run(String text) throws IOException {
    computed.clear();
    stored.clear();
    return new StudyRun(
            "line",
            Study.parse(text),
            outside(),
            new StudyStore(folder.resolve("kept/.store")),
            progress)
        .run(ran());
  }

  private Outside outside() {
    return new Outside(folder, folder.resolve("archive"), null);
  }

  private StudyFolder ran() {
    return new StudyFolder(folder.resolve("kept/line"));
  }

  private List<Repeated> reproduce() throws IOException {
    return new Reproduction(ran(), outside(), read -> true, StudyProgress.NONE).run();
  }

  @Test
  void gives_what_was_planted_and_judges_it() throws IOException {
    StudyRecord record = run(TEXT);
    assertThat(computed).containsExactly("rows", "measured", "model", "said", "equation");
    assertThat(record.findings().getFirst().agrees()).isTrue();
    assertThat(record.steps().get("equation").said().getFirst()).contains("(x)");
    assertThat(record.steps().get("measured").number("mae").orElseThrow().std()).isPositive();
    assertThat(record.steps().get("rows").environment().libraries()).containsKey("duckdb_jdbc");
    assertThat(ran().record()).isEqualTo(record);
  }

  @Test
  void computes_nothing_again_that_has_not_changed() throws IOException {
    run(TEXT);
    run(TEXT);
    assertThat(computed).isEmpty();
    assertThat(stored).hasSize(5);
    run(TEXT.replace("seed=7", "seed=8"));
    assertThat(computed).containsExactly("measured");
  }

  @Test
  void computes_again_what_depends_on_a_changed_table() throws IOException {
    run(TEXT);
    write(1);
    run(TEXT);
    assertThat(stored).isEmpty();
  }

  @Test
  void computes_again_what_the_store_has_lost() throws IOException {
    StudyRecord record = run(TEXT);
    String hash = record.steps().get("model").files().getFirst().sha256().hex();
    Files.delete(
        folder.resolve("kept/.store/objects/" + hash.substring(0, 2) + "/" + hash.substring(2)));
    run(TEXT);
    assertThat(computed).containsExactly("model");
  }

  @Test
  void gives_the_same_bytes_when_it_is_done_again() throws IOException {
    run(TEXT);
    assertThat(reproduce())
        .hasSize(5)
        .allSatisfy(
            step -> {
              assertThat(step.outcome()).isEqualTo(Repeated.Outcome.SAME_BYTES);
              assertThat(step.environment()).isEmpty();
            });
  }

  @Test
  void says_that_a_table_has_changed_since_it_was_read() throws IOException {
    run(TEXT);
    write(1e-9);
    assertThatThrownBy(this::reproduce)
        .isInstanceOf(InvalidInput.class)
        .hasMessageContainingAll("rows.csv", "SHA-256", "has changed since the study ran");
  }

  @Test
  void says_that_a_result_was_changed() throws IOException {
    run(TEXT);
    Path file = ran().step("measured").resolve("scores.json");
    Files.writeString(file, Files.readString(file).replace("mae", "mbe"));
    assertThatThrownBy(this::reproduce)
        .isInstanceOf(InvalidInput.class)
        .hasMessageContainingAll("scores.json", "SHA-256", "changed after the study ran");
  }

  @Test
  void refuses_what_makes_no_sense_before_anything_is_done() {
    refused(TEXT.replace("do: evaluate", "do: evaluat"), "line 9", "did you mean evaluate?");
    refused(TEXT.replace("learner: ridge\n", "learner: rigde\n"), "line 12", "did you mean ridge?");
    refused(TEXT.replace("split:", "splits:"), "line 13", "did you mean split?");
    refused(TEXT.replace("data: rows\n", "data: row\n"), "line 11", "did you mean rows?");
    refused(TEXT.replace("rung: 1", "rung: 9"), "line 16", "0 to 3");
    refused(TEXT.replace("rows.csv", "raws.csv"), "raws.csv", "nothing at");
    refused(TEXT.replace("target: y", "target: y\n    sha256: abc"), "rows.csv", "SHA-256");
    assertThat(computed).isEmpty();
  }

  @Test
  void names_the_column_that_is_not_there() {
    refused(TEXT.replace("target: y", "target: yy"), "rows.csv", "column 'yy'");
  }

  private void refused(String text, String... parts) {
    assertThatThrownBy(() -> run(text))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContainingAll(parts);
  }
}
