package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Outliers are explained by rules that they satisfy. */
class OutliersCommandTest {
  private static final String OCTET = "../samples/equations/octet-binaries.csv";

  @Test
  void the_rows_that_a_model_errs_most_on_have_their_rules() throws IOException {
    CommandRun run =
        CommandRun.of("outliers", OCTET, "--target", "delta_e", "--model", "ridge", "-n", "3");
    assertThat(run.code()).as(run.err()).isZero();
    List<String> lines = run.out().lines().toList();
    // A heading, a line, three rows, a gap and the mean.
    assertThat(lines).hasSize(7);
    double ofAll = Double.parseDouble(lines.get(6).replaceFirst(".* ", ""));
    double last = Double.POSITIVE_INFINITY;
    for (String line : lines.subList(2, 5)) {
      String[] cells = line.strip().split(" {2,}", 5);
      double error = Double.parseDouble(cells[1]);
      assertThat(error).isBetween(2 * ofAll, last);
      assertThat(Double.parseDouble(cells[3])).isGreaterThan(ofAll);
      last = error;
    }
    CommandRun json =
        CommandRun.of(
            "outliers", OCTET, "--target", "delta_e", "--model", "ridge", "-n", "3", "-o", "json");
    assertThat(json.code()).as(json.err()).isZero();
    JsonNode found = json.objects().getFirst();
    assertThat(found.get("outliers")).hasSize(3);
    for (JsonNode one : found.get("outliers")) {
      assertThat(one.get("mean_absolute_error_inside").asDouble())
          .isGreaterThan(found.get("mean_absolute_error").asDouble());
    }
    CommandRun unknown =
        CommandRun.of("outliers", OCTET, "--target", "delta_e", "--model", "oracle");
    assertThat(unknown.code()).isEqualTo(2);
  }

  @Test
  void every_rule_covers_the_row_that_is_named() throws IOException {
    CommandRun run =
        CommandRun.of(
            "subgroups", OCTET, "--target", "delta_e", "--covering", "GaAs", "-o", "json");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode found = run.objects().getFirst().get("subgroups");
    assertThat(found).isNotEmpty();
    for (JsonNode rule : found) {
      assertThat(rule.get("members").toString()).contains("\"GaAs\"");
    }
    CommandRun none =
        CommandRun.of("subgroups", OCTET, "--target", "delta_e", "--covering", "Kryptonite");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("0 rows called Kryptonite");
  }
}
