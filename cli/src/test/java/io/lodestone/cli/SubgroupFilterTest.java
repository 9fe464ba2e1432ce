package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule that was found screens an archive. */
class SubgroupFilterTest {
  private static final String OCTET = "../samples/equations/octet-binaries.csv";

  @TempDir Path folder;

  @Test
  void the_filter_of_a_rule_finds_its_members_in_an_archive() throws IOException {
    CommandRun search =
        CommandRun.of(
            "subgroups",
            OCTET,
            "--target",
            "delta_e",
            "--utility",
            "cjsd_high",
            "--depth",
            "2",
            "--results",
            "3",
            "-o",
            "json");
    assertThat(search.code()).as(search.err()).isZero();
    String archive = folder.resolve("archive").toString();
    CommandRun ingested = CommandRun.of("ingest", OCTET, "--archive", archive);
    assertThat(ingested.code()).as(ingested.err()).isZero();
    for (JsonNode rule : search.objects().getFirst().get("subgroups")) {
      CommandRun found = CommandRun.of("search", rule.get("filter").asText(), "--archive", archive);
      assertThat(found.code()).as(found.err()).isZero();
      assertThat(found.out()).contains(" of " + rule.get("size").asInt() + "\n");
    }
  }
}
