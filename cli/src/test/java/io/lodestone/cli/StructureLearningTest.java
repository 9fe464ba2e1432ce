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
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Learning from structures, from Parquet and from archives, and with settings that are sought. */
class StructureLearningTest {
  private static final String SITES = "soap:r_cut=4,n_max=4,l_max=3";

  @TempDir private Path folder;
  private Path structures;
  private Path formulas;
  private Path model;

  /** Rock salts of all sizes whose chlorine is off its place: the answer is by how much. */
  @BeforeEach
  void write() throws IOException {
    Random random = new Random(1);
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      double a = 5 + 1.5 * random.nextDouble();
      double u = 0.5 + 0.1 * random.nextDouble();
      String structure =
          String.format(
              Locale.ROOT,
              """
              {"lattice":{"matrix":[[0,%1$.6f,%1$.6f],[%1$.6f,0,%1$.6f],[%1$.6f,%1$.6f,0]]},
               "sites":[{"species":[{"element":"Na","occu":1}],"abc":[0,0,0]},
                        {"species":[{"element":"Cl","occu":1}],"abc":[%2$.6f,%2$.6f,%2$.6f]}]}\
              """,
              a / 2,
              u);
      rows.append(i == 0 ? "" : ",").append("[").append(structure).append(",");
      rows.append(String.format(Locale.ROOT, "%.6f]", 10 * (u - 0.5) + a));
    }
    structures = folder.resolve("structures.json");
    Files.writeString(
        structures,
        "{\"columns\":[\"structure\",\"energy (eV)\"],\"index\":[],\"data\":[" + rows + "]}");
    List<String> lines = new ArrayList<>(List.of("formula,gap (eV)"));
    for (String cation : List.of("Li", "Na", "K", "Mg", "Ca", "Sr", "Zn", "Al")) {
      for (String anion : List.of("F", "Cl", "Br", "O", "S")) {
        lines.add(
            cation + anion + (cation.length() + 1) + "," + (lines.size() % 7 + anion.length()));
      }
    }
    formulas = Files.write(folder.resolve("formulas.csv"), lines);
    model = folder.resolve("model.lode");
    Files.createDirectories(folder.resolve("new"));
    Files.writeString(
        folder.resolve("new/POSCAR"),
        "NaCl\n1.0\n0 2.8 2.8\n2.8 0 2.8\n2.8 2.8 0\nNa Cl\n1 1\nDirect\n0 0 0\n.52 .52 .52\n");
  }

  private CommandRun run(String... words) {
    CommandRun run = CommandRun.of(words);
    assertThat(run.err()).doesNotContain("expected");
    assertThat(run.code()).isZero();
    return run;
  }

  private void predictsTheNewStructure() {
    for (String where : List.of("new", "new/POSCAR")) {
      CommandRun predicted =
          run("predict", "-m", model.toString(), folder.resolve(where).toString());
      String[] cells = predicted.out().split("\n")[1].split(",", -1);
      assertThat(cells[1]).isEqualTo("NaCl");
      assertThat(Double.parseDouble(cells[2])).isCloseTo(5.8, within(0.25));
    }
  }

  @Test
  void features_of_structures_are_learned_from_and_made_again_for_new_ones() {
    CommandRun fitted =
        run(
            "fit",
            structures.toString(),
            "--target",
            "energy",
            "--with",
            "density " + SITES,
            "--learner",
            "svm",
            "-m",
            model.toString());
    assertThat(fitted.out()).contains("| elements Na Cl | most 2", "50 rows", " eV,");
    predictsTheNewStructure();
  }

  @Test
  void structures_are_compared_by_their_sites_and_new_ones_with_those_in_the_model() {
    run(
        "fit",
        structures.toString(),
        "--target",
        "energy",
        "--with",
        "density",
        "--sites",
        SITES,
        "--learner",
        "gp:kernel=1*rematch(0.1 2 0.3)+white(0.01),restarts=0",
        "-m",
        model.toString());
    predictsTheNewStructure();
  }

  @Test
  void kernels_of_structures_are_measured_fold_by_fold() throws IOException {
    CommandRun run =
        run(
            "evaluate",
            structures.toString(),
            "--target",
            "energy",
            "--with",
            "density",
            "--sites",
            "soap:compression=mu2,r_cut=4,n_max=4,l_max=3",
            "--learner",
            "kernel-ridge:kernel=average",
            "--folds",
            "3",
            "-o",
            "json");
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.path("mean").path("r2").asDouble()).isGreaterThan(0.8);
  }

  @Test
  void a_table_in_parquet_is_read_like_the_same_in_text() throws IOException {
    Path features = folder.resolve("features.csv");
    Path parquet = folder.resolve("features.parquet");
    for (Path output : List.of(features, parquet)) {
      run("represent", formulas.toString(), "--with", "fractions", "-o", output.toString());
    }
    List<String> told = new ArrayList<>();
    for (Path table : List.of(features, parquet)) {
      run(
          "fit",
          table.toString(),
          "--target",
          "gap",
          "--learner",
          "forest:trees=20",
          "--missing",
          "median",
          "-m",
          model.toString());
      told.add(run("predict", "-m", model.toString(), table.toString()).out());
    }
    assertThat(told.get(1)).isEqualTo(told.get(0)).contains("NaCl");
  }

  @Test
  void entries_of_an_archive_are_learned_from_and_predicted() {
    String archive = folder.resolve("archive").toString();
    run("ingest", "--archive", archive, formulas.toString());
    CommandRun fitted =
        run(
            "fit",
            "--archive",
            archive,
            "elements HAS ANY \"F\",\"Cl\",\"Br\"",
            "--target",
            "gap",
            "--learner",
            "forest:trees=20",
            "-m",
            model.toString());
    assertThat(fitted.out()).contains("of 24 rows", "features: magpie");
    CommandRun predicted =
        run("predict", "--archive", archive, "elements HAS \"O\"", "-m", model.toString());
    assertThat(predicted.out().lines()).hasSize(9);
  }

  @Test
  void settings_are_sought_within_the_training_rows_of_each_fold() throws IOException {
    CommandRun run =
        run(
            "evaluate",
            formulas.toString(),
            "--target",
            "gap",
            "--learner",
            "knn:k=1..9",
            "--search",
            "random",
            "--trials",
            "4",
            "--search-folds",
            "3",
            "--folds",
            "3",
            "-o",
            "json");
    JsonNode folds = new ObjectMapper().readTree(run.out()).path("folds");
    assertThat(folds).hasSize(3);
    folds.forEach(fold -> assertThat(fold.path("learner").asText()).matches("knn:k=[1-9]"));
    CommandRun fitted =
        run(
            "fit",
            formulas.toString(),
            "--target",
            "gap",
            "--learner",
            "knn:k=1|3|9",
            "--search",
            "grid",
            "-m",
            model.toString());
    assertThat(fitted.out()).contains("chosen from 3 trials", "optimistic");
  }

  @Test
  void what_cannot_be_sought_is_told() {
    for (String learner : List.of("knn", "knn:q=1|2", "knn:k=9..1")) {
      CommandRun run =
          CommandRun.of(
              "fit",
              formulas.toString(),
              "--target",
              "gap",
              "--learner",
              learner,
              "--search",
              "grid",
              "-m",
              model.toString());
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("expected");
    }
    CommandRun bare =
        CommandRun.of(
            "fit",
            formulas.toString(),
            "--target",
            "gap",
            "--learner",
            "gp:kernel=1*rematch+white",
            "-m",
            model.toString());
    assertThat(bare.code()).isEqualTo(2);
    assertThat(bare.err()).contains("structures").contains("--sites");
  }
}
