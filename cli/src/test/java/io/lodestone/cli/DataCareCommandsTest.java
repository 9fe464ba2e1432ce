package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCareCommandsTest {
  private static final List<String> METALS =
      List.of("Li", "Na", "K", "Rb", "Mg", "Ca", "Sr", "Ba", "Zn", "Cd", "Al", "Ga", "Y", "Ti");
  private static final List<String> OTHERS = List.of("F", "Cl", "Br", "I", "O", "S", "Se", "Te");

  @TempDir private Path folder;

  private Path write(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines);
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private static CommandRun run(Object... words) {
    List<String> texts = new ArrayList<>();
    for (Object word : words) {
      texts.add(word.toString());
    }
    return CommandRun.of(texts.toArray(String[]::new));
  }

  private static JsonNode json(CommandRun run) throws IOException {
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  private Path measured() throws IOException {
    return write(
        "hardness.csv",
        List.of(
            "formula,load (N),hardness (GPa)",
            "MgO,1,9.0",
            "Mg0.5O0.5,1,11.0",
            "MgO,5,7.0",
            "ZnO,1,5.0",
            "TiO2,1,10.0",
            "CdO,1,400.0",
            "Al2O3,1,20.0"));
  }

  @Test
  void rows_of_one_material_are_found_by_formula_and_condition() throws IOException {
    CommandRun all = run("care", measured(), "--target", "hardness");
    assertThat(all.out()).contains("3 rows are of 1 materials", "9.0, 11.0, 7.0", "MgO");
    JsonNode record =
        json(
            run(
                "care",
                measured(),
                "--target",
                "hardness",
                "--same",
                "formula,load",
                "-o",
                "json"));
    JsonNode conflicts = record.path("steps").findValues("summary").getLast();
    assertThat(conflicts.asText()).startsWith("2 rows are of 1 materials");
    assertThat(record.path("from").get(0).path("rows").asInt()).isEqualTo(7);
    assertThat(all.out()).contains("hardness = 400.000: robust score");
  }

  @Test
  void the_table_that_results_is_read_again_with_units_and_a_record_beside_it() throws IOException {
    Path to = file("clean.csv");
    CommandRun run =
        run(
            "care",
            measured(),
            "--target",
            "hardness",
            "--same",
            "formula,load",
            "--conflicts",
            "average",
            "--drop-outliers",
            "--to",
            to);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("5 rows written");
    List<String> lines = Files.readAllLines(to);
    assertThat(lines.get(0))
        .isEqualTo("id,formula,load [N],hardness [GPa],hardness_std [GPa],repeats");
    assertThat(lines.get(1)).startsWith("row 1,MgO,1,10,1.414").endsWith(",2");
    JsonNode record = new ObjectMapper().readTree(file("clean.csv.record.json").toFile());
    assertThat(record.path("format").asText()).isEqualTo("lodestone-care-1");
    assertThat(record.path("rows").asInt()).isEqualTo(5);
    CommandRun again = run("care", to, "--target", "hardness");
    assertThat(again.out()).contains("5 of 5 rows have hardness");
  }

  private Path source(String name, String unit, double offset, int from, int to)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of("formula,gap (" + unit + ")"));
    double factor = unit.equals("meV") ? 1000 : 1;
    Random random = new Random(name.hashCode());
    int place = 0;
    for (int m = 0; m < METALS.size(); m++) {
      for (int o = 0; o < OTHERS.size(); o++, place++) {
        if (place >= from && place < to) {
          double value = 9 - o + 0.2 * m + offset + 0.01 * random.nextGaussian();
          lines.add(METALS.get(m) + OTHERS.get(o) + "2," + factor * value);
        }
      }
    }
    return write(name, lines);
  }

  @Test
  void sources_are_merged_by_what_they_have_in_common() throws IOException {
    Path good = source("good.csv", "eV", 0, 0, 40);
    Path cheap = source("cheap.csv", "meV", -1.5, 20, 112);
    Path to = file("merged.csv");
    JsonNode step =
        json(run("merge", good, cheap, "--target", "gap", "--to", to, "-o", "json"))
            .path("steps")
            .get(0);
    assertThat(step.path("numbers").path("offset").asDouble()).isCloseTo(1.5, within(0.02));
    assertThat(step.path("numbers").path("offset_std").asDouble()).isBetween(0.001, 0.01);
    assertThat(step.path("numbers").path("common_materials").asInt()).isEqualTo(20);
    List<String> lines = Files.readAllLines(to);
    assertThat(lines).hasSize(1 + 40 + 72);
    assertThat(lines.get(0)).contains("gap [eV]", "source", "correction [eV]", "correction_std");
    CommandRun apart = run("merge", good, source("apart.csv", "eV", 0, 60, 70), "--target", "gap");
    assertThat(apart.code()).isEqualTo(2);
    assertThat(apart.err()).contains("0 materials in both sources");
    CommandRun kind = run("merge", good, measured(), "--target", "gap");
    assertThat(kind.code()).isEqualTo(2);
    assertThat(kind.err()).contains("hardness.csv").contains("gap");
    CommandRun unit = run("merge", good, source("odd.csv", "nm", 0, 0, 30), "--target", "gap");
    assertThat(unit.code()).isEqualTo(2);
    assertThat(unit.err()).contains("gap");
  }

  @Test
  void levels_are_learned_together_and_tested_on_the_good_ones_alone() throws IOException {
    Path good = source("good.csv", "eV", 0, 0, 20);
    Path cheap = source("cheap.csv", "eV", -1.5, 0, 112);
    Path levels = file("levels.csv");
    assertThat(
            run(
                    "merge",
                    good,
                    cheap,
                    "--target",
                    "gap",
                    "--correct",
                    "none",
                    "--keep-both",
                    "--level",
                    "fidelity",
                    "--to",
                    levels)
                .code())
        .isZero();
    String learner = "co-kriging:restarts=0,steps=20";
    JsonNode scores =
        json(
            run(
                "evaluate",
                levels,
                "--target",
                "gap",
                "--with",
                "stoichiometry ions",
                "--learner",
                learner,
                "--test-only",
                "fidelity=1",
                "--folds",
                "4",
                "-o",
                "json"));
    assertThat(scores.path("folds").get(0).path("tested").asInt()).isEqualTo(5);
    assertThat(scores.path("folds").get(0).path("trained").asInt()).isEqualTo(127);
    Path model = file("levels.lode");
    assertThat(
            run(
                    "fit",
                    levels,
                    "--target",
                    "gap",
                    "--with",
                    "stoichiometry ions",
                    "--learner",
                    learner,
                    "-m",
                    model)
                .err())
        .isEmpty();
    CommandRun predicted = run("predict", "-m", model, cheap, "--set", "fidelity=1");
    assertThat(predicted.err()).isEmpty();
    assertThat(predicted.out().lines()).hasSize(113);
    assertThat(run("predict", "-m", model, cheap, "--set", "fidelty=1").err())
        .contains("did you mean fidelity");
    Path beside = file("beside.csv");
    assertThat(
            run("merge", good, cheap, "--target", "gap", "--beside", "gap_cheap", "--to", beside)
                .code())
        .isZero();
    CommandRun delta =
        run(
            "fit",
            beside,
            "--target",
            "gap",
            "--learner",
            "ridge",
            "--baseline",
            "gap_cheap",
            "-m",
            file("delta.lode"));
    assertThat(delta.err()).isEmpty();
  }

  @Test
  void learners_are_advised_with_reasons_and_ranked_with_uncertainty() throws IOException {
    List<String> lines = new ArrayList<>(List.of("x,z,y (eV)"));
    Random random = new Random(5);
    for (int i = 0; i < 120; i++) {
      double x = random.nextDouble();
      double z = random.nextDouble();
      lines.add("%.4f,%.4f,%.4f".formatted(x, z, 3 * x - z + 0.1 * random.nextGaussian()));
    }
    Path table = write("table.csv", lines);
    JsonNode advice =
        json(run("advise", table, "--target", "y", "--folds", "3", "--budget", "60", "-o", "json"));
    assertThat(advice.path("traits").path("r2_linear").asDouble()).isGreaterThan(0.95);
    assertThat(advice.path("advice").size()).isGreaterThan(8);
    advice.path("advice").forEach(one -> assertThat(one.path("reasons").size()).isPositive());
    JsonNode ranked = advice.path("measured").path("ranked");
    assertThat(ranked.get(0).path("behind").asDouble()).isZero();
    assertThat(ranked.size()).isGreaterThan(3);
    assertThat(advice.path("recommended").asText()).isNotEmpty();
    CommandRun text = run("advise", table, "--target", "y", "--budget", "0", "--interpretable");
    assertThat(text.out())
        .contains("logistic", "predicts classes only", "sisso", "understand the model")
        .doesNotContain("measured on");
  }

  @Test
  void calibration_is_shown_before_and_after_and_kept_in_the_model() throws IOException {
    List<String> lines = new ArrayList<>(List.of("x,z,y (eV)"));
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      double x = random.nextDouble();
      double z = random.nextDouble();
      lines.add("%.4f,%.4f,%.4f".formatted(x, z, 3 * x - z + 0.1 * random.nextGaussian()));
    }
    Path table = write("table.csv", lines);
    JsonNode scores =
        json(
            run(
                "evaluate",
                table,
                "--target",
                "y",
                "--learner",
                "ridge",
                "--calibrate",
                "bootstrap",
                "--members",
                "20",
                "--folds",
                "3",
                "-o",
                "json"));
    assertThat(scores.path("uncalibrated").path("coverage").asDouble()).isLessThan(0.5);
    assertThat(scores.path("mean").path("coverage").asDouble()).isCloseTo(0.9, within(0.07));
    assertThat(scores.path("mean").path("miscalibration_area").asDouble())
        .isLessThan(scores.path("uncalibrated").path("miscalibration_area").asDouble() / 2);
    assertThat(scores.path("error_distribution").path("absolute_q95").asDouble())
        .isCloseTo(0.2, within(0.06));
    assertThat(scores.path("calibration_curve").size()).isGreaterThan(10);
    CommandRun fitted =
        run(
            "fit",
            table,
            "--target",
            "y",
            "--learner",
            "forest:trees=50",
            "--calibrate",
            "linear",
            "--within",
            "x <= 0.5 and z > 0.1",
            "-m",
            file("m.lode"));
    assertThat(fitted.out()).contains("calibration: ", "domain: x <= 0.5 and z > 0.1");
    CommandRun predicted = run("predict", "-m", file("m.lode"), table);
    assertThat(predicted.out()).contains("violates x <= 0.5, the rule given for the fit");
  }

  @Test
  void folds_keep_clusters_and_prototypes_together() throws IOException {
    Path table = source("good.csv", "eV", 0, 0, 112);
    JsonNode clusters =
        json(
            run(
                "evaluate",
                table,
                "--target",
                "gap",
                "--with",
                "magpie",
                "--learner",
                "knn",
                "--group",
                "cluster:ward:6",
                "--leave-one-group-out",
                "-o",
                "json"));
    assertThat(clusters.path("folds").size()).isEqualTo(6);
    JsonNode random =
        json(
            run(
                "evaluate",
                table,
                "--target",
                "gap",
                "--with",
                "magpie",
                "--learner",
                "knn",
                "--folds",
                "6",
                "-o",
                "json"));
    assertThat(clusters.path("mean").path("mae").asDouble())
        .isGreaterThan(random.path("mean").path("mae").asDouble());
    List<String> lines = new ArrayList<>(List.of("structure,size,energy (eV)"));
    int row = 0;
    for (String pair : List.of("Na Cl", "Mg O", "K Br", "Li F")) {
      for (double[] second : new double[][] {{0.5, 0.5, 0.5}, {0.25, 0.25, 0.25}}) {
        String[] names = pair.split(" ");
        String poscar =
            "%s\n1.0\n0 2.8 2.8\n2.8 0 2.8\n2.8 2.8 0\n%s %s\n1 1\nDirect\n0 0 0\n%s %s %s\n"
                .formatted(pair, names[0], names[1], second[0], second[1], second[2]);
        lines.add("\"" + poscar + "\"," + (row % 3) + "." + row + "," + row++);
      }
    }
    Path structures = write("structures.csv", lines);
    JsonNode prototypes =
        json(
            run(
                "evaluate",
                structures,
                "--target",
                "energy",
                "--learner",
                "mean",
                "--group",
                "prototype",
                "--leave-one-group-out",
                "-o",
                "json"));
    // Rock salt and zinc blende.
    assertThat(prototypes.path("folds").size()).isEqualTo(2);
    assertThat(prototypes.path("folds").get(0).path("tested").asInt()).isEqualTo(4);
    assertThat(run("evaluate", table, "--target", "gap", "--group", "prototype").err())
        .contains("no column of structures");
  }
}
