package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lodestone campaign} on half of a sample: rules of one part are tested on the other. */
class CampaignCommandTest {
  @TempDir Path folder;

  /** Every second octet binary; the others as candidates, {@code measured} of them with target. */
  private Path[] halves(int measured) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("../samples/equations/octet-binaries.csv"));
    List<String> searched = new ArrayList<>(List.of(lines.getFirst()));
    List<String> candidates = new ArrayList<>(List.of(lines.getFirst()));
    for (int i = 1; i < lines.size(); i++) {
      if (i % 2 == 0) {
        searched.add(lines.get(i));
      } else if (candidates.size() <= measured) {
        candidates.add(lines.get(i));
      } else {
        candidates.add(lines.get(i).replaceFirst(",[^,]*,", ",,"));
      }
    }
    return new Path[] {
      Files.write(folder.resolve("searched.csv"), searched),
      Files.write(folder.resolve("candidates.csv"), candidates)
    };
  }

  @Test
  void rules_written_by_subgroups_are_judged_and_choose_untried_candidates() throws IOException {
    Path[] tables = halves(14);
    CommandRun search =
        CommandRun.of(
            "subgroups",
            tables[0].toString(),
            "--target",
            "delta_e",
            "--utility",
            "mean_shift",
            "--depth",
            "1",
            "-o",
            "json");
    assertThat(search.code()).as(search.err()).isZero();
    Path rules = Files.writeString(folder.resolve("rules.json"), search.out());
    String[] command = {
      "campaign", tables[1].toString(), "--rules", rules.toString(), "-n", "4", "-o", "json"
    };
    CommandRun run = CommandRun.of(command);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(CommandRun.of(command).out()).isEqualTo(run.out());
    JsonNode found = run.objects().getFirst();
    JsonNode claimed = search.objects().getFirst().get("subgroups");
    assertThat(found.get("rules")).hasSameSizeAs(claimed);
    for (int i = 0; i < claimed.size(); i++) {
      JsonNode rule = found.at("/rules/" + i);
      assertThat(rule.get("rule")).isEqualTo(claimed.get(i).get("rule"));
      assertThat(rule.get("low").asDouble()).isLessThan(rule.get("shift").asDouble());
      assertThat(rule.get("state").asText()).isIn("validated", "open", "falsified");
    }
    String candidates = Files.readString(tables[1]);
    assertThat(found.get("next")).hasSize(4);
    for (JsonNode one : found.get("next")) {
      assertThat(candidates).contains("\n" + one.get("name").asText() + ",,");
    }
    CommandRun table =
        CommandRun.of("campaign", tables[1].toString(), "--rules", rules.toString(), "-n", "2");
    assertThat(table.out()).contains("measure next").contains("with probability 0.95");
  }

  @Test
  void a_file_that_holds_no_rules_is_said() throws IOException {
    Path[] tables = halves(3);
    Path file = Files.writeString(folder.resolve("other.json"), "{\"a\": 1}");
    CommandRun run = CommandRun.of("campaign", tables[1].toString(), "--rules", file.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("other.json").contains("0 targets");
  }
}
