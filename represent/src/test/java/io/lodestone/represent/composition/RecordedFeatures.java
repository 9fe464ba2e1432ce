package io.lodestone.represent.composition;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.core.composition.Composition;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Registry;
import io.lodestone.represent.Representation;
import io.lodestone.represent.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What other programs gave for recorded formulas, read from the folder of data. */
final class RecordedFeatures {
  private final JsonNode file;

  private RecordedFeatures(JsonNode file) {
    this.file = file;
  }

  static RecordedFeatures of(String name) {
    Path path = data("../reference/" + name);
    try {
      return new RecordedFeatures(new ObjectMapper().readTree(path.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file or folder of the data; the test is skipped where there is none. */
  static Path data(String name) {
    String folder = System.getenv("LODESTONE_DATA");
    Path path = folder == null ? null : Path.of(folder, name);
    assumeTrue(path != null && Files.exists(path), "skipped: no " + name + " at LODESTONE_DATA");
    return path;
  }

  JsonNode get(String name) {
    return file.get(name);
  }

  List<JsonNode> rows() {
    List<JsonNode> rows = new ArrayList<>();
    file.get("rows").forEach(rows::add);
    return rows;
  }

  /** A representation of compositions by its recipe. */
  static Representation<Composition> representation(String recipe) {
    @SuppressWarnings("unchecked")
    Representation<Composition> representation =
        (Representation<Composition>) new Registry().parse(recipe).create(new Scope(Set.of(), 0));
    return representation;
  }

  static FeatureRow features(String recipe, String formula) {
    return representation(recipe).of(Composition.parse(formula));
  }
}
