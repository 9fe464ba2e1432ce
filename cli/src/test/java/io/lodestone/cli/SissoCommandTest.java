package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lodestone sisso} on small tables. */
class SissoCommandTest {
  @TempDir Path folder;

  /** Sixty compounds whose gap is 1.5 − 2 (ip − ea)·r/(10 eV Å) eV with a little noise. */
  private Path planted() throws IOException {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder("compound,gap [eV],ip [eV],ea (meV),r [Å],mass / u\n");
    for (int i = 0; i < 60; i++) {
      double ip = 5 + 10 * random.nextDouble();
      double ea = 3 * random.nextDouble();
      double r = 0.5 + 2 * random.nextDouble();
      double gap = 1.5 - 0.2 * (ip - ea) * r + 0.01 * random.nextGaussian();
      text.append(
          String.format(
              Locale.ROOT,
              "c%d,%.6f,%.6f,%.3f,%.6f,%.3f%n",
              i,
              gap,
              ip,
              1000 * ea,
              r,
              100 * random.nextDouble()));
    }
    Path file = folder.resolve("planted.csv");
    return Files.writeString(file, text);
  }

  @Test
  void a_planted_equation_is_found_with_its_coefficient_and_units() throws IOException {
    CommandRun run =
        CommandRun.of("sisso", planted().toString(), "--target", "gap", "--dim", "1", "-o", "json");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode best = run.objects().getFirst().at("/dimensions/0/equations/0");
    assertThat(best.at("/features/0/expression").asText()).isEqualTo("((ea-ip)*r)");
    assertThat(best.at("/features/0/unit").asText()).isEqualTo("eV Å");
    assertThat(best.at("/features/0/coefficient_unit").asText()).isEqualTo("Å^-1");
    assertThat(best.at("/fits/0/coefficients/0").asDouble()).isBetween(0.199, 0.201);
    assertThat(best.at("/fits/0/errors/0").asDouble()).isBetween(1e-5, 1e-3);
    assertThat(best.at("/root_mean_square_error").asDouble()).isBetween(0.007, 0.013);
  }

  @Test
  void cross_validation_does_not_choose_more_features_than_were_planted() throws IOException {
    Path picture = folder.resolve("front.svg");
    CommandRun run =
        CommandRun.of(
            "sisso",
            planted().toString(),
            "--target",
            "gap",
            "--dim",
            "1..3",
            "--rung",
            "1..2",
            "--sis",
            "10",
            "--cv",
            "5",
            "--figure",
            picture.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("chosen: rung 2, complexity 7, dimension 1")
        .contains("gap = 1.5")
        .contains("LaTeX")
        .contains("((ea - ip) * r)");
    assertThat(Files.readString(picture)).startsWith("<svg").contains("operators and features");
  }

  @Test
  void arff_is_read_too_and_units_may_be_given() throws IOException {
    Path file = folder.resolve("table.arff");
    StringBuilder text =
        new StringBuilder(
            "% made up\n@relation t\n@attribute name string\n@attribute y numeric\n@attribute a numeric\n@data\n");
    for (int i = 1; i < 12; i++) {
      text.append("m").append(i).append(',').append(3.0 / i + 1).append(',').append(i).append('\n');
    }
    Files.writeString(file, text);
    CommandRun run =
        CommandRun.of(
            "sisso",
            file.toString(),
            "--target",
            "y",
            "--unit",
            "a=Å",
            "--dim",
            "1",
            "--rung",
            "1",
            "--operators",
            "^-1 ^2");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("y = 1 + 3 * (a)^-1").contains("Å");
  }

  @Test
  void classes_are_separated_by_the_planted_condition() throws IOException {
    Random random = new Random(8);
    StringBuilder text = new StringBuilder("compound,kind,rA [Å],rB [Å],mass [u]\n");
    for (int i = 0; i < 80; i++) {
      double a = 0.5 + 2 * random.nextDouble();
      double b = 0.5 + 2 * random.nextDouble();
      text.append(
          String.format(
              Locale.ROOT,
              "c%d,%s,%.5f,%.5f,%.3f%n",
              i,
              a / b > 1.2 ? "cubic" : "hexagonal",
              a,
              b,
              50 * random.nextDouble()));
    }
    Path file = Files.writeString(folder.resolve("kinds.csv"), text);
    CommandRun run =
        CommandRun.of(
            "sisso",
            file.toString(),
            "--target",
            "kind",
            "--classify",
            "--rung",
            "1",
            "--dim",
            "1",
            "-o",
            "json");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode best = run.objects().getFirst().at("/dimensions/0/separations/0");
    assertThat(best.at("/features/0/expression").asText()).isIn("(rA/rB)", "(rB/rA)");
    assertThat(best.at("/errors").asInt()).isZero();
    assertThat(best.at("/overlap").asInt()).isZero();
    assertRefused("80 classes", "sisso", file.toString(), "--target", "compound", "--classify");
  }

  @Test
  void bad_input_is_told_with_its_place() throws IOException {
    String table = planted().toString();
    assertRefused("did you mean gap?", "sisso", table, "--target", "gpa");
    assertRefused("text", "sisso", table, "--target", "compound");
    assertRefused("1..3", "sisso", table, "--target", "gap", "--rung", "3..1");
    assertRefused("one of", "sisso", table, "--target", "gap", "--unit", "nothing=eV");
    assertRefused(
        "as the header", "sisso", table, "--target", "gap", "--unit", "ip=Å", "--dim", "1");
    assertRefused("evaluate", "sisso", table, "--target", "gap", "--classify", "--cv", "5");
    assertRefused("nothing there", "sisso", folder.resolve("none").toString(), "--target", "x");
    assertRefused(
        "no column of numbers but the target",
        "sisso",
        table,
        "--target",
        "gap",
        "--features",
        "compound");
    Path holes = folder.resolve("holes.csv");
    Files.writeString(holes, "y,a,b\n1,2,3\n2,,4\n3,5,9\n5,1,2\n8,4,4\n");
    assertRefused("row 2", "sisso", holes.toString(), "--target", "y", "--dim", "1");
    CommandRun rest =
        CommandRun.of(
            "sisso",
            holes.toString(),
            "--target",
            "y",
            "--dim",
            "1",
            "--gaps",
            "leave_out_columns");
    assertThat(rest.code()).as(rest.err()).isZero();
  }

  private static void assertRefused(String words, String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(words).doesNotContain("\tat ");
  }
}
