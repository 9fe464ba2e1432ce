package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lodestone fit --trust} on a table that nobody can learn where a is large. */
class TrustedModelTest {
  @TempDir Path folder;

  private Path table() throws IOException {
    Random random = new Random(11);
    StringBuilder text = new StringBuilder("a,b,energy (eV)\n");
    for (int row = 0; row < 300; row++) {
      double a = random.nextDouble();
      double b = random.nextDouble();
      double energy = 2 * a + b + (a > 0.6 ? 3 : 0.05) * random.nextGaussian();
      text.append(String.format(Locale.ROOT, "%.4f,%.4f,%.4f%n", a, b, energy));
    }
    return Files.writeString(folder.resolve("t.csv"), text);
  }

  private CommandRun fit(Path model, String... further) throws IOException {
    String[] first = {
      "fit", table().toString(), "--target", "energy", "--learner", "ridge", "-m", model.toString()
    };
    return CommandRun.of(
        Stream.concat(Arrays.stream(first), Arrays.stream(further)).toArray(String[]::new));
  }

  @Test
  void the_rule_is_judged_on_rows_held_out_and_speaks_in_predictions() throws IOException {
    Path model = folder.resolve("m.lode");
    CommandRun fitted = fit(model, "--trust", "--trust-settings", "max_depth=1");
    assertThat(fitted.code()).as(fitted.err()).isZero();
    assertThat(fitted.out()).contains("of 210 rows", "domain: a < ");
    Matcher low =
        Pattern.compile(
                "low errors: a < (\\S+): mean absolute error (\\S+) eV inside \\((\\d+) of 90 rows"
                    + " held out, .*, (\\S+) eV outside, confirmed")
            .matcher(fitted.out());
    assertThat(low.find()).as(fitted.out()).isTrue();
    assertThat(Double.parseDouble(low.group(1))).isBetween(0.4, 0.7);
    assertThat(Double.parseDouble(low.group(2))).isLessThan(0.5 * Double.parseDouble(low.group(4)));
    assertThat(fitted.out()).contains("high errors: a ≥ ");
    Path rows = Files.writeString(folder.resolve("new.csv"), "a,b\n0.2,0.5\n0.9,0.5\n");
    CommandRun predicted = CommandRun.of("predict", "-m", model.toString(), rows.toString());
    assertThat(predicted.code()).as(predicted.err()).isZero();
    assertThat(predicted.out().lines().filter(line -> line.contains("violates a < ")))
        .singleElement()
        .asString()
        .contains("least errors in cross-validation");
  }

  @Test
  void errors_of_rows_held_out_are_told_as_json_and_drawn() throws IOException {
    Path drawn = folder.resolve("errors.svg");
    CommandRun run =
        fit(
            folder.resolve("m.lode"),
            "--trust",
            "--trust-settings",
            "max_depth=1",
            "-o",
            "json",
            "--figure",
            drawn.toString());
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode trust = run.objects().getFirst().get("trust");
    double[] sums = new double[2];
    int[] counts = new int[2];
    for (JsonNode row : trust.get("held_out")) {
      int side = row.get("inside").asBoolean() ? 0 : 1;
      sums[side] += row.get("absolute_error").asDouble();
      counts[side]++;
    }
    JsonNode low = trust.get("low_errors");
    assertThat(counts[0] + counts[1]).isEqualTo(90);
    assertThat(low.get("size").asInt()).isEqualTo(counts[0]);
    assertThat(low.get("mean_absolute_error_inside").asDouble())
        .isCloseTo(sums[0] / counts[0], within(1e-12));
    assertThat(low.get("mean_absolute_error_outside").asDouble())
        .isCloseTo(sums[1] / counts[1], within(1e-12));
    assertThat(low.get("confirmed").asBoolean()).isTrue();
    assertThat(Files.readString(drawn)).contains("absolute error of the model").contains("(eV)");
  }

  @Test
  void a_figure_of_errors_needs_the_search_for_trust() throws IOException {
    CommandRun run = fit(folder.resolve("m.lode"), "--figure", "errors.svg");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--trust");
  }

  @Test
  void without_settings_three_tenths_of_the_rows_are_held_out() throws IOException {
    String model = folder.resolve("m.lode").toString();
    CommandRun run =
        CommandRun.of("fit", table().toString(), "--target", "energy", "--trust", "-m", model);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("of 210 rows", "of 90 rows held out", "domain: ");
  }

  @Test
  void wrong_settings_are_said_in_one_line() throws IOException {
    CommandRun run = fit(folder.resolve("m.lode"), "--trust", "--trust-settings", "hold_out=1.5");
    assertThat(run.code()).isNotZero();
    assertThat(run.err()).contains("--trust", "hold_out", "above 0 and below 1");
    assertThat(folder.resolve("m.lode")).doesNotExist();
  }
}
