package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that nobody should learn from, and what is said of them. */
class BadTablesTest {
  @TempDir private Path folder;

  private Path write(String header, String... rows) throws IOException {
    Path file = folder.resolve("table.csv");
    Files.write(
        file, IntStream.range(-1, rows.length).mapToObj(i -> i < 0 ? header : rows[i]).toList());
    return file;
  }

  private Path rows(String header, int count, IntFunction<String> row) throws IOException {
    return write(header, IntStream.range(0, count).mapToObj(row).toArray(String[]::new));
  }

  private CommandRun fit(Path table, String... more) {
    return CommandRun.of(
        Stream.concat(
                List.of(
                    "fit",
                    table.toString(),
                    "--target",
                    "y",
                    "-m",
                    folder.resolve("m.lode").toString())
                    .stream(),
                List.of(more).stream())
            .toArray(String[]::new));
  }

  private static void refused(CommandRun run, String... said) {
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(said).doesNotContain("Exception");
  }

  @Test
  void constant_and_repeated_columns_are_left_out_and_named() throws IOException {
    Path table = rows("a,copy,same,y", 40, i -> i + "," + i + ",7," + 2 * i);
    CommandRun run = fit(table, "--learner", "ridge");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("from 1 features", "the same in all rows: same", "repeats another feature: copy");
  }

  @Test
  void a_table_of_constant_columns_alone_is_refused() throws IOException {
    refused(fit(rows("same,y", 40, i -> "7," + i)), "the same in all rows");
  }

  @Test
  void a_constant_target_is_learned_without_a_crash() throws IOException {
    for (String learner : List.of("ridge", "forest:trees=20", "gp:restarts=0", "knn", "lasso")) {
      CommandRun run = fit(rows("a,y", 30, i -> i + ",3"), "--learner", learner);
      assertThat(run.err()).as(learner).doesNotContain("Exception");
    }
  }

  @Test
  void fewer_rows_than_folds_are_refused() throws IOException {
    Path table = rows("a,y", 4, i -> i + "," + i);
    refused(
        CommandRun.of("evaluate", table.toString(), "--target", "y", "--learner", "mean"),
        "5 folds of 4 rows");
    refused(
        CommandRun.of("evaluate", table.toString(), "--target", "y", "--group", "cluster:9"),
        "9 of 4 points");
    refused(CommandRun.of("advise", table.toString(), "--target", "y"), "5 folds of 4 rows");
  }

  @Test
  void infinite_values_are_gaps_and_told() throws IOException {
    Path table = rows("a,b,y", 40, i -> (i == 3 ? "inf" : "" + i) + "," + i * i + "," + i);
    CommandRun left = fit(table, "--learner", "ridge");
    assertThat(left.out()).contains("from 2 features of 39 rows", "1 rows left out");
    CommandRun filled = fit(table, "--learner", "ridge", "--missing", "nearest");
    assertThat(filled.out()).contains("of 40 rows", "gaps of 1 rows filled");
    refused(fit(table, "--missing", "refuse"), "1 rows with gaps in a");
    CommandRun care = CommandRun.of("care", table.toString(), "--target", "y");
    assertThat(care.out()).contains("a: 1 gaps");
  }

  @Test
  void one_class_only_is_refused() throws IOException {
    refused(fit(rows("a,y", 30, i -> i + ",cubic")), "the class cubic only");
    CommandRun advice =
        CommandRun.of("advise", rows("a,y", 30, i -> i + ",cubic").toString(), "--target", "y");
    assertThat(advice.err() + advice.out()).contains("the class cubic only");
  }

  @Test
  void units_of_another_kind_are_refused_with_the_column() throws IOException {
    assertThat(fit(rows("a (nm),y (eV)", 30, i -> i + "," + i), "--learner", "ridge").code())
        .isZero();
    Path other = folder.resolve("other.csv");
    Files.write(other, List.of("a (K),b", "3,1"));
    refused(
        CommandRun.of("predict", "-m", folder.resolve("m.lode").toString(), other.toString()),
        "column a",
        "nm");
    refused(
        fit(
            rows("a (nm),cheap (nm),y (eV)", 30, i -> i + "," + i * i + "," + i),
            "--baseline",
            "cheap"),
        "cheap",
        "eV");
  }

  @Test
  void options_for_classes_are_refused_for_numbers_and_the_other_way_round() throws IOException {
    Path numbers = rows("a,y", 30, i -> i + "," + i);
    refused(fit(numbers, "--balance", "smote"), "balance");
    Path classes = rows("a,y", 30, i -> i + "," + (i % 2 == 0 ? "p" : "q"));
    refused(fit(classes, "--calibrate", "linear"), "calibration");
  }

  private Path wide(int width) throws IOException {
    return rows(
        IntStream.range(0, width).mapToObj(j -> "c" + j).collect(Collectors.joining(",", "", ",y")),
        12,
        i ->
            IntStream.range(0, width)
                .mapToObj(j -> "" + (i * 7919 + j * 31 + i * j) % 1009)
                .collect(Collectors.joining(",", "", "," + i)));
  }

  @Test
  void thousands_of_columns_are_learned_and_a_million_are_refused_in_one_line() throws IOException {
    Path table = wide(6000);
    CommandRun forest = fit(table, "--learner", "forest:trees=5,share=0.01");
    assertThat(forest.err()).isEmpty();
    assertThat(forest.code()).isZero();
    CommandRun care = CommandRun.of("care", table.toString(), "--target", "y", "--same", "c0");
    assertThat(care.err()).isEmpty();
    refused(fit(wide(110_000)), "line 1", ".csv", "more than 100000 fields");
  }
}
