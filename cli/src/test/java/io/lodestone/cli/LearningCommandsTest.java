package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.study.dataset.DatasetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningCommandsTest {
  private static final List<String> ANIONS = List.of("F", "Cl", "Br", "I", "O", "S", "Se", "Te");
  private static final List<String> CATIONS =
      List.of("Li", "Na", "K", "Rb", "Mg", "Ca", "Sr", "Ba", "Zn", "Cd", "Al", "Ga", "Y", "Ti");

  @TempDir private Path folder;
  private Path table;
  private Path formulas;
  private Path model;

  @BeforeEach
  void write() throws IOException {
    Random random = new Random(2);
    List<String> rows = new ArrayList<>(List.of("size (nm),strain,energy (eV),phase"));
    for (int i = 0; i < 90; i++) {
      double x = 1 + random.nextDouble();
      double z = random.nextDouble();
      double y = 3 * x * x + z + 0.1 * random.nextGaussian();
      rows.add("%.4f,%.4f,%.4f,%s".formatted(x, z, y, x > 1.5 ? "cubic" : "tetragonal"));
    }
    table = Files.write(folder.resolve("table.csv"), rows);
    List<String> compounds = new ArrayList<>(List.of("formula,gap (eV)"));
    for (int c = 0; c < CATIONS.size(); c++) {
      for (int a = 0; a < ANIONS.size(); a++) {
        compounds.add(CATIONS.get(c) + ANIONS.get(a) + "2," + (9 - a + 0.2 * c));
      }
    }
    formulas = Files.write(folder.resolve("formulas.csv"), compounds);
    model = folder.resolve("model.lode");
  }

  private CommandRun fit(Path from, String target, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("fit", from.toString(), "--target", target, "-m", model.toString()));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  @Test
  void a_model_is_fitted_and_predicts_a_table_with_its_uncertainties() throws IOException {
    CommandRun fitted = fit(table, "energy", "--learner", "forest:trees=100");
    assertThat(fitted.err()).isEmpty();
    assertThat(fitted.code()).isZero();
    assertThat(fitted.out())
        .contains("energy from 2 features of 90 rows", "forest:trees=100", "rows held out", " eV,");
    Path rows = folder.resolve("new.csv");
    Files.writeString(rows, "strain,size (Å)\n0.5,15\n0.5,90\n,12\n");
    Path output = folder.resolve("predictions.csv");
    CommandRun run =
        CommandRun.of("predict", "-m", model.toString(), rows.toString(), "-o", output.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    List<String> lines = Files.readAllLines(output);
    assertThat(lines.get(0))
        .isEqualTo("id,mean,std,std_epistemic,std_aleatoric,lower,upper,in_domain,reason");
    String[] first = lines.get(1).split(",", -1);
    double mean = Double.parseDouble(first[1]);
    assertThat(mean).isCloseTo(3 * 1.5 * 1.5 + 0.5, within(1.5));
    double std = Double.parseDouble(first[2]);
    assertThat(Math.hypot(Double.parseDouble(first[3]), Double.parseDouble(first[4])))
        .isCloseTo(std, within(1e-9));
    assertThat(Double.parseDouble(first[5])).isLessThan(mean);
    assertThat(Double.parseDouble(first[6])).isGreaterThan(mean);
    assertThat(first[7]).isEqualTo("true");
    assertThat(lines.get(2)).contains("false", "size = 9.000 is outside the training range");
    assertThat(lines.get(3)).startsWith("3,,,,,,,false").contains("strain is missing");
  }

  @Test
  void a_long_table_is_predicted_block_after_block_and_the_cost_is_told() throws IOException {
    fit(table, "energy", "--learner", "forest:trees=20");
    Random random = new Random(3);
    List<String> lines = new ArrayList<>(List.of("name,size (nm),strain,remark"));
    for (int i = 0; i < 70_000; i++) {
      // The remark is a number at first, and empty in all of the second block.
      String remark = i < 32_000 ? "1" : i < 66_000 ? "" : "none of these";
      lines.add(
          "row%d,%.4f,%.4f,%s".formatted(i, 1 + random.nextDouble(), random.nextDouble(), remark));
    }
    Path all = Files.write(folder.resolve("long.csv"), lines);
    List<String> last = new ArrayList<>(lines.subList(69_990, 70_001));
    last.set(0, lines.getFirst());
    Path few = Files.write(folder.resolve("few.csv"), last);
    CommandRun run = CommandRun.of("predict", "-m", model.toString(), all.toString(), "--timing");
    assertThat(run.code()).isZero();
    List<String> predicted = run.out().lines().toList();
    assertThat(predicted).hasSize(70_001);
    CommandRun alone = CommandRun.of("predict", "-m", model.toString(), few.toString());
    assertThat(predicted.subList(69_991, 70_001)).isEqualTo(alone.out().lines().skip(1).toList());
    assertThat(predicted.getLast()).startsWith("row69999,");
    assertThat(run.err())
        .containsPattern(
            "70000 rows in \\d+\\.\\d+ s, \\d+ a second, \\d+ a processor second: reading")
        .containsPattern("mean \\d+\\.\\d+, its uncertainties \\d+\\.\\d+ more, domain \\d");
  }

  @Test
  void predictions_in_parquet_are_those_in_text() throws IOException {
    fit(table, "energy", "--learner", "forest:trees=20");
    String[] names = {"predictions.csv", "predictions.parquet"};
    List<Dataset> written = new ArrayList<>();
    for (String name : names) {
      Path file = folder.resolve(name);
      assertThat(
              CommandRun.of(
                      "predict", "-m", model.toString(), table.toString(), "-o", file.toString())
                  .code())
          .isZero();
      written.add(DatasetFile.read(new DiskFile(file, name), Map.of()));
    }
    for (String column : List.of("mean", "std", "std_epistemic", "std_aleatoric", "lower")) {
      assertThat(written.get(1).number(column).values())
          .isEqualTo(written.get(0).number(column).values());
    }
    assertThat(written.get(1).text("in_domain").values())
        .isEqualTo(written.get(0).text("in_domain").values());
    // A table in Parquet is read as any other, and refused as any other.
    CommandRun again =
        CommandRun.of(
            "predict", "-m", model.toString(), folder.resolve("predictions.parquet").toString());
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("no column");
  }

  @Test
  void intervals_are_those_of_the_leaves_if_asked_for() throws IOException {
    fit(table, "energy", "--learner", "forest:trees=100,min_leaf=5");
    String[] words = {"predict", "-m", model.toString(), table.toString(), "--interval"};
    CommandRun run = CommandRun.of(with(words, "quantiles"));
    assertThat(run.err()).isEmpty();
    double below = 0;
    double above = 0;
    for (String line : run.out().lines().skip(1).toList()) {
      double[] cells =
          Stream.of(line.split(",")).skip(1).limit(6).mapToDouble(Double::parseDouble).toArray();
      assertThat(cells[4]).isLessThan(cells[0]);
      assertThat(cells[5]).isGreaterThan(cells[0]);
      below = Math.max(below, cells[0] - cells[4]);
      above = Math.max(above, cells[5] - cells[0]);
    }
    assertThat(below).isNotCloseTo(above, within(1e-6));
    fit(table, "energy", "--learner", "ridge");
    refused(CommandRun.of(with(words, "quantiles")), "ridge", "knows no quantiles", "forest");
  }

  private static String[] with(String[] words, String last) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add(last);
    return all.toArray(String[]::new);
  }

  @Test
  void a_bad_row_far_down_leaves_no_half_of_a_table_behind() throws IOException {
    fit(table, "energy", "--learner", "mean");
    List<String> lines = new ArrayList<>(List.of("size (nm),strain"));
    for (int i = 0; i < 17_000; i++) {
      lines.add("1.5,0.5");
    }
    lines.add("1.5,0.5,0.7");
    Path rows = Files.write(folder.resolve("long.csv"), lines);
    Path output = folder.resolve("predictions.csv");
    CommandRun run =
        CommandRun.of("predict", "-m", model.toString(), rows.toString(), "-o", output.toString());
    refused(run, "long.csv", "line 17002", "3 fields");
    assertThat(output).doesNotExist();
  }

  @Test
  void a_table_of_formulas_is_represented_on_the_fly() {
    CommandRun fitted = fit(formulas, "gap", "--with", "magpie");
    assertThat(fitted.err()).isEmpty();
    assertThat(fitted.out()).contains("features: magpie");
    CommandRun run = CommandRun.of("predict", "-m", model.toString(), formulas.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out().lines().toList().get(0)).startsWith("id,formula,mean,std,");
    assertThat(run.out().lines()).hasSize(1 + CATIONS.size() * ANIONS.size());
    assertThat(run.out().lines().toList().get(1)).startsWith("LiF2,LiF2,");
  }

  @Test
  void classes_are_predicted_with_their_probabilities() {
    assertThat(fit(table, "phase", "--without", "energy").code()).isZero();
    CommandRun run = CommandRun.of("predict", "-m", model.toString(), table.toString());
    assertThat(run.out().lines().toList().get(0))
        .isEqualTo(
            "id,class,probability_cubic,probability_tetragonal,std_epistemic,in_domain,reason");
    CommandRun scores =
        CommandRun.of(
            "evaluate", table.toString(), "--target", "phase", "--without", "energy", "-o", "json");
    assertThat(scores.out()).contains("roc_auc", "f1", "log_loss");
  }

  @Test
  void folds_are_scored_and_surprises_stand_beside_their_nearest_rows() throws IOException {
    CommandRun run =
        CommandRun.of(
            "evaluate",
            table.toString(),
            "--target",
            "energy",
            "--learner",
            "forest:trees=60",
            "--folds",
            "3",
            "-o",
            "json");
    assertThat(run.err()).isEmpty();
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("folds")).hasSize(3);
    double sum = 0;
    for (JsonNode fold : json.get("folds")) {
      assertThat(fold.get("trained").asInt() + fold.get("tested").asInt()).isEqualTo(90);
      sum += fold.get("mae").asDouble();
    }
    assertThat(json.get("mean").get("mae").asDouble()).isCloseTo(sum / 3, within(1e-12));
    assertThat(json.get("mean").get("r2").asDouble()).isGreaterThan(0.9);
    assertThat(json.get("mean").get("coverage").asDouble()).isBetween(0.75, 1.0);
    assertThat(json.get("outliers")).hasSize(5);
    assertThat(json.get("outliers").get(0).get("nearest_training_rows")).hasSize(3);
    CommandRun table60 =
        CommandRun.of(
            "evaluate", table.toString(), "--target", "energy", "--learner", "forest:trees=60");
    assertThat(table60.out()).contains("miscalibration_area", "largest surprises");
  }

  @Test
  void recorded_folds_are_taken_as_they_are() throws IOException {
    Path folds = folder.resolve("folds.json");
    Files.writeString(folds, "{\"fold_0\":[\"mb-x-01\",\"mb-x-03\"],\"fold_1\":[\"mb-x-90\"]}");
    CommandRun run =
        CommandRun.of(
            "evaluate",
            table.toString(),
            "--target",
            "energy",
            "--learner",
            "forest:trees=10",
            "--folds",
            folds.toString(),
            "-o",
            "json");
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("folds").get(0).get("tested").asInt()).isEqualTo(2);
    assertThat(json.get("folds").get(0).get("trained").asInt()).isEqualTo(88);
    Files.writeString(folds, "{\"fold_0\":[\"mb-x-91\"]}");
    CommandRun wrong =
        CommandRun.of(
            "evaluate", table.toString(), "--target", "energy", "--folds", folds.toString());
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("mb-x-91", "90 rows").doesNotContain("\tat ");
  }

  @Test
  void formulas_of_one_system_stay_together() throws IOException {
    CommandRun run =
        CommandRun.of(
            "evaluate",
            formulas.toString(),
            "--target",
            "gap",
            "--with",
            "fractions",
            "--group",
            "system",
            "--learner",
            "forest:trees=10",
            "-o",
            "json");
    assertThat(run.err()).isEmpty();
    assertThat(new ObjectMapper().readTree(run.out()).get("folds")).hasSize(5);
  }

  @Test
  void what_does_not_fit_is_refused_with_a_line_that_says_why() throws IOException {
    fit(table, "energy", "--learner", "forest:trees=10");
    Path rows = folder.resolve("other.csv");
    Files.writeString(rows, "size (nm),b\n1,2\n3,4\n");
    refused(CommandRun.of("predict", "-m", model.toString(), rows.toString()), "no column strain");
    Files.writeString(rows, "size (K),strain\n1,2\n3,4\n");
    refused(CommandRun.of("predict", "-m", model.toString(), rows.toString()), "size", "nm");
    refused(CommandRun.of("predict", "-m", table.toString(), rows.toString()), "table.csv");
    refused(fit(table, "enrgy"), "did you mean energy?");
    refused(fit(table, "energy", "--learner", "forrest"), "did you mean forest?");
    refused(fit(table, "energy", "--learner", "forest:tres=4"), "did you mean trees?");
    refused(
        CommandRun.of("evaluate", table.toString(), "--target", "energy", "--folds", "91"),
        "91 folds of 90 rows");
  }

  private static void refused(CommandRun run, String... said) {
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(said).doesNotContain("\tat ");
    assertThat(run.err().lines()).hasSize(1);
  }
}
