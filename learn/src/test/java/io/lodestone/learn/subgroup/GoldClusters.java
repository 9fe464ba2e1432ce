package io.lodestone.learn.subgroup;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The 12,200 gold clusters, the octet binaries, and what another program found in the former. */
final class GoldClusters {
  private static final UnitExpression ONE = UnitExpression.parse("-");

  private GoldClusters() {}

  private static Path data() {
    String folder = System.getenv("LODESTONE_DATA");
    assumeTrue(folder != null && !folder.isEmpty(), "LODESTONE_DATA names no data folder");
    Path path = Path.of(folder);
    assumeTrue(Files.isDirectory(path), path + " is not there");
    return path;
  }

  /** All columns, or the test is skipped. */
  static Dataset table() throws IOException {
    return read("gold-clusters/gold_stratsample12200_2.0.1.xarf.gz");
  }

  /** The 82 octet binaries with all columns, or the test is skipped. */
  static Dataset octetBinaries() throws IOException {
    return read("octet-binaries/octet_binaries_2.1.1.xarf");
  }

  private static Dataset read(String name) throws IOException {
    Path file = data().resolve(name);
    assumeTrue(Files.exists(file), file + " is not there");
    List<String> names = new ArrayList<>();
    List<Boolean> numbers = new ArrayList<>();
    List<String[]> rows = new ArrayList<>();
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("@attribute")) {
          String[] words = line.split("\\s+");
          names.add(words[1]);
          numbers.add(words[2].equals("numeric") || words[2].equals("integer"));
        } else if (!line.startsWith("@") && !line.startsWith("%") && !line.isBlank()) {
          rows.add(line.split(","));
        }
      }
    }
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      int at = c;
      columns.add(
          numbers.get(c)
              ? new NumberColumn(
                  names.get(c),
                  ONE,
                  rows.stream().mapToDouble(row -> Double.parseDouble(row[at])).toArray())
              : new TextColumn(names.get(c), rows.stream().map(row -> row[at]).toList()));
    }
    return Dataset.of(columns);
  }

  /** What the other program found, or the test is skipped. */
  static JsonNode recorded() throws IOException {
    Path file = data().resolveSibling("reference").resolve("subgroup-gold.json");
    assumeTrue(Files.exists(file), file + " is not there");
    return new ObjectMapper().readTree(file.toFile());
  }

  /** The propositions that the other program used. */
  static List<Proposition> propositions(JsonNode selectors) {
    List<Proposition> made = new ArrayList<>();
    for (JsonNode selector : selectors) {
      made.add(proposition(selector));
    }
    return made;
  }

  private static Proposition proposition(JsonNode selector) {
    String attribute = selector.get("attribute").asText();
    if (selector.has("equals")) {
      return new Proposition.Category(attribute, selector.get("equals").asText());
    }
    JsonNode lower = selector.get("lower_inclusive");
    JsonNode upper = selector.get("upper_exclusive");
    if (lower.isNull()) {
      return new Proposition.Below(attribute, ONE, upper.asDouble());
    } else if (upper.isNull()) {
      return new Proposition.AtLeast(attribute, ONE, lower.asDouble());
    }
    return new Proposition.Between(attribute, ONE, lower.asDouble(), upper.asDouble());
  }
}
