package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lodestone explain} and the figures of {@code lodestone evaluate}. */
class ExplainCommandTest {
  @TempDir private Path folder;
  private Path table;
  private Path fresh;
  private Path model;

  /** energy = 3 size² + strain with a little noise; idle does nothing. */
  private Path rows(String name, int rows, long seed) throws IOException {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>(List.of("size (nm),strain,idle,energy (eV),phase"));
    for (int i = 0; i < rows; i++) {
      double x = 1 + random.nextDouble();
      double z = random.nextDouble();
      double y = 3 * x * x + z + 0.1 * random.nextGaussian();
      lines.add(
          String.format(
              Locale.ROOT,
              "%.4f,%.4f,%.4f,%.4f,%s",
              x,
              z,
              random.nextDouble(),
              y,
              x > 1.5 ? "cubic" : "tetragonal"));
    }
    return Files.write(folder.resolve(name), lines);
  }

  @BeforeEach
  void write() throws IOException {
    table = rows("table.csv", 120, 1);
    fresh = rows("fresh.csv", 40, 2);
    model = folder.resolve("model.lode");
  }

  private void fit(String target, String learner) {
    CommandRun run =
        CommandRun.of(
            "fit",
            table.toString(),
            "--target",
            target,
            "--learner",
            learner,
            "-m",
            model.toString());
    assertThat(run.code()).as(run.err()).isZero();
  }

