package io.lodestone.archive.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.archive.entry.EntryReader;
import io.lodestone.archive.export.NomadWriter;
import io.lodestone.archive.metainfo.MetainfoJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many of the values that a correct parser must find are found, per program. */
@Tag("data")
class ParserExpectationsTest {
  private static final double LEAST = 0.95;
  private static final Path DATA =
      Path.of(System.getenv().getOrDefault("LODESTONE_DATA", "../../shared/data"));

  @ParameterizedTest
  @ValueSource(
      strings = {"vasp", "fhiaims", "quantumespresso", "gpaw", "abinit", "exciting", "cp2k", "elk"})
  void finds_what_a_correct_parser_must_find(String code) throws IOException {
    Path list = DATA.resolve("../reference/parser-expectations/" + code + ".json");
    assumeTrue(Files.exists(list), "no expectations at " + list);
    JsonNode document = new ObjectMapper().readTree(list.toFile());
    Map<String, Optional<JsonNode>> trees = new HashMap<>();
    for (JsonNode mainFile : document.path("cases")) {
      String raw =
          mainFile.path("raw").isNull()
              ? null
              : mainFile.path("raw").asText(mainFile.path("case").asText());
      trees.put(
          mainFile.path("case").asText(), raw == null ? Optional.empty() : Optional.of(tree(raw)));
    }
    List<String> missed = new ArrayList<>();
    int tried = 0;
    for (JsonNode text : document.path("expectations")) {
      Expectation expectation = new Expectation(text);
      Optional<JsonNode> tree = trees.getOrDefault(expectation.mainFile(), Optional.empty());
      if (expectation.canBeTried() && tree.isPresent()) {
        tried++;
        if (!holds(expectation, tree.get())) {
          missed.add(expectation.mainFile() + " " + expectation);
        }
      }
    }
    double share = 1 - (double) missed.size() / tried;
    System.out.printf(
        Locale.ROOT,
        "%s: %d of %d expected values found, %.1f %%%n",
        code,
        tried - missed.size(),
        tried,
        100 * share);
    missed.forEach(one -> System.out.println("  missed: " + one));
    assertThat(share).as(String.join("\n", missed)).isGreaterThanOrEqualTo(LEAST);
  }

  private static boolean holds(Expectation expectation, JsonNode tree) {
    try {
      return expectation.holds(tree);
    } catch (java.util.NoSuchElementException notThere) {
      return false;
    }
  }

  private static JsonNode tree(String raw) throws IOException {
    Path path = DATA.resolve("raw-outputs").resolve(raw);
    DiskFile file =
        new DiskFile(Files.exists(path) ? path : path.resolveSibling(path.getFileName() + ".gz"));
    Parser parser = new Parsers().recognize(file.head()).orElseThrow();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (NomadWriter tree = new NomadWriter(out)) {
      new EntryReader(new MetainfoJson())
          .read(
              file,
              parser,
              entry -> {
                ByteArrayOutputStream document = new ByteArrayOutputStream();
                entry.writeTo(document, null);
                tree.add(new ByteArrayInputStream(document.toByteArray()));
              });
    }
    return new ObjectMapper().readTree(out.toByteArray());
  }
}
