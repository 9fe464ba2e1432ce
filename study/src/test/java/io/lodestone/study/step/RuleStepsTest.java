package io.lodestone.study.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.study.file.Study;
import io.lodestone.study.record.StudyRecord;
import io.lodestone.study.run.Outside;
import io.lodestone.study.run.StudyFolder;
import io.lodestone.study.run.StudyProgress;
import io.lodestone.study.run.StudyRun;
import io.lodestone.study.store.StudyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules found, put to the test by new rows, and used to explain and to bound a model. */
class RuleStepsTest {
  private static final String TEXT =
      """
      title: A planted rule on trial
      claim: y is high where a is below one half and b at least one half.
      licence: CC0-1.0
      steps:
        known: {do: table, file: known.csv, target: y}
        rules:
          do: subgroups
          data: known
          utility: mean_shift
          search: max_depth=2,results=3
        candidates: {do: table, file: candidates.csv, target: y}
        trial: {do: campaign, data: candidates, rules: rules, count: 12, seed: 3}
        odd: {do: outliers, data: known, learner: ridge, count: 4}
        region: {do: trust, data: known, learner: ridge, trust: max_depth=2}
      findings:
        - what: rules that new rows validate
          value: trial.validated
          expect: at least 1
        - what: error inside the region over that outside
          value: region.ratio
          expect: at most 0.9
      """;

  @TempDir private Path folder;

  /** A step of y that no line follows; of candidates every second is measured. */
  private void write(String name, int rows, long seed, int measuredOf) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("id,a,b,y\n");
    for (int row = 0; row < rows; row++) {
      double a = random.nextDouble();
      double b = random.nextDouble();
      double y = 0.1 * random.nextGaussian() + (a < 0.5 && b >= 0.5 ? 4 : 0);
      String measured = row % measuredOf == 0 ? String.format(Locale.ROOT, "%.4f", y) : "";
      text.append(String.format(Locale.ROOT, "r%d,%.4f,%.4f,%s%n", row, a, b, measured));
    }
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void a_study_finds_tests_and_uses_rules() throws IOException {
    write("known.csv", 240, 1, 1);
    write("candidates.csv", 200, 2, 2);
    StudyFolder ran = new StudyFolder(folder.resolve("kept/rules"));
    StudyRecord record =
        new StudyRun(
                "rules",
                Study.parse(TEXT),
                new Outside(folder, folder.resolve("archive"), null),
                new StudyStore(folder.resolve("kept/.store")),
                StudyProgress.NONE)
            .run(ran);
    assertThat(record.findings()).allMatch(finding -> finding.agrees());
    Path steps = folder.resolve("kept/rules/steps");
    JsonNode trial = read(steps.resolve("trial/campaign.json"));
    assertThat(trial.at("/rules/0/state").asText()).isEqualTo("validated");
    assertThat(trial.at("/rules/0/rule").asText()).contains("a < ", "b ≥ ");
    assertThat(trial.get("next")).hasSize(12);
    JsonNode odd = read(steps.resolve("odd/outliers.json"));
    assertThat(odd.get("outliers")).hasSize(4);
    for (JsonNode one : odd.get("outliers")) {
      assertThat(one.get("absolute_error").asDouble())
          .isGreaterThan(odd.get("mean_absolute_error").asDouble());
    }
    JsonNode trust = read(steps.resolve("region/trust.json"));
    assertThat(trust.get("held_out")).hasSize(72);
    assertThat(steps.resolve("region/errors.svg")).exists();
  }

  private static JsonNode read(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }
}