  private CommandRun explain(Path rows, String... more) {
    List<String> words =
        new ArrayList<>(List.of("explain", "-m", model.toString(), rows.toString()));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  private static JsonNode json(CommandRun run) throws IOException {
    assertThat(run.code()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void importance_is_judged_by_other_models_where_the_model_has_seen_the_rows() throws IOException {
    fit("energy", "gp");
    CommandRun seen = explain(table);
    assertThat(seen.code()).as(seen.err()).isZero();
    assertThat(seen.out()).contains("which the model has seen", "mae", "eV, 120 rows");
    CommandRun unseen = explain(fresh, "--by", "importance:repeats=20", "-o", "json");
    JsonNode groups = json(unseen);
    assertThat(groups.get(0).get("features").asText()).isEqualTo("size");
    assertThat(groups.get(0).get("increase").asDouble()).isGreaterThan(0.5);
    assertThat(groups.get(2).get("features").asText()).isEqualTo("idle");
    assertThat(explain(fresh).out()).doesNotContain("has seen");
    assertThat(explain(fresh, "--refit").out()).contains("has seen");
  }

  @Test
  void shapley_values_and_their_base_add_up_to_the_predictions() throws IOException {
    for (String learner : List.of("forest:trees=60", "gp")) {
      fit("energy", learner);
      CommandRun run = explain(fresh, "--by", "shap", "-o", "csv");
      assertThat(run.code()).as(run.err()).isZero();
      List<String> lines = run.out().lines().toList();
      assertThat(lines.getFirst()).isEqualTo("id,answer,base,size,strain,idle");
      assertThat(lines).hasSize(41);
      CommandRun predicted = CommandRun.of("predict", "-m", model.toString(), fresh.toString());
      List<String> predictions = predicted.out().lines().toList();
      for (int row = 1; row < lines.size(); row++) {
        double[] cells =
            Arrays.stream(lines.get(row).split(","))
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(cells[1] + cells[2] + cells[3] + cells[4]).isCloseTo(cells[0], within(1e-9));
        // After the identifier, or after it and a formula, comes the mean.
        assertThat(Double.parseDouble(predictions.get(row).split(",")[1]))
            .isCloseTo(cells[0], within(1e-9));
      }
    }
  }

  @Test
  void dependence_follows_a_feature_and_sobol_indices_share_the_variance() throws IOException {
    fit("energy", "gp");
    JsonNode rows = json(explain(fresh, "--by", "pdp:points=9", "--feature", "size", "-o", "json"));
    assertThat(rows).hasSize(9);
    double from = rows.get(0).get("value").asDouble();
    double to = rows.get(8).get("value").asDouble();
    assertThat(rows.get(8).get("mean").asDouble() - rows.get(0).get("mean").asDouble())
        .isCloseTo(3 * (to * to - from * from), within(0.4));
    CommandRun ice = explain(fresh, "--by", "ice:points=5", "--feature", "strain", "-o", "csv");
    assertThat(ice.out().lines()).hasSize(1 + 5 * 40);
    JsonNode indices = json(explain(table, "--by", "sobol:samples=512", "-o", "json"));
    assertThat(indices.get(0).get("feature").asText()).isEqualTo("size");
    // Var(3 x²) / (Var(3 x²) + Var(z)), x from 1 to 2 and z from 0 to 1.
    assertThat(indices.get(0).get("first").asDouble()).isCloseTo(0.988, within(0.06));
    assertThat(indices.get(0).get("total").asDouble()).isCloseTo(0.988, within(0.06));
  }

  @Test
  void each_explanation_has_a_figure() throws IOException {
    fit("phase", "forest:trees=30");
    for (String method : List.of("importance", "pdp", "ice", "shap", "sobol:samples=64")) {
      String name = method.split(":")[0];
      Path svg = folder.resolve(name + ".svg");
      CommandRun run =
          explain(fresh, "--by", method, "--class", "cubic", "--figure", svg.toString());
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(Files.readString(svg)).startsWith("<svg").contains("size").endsWith("</svg>\n");
    }
    assertThat(Files.readString(folder.resolve("shap.svg")))
        .contains("contribution to probability of phase = cubic");
    Path png = folder.resolve("shap.png");
    assertThat(explain(fresh, "--by", "shap", "--figure", png.toString()).code()).isZero();
    assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void what_cannot_be_explained_is_said() {
    fit("energy", "ridge");
    assertThat(explain(fresh, "--by", "shapp").err()).contains("--by", "shap");
    assertThat(explain(fresh, "--by", "shap:samples=x").code()).isEqualTo(2);
    assertThat(explain(fresh, "--by", "pdp", "--feature", "sizes").err()).contains("size");
    assertThat(explain(fresh, "--by", "shap", "--class", "cubic").err()).contains("numbers");
    assertThat(explain(fresh, "--figure", "shap.pdf").err()).contains(".svg or .png");
    assertThat(explain(fresh, "--by", "shap", "--rows", "0").code()).isEqualTo(2);
  }

  @Test
  void an_evaluation_is_drawn_as_svg_and_png_with_its_learning_curve() throws IOException {
    Path figures = folder.resolve("figures");
    CommandRun run =
        CommandRun.of(
            "evaluate",
            table.toString(),
            "--target",
            "energy",
            "--learner",
            "ridge",
            "--learning-curve",
            "--figures",
            figures.toString(),
            "-o",
            "json");
    JsonNode root = json(run);
    JsonNode curve = root.get("learning_curve");
    assertThat(curve).hasSize(3);
    assertThat(curve.get(2).get("rows").asInt()).isEqualTo(96);
    assertThat(curve.get(2).get("mae").asDouble())
        .isCloseTo(root.get("mean").get("mae").asDouble(), within(1e-9));
    for (String name : List.of("parity", "errors", "calibration", "learning-curve")) {
      assertThat(Files.readString(figures.resolve(name + ".svg"))).startsWith("<svg");
      assertThat(Files.readAllBytes(figures.resolve(name + ".png"))).startsWith(0x89, 'P');
    }
    CommandRun classes =
        CommandRun.of(
            "evaluate",
            table.toString(),
            "--target",
            "phase",
            "--learner",
            "knn",
            "--figures",
            folder.resolve("classes").toString());
    assertThat(classes.code()).as(classes.err()).isZero();
    assertThat(Files.readString(folder.resolve("classes/calibration.svg"))).contains("tetragonal");
  }
}
