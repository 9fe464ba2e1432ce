package io.lodestone.study.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.archive.export.ParquetTable.Column;
import io.lodestone.archive.store.ObjectId;
import io.lodestone.represent.Recipe;
import io.lodestone.represent.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a table of features was made, so that it can be made again: methods with all their settings,
 * the content of every file that was read, the program, and what the table then held.
 *
 * @param program with its version
 * @param scope what the rows have room for
 * @param inputs SHA-256 by name
 */
public record FeatureRecipe(
    String program, List<? extends Recipe<?, ?>> recipes, Scope scope, Map<String, String> inputs) {
  private static final int MOST_LISTED = 1000;

  /**
   * As JSON.
   *
   * @param hash of the table
   */
  public String json(List<Column> columns, long rows, String hash) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode node = mapper.createObjectNode();
    node.put("program", program);
    ArrayNode methods = node.putArray("methods");
    ObjectNode files = mapper.createObjectNode();
    for (Recipe<?, ?> recipe : recipes) {
      methods.add(recipe.text());
      for (Path file : recipe.files()) {
        files.put(file.toString(), hash(file));
      }
    }
    if (!files.isEmpty()) {
      node.set("settings_files_sha256", files);
    }
    ArrayNode elements = node.putArray("scope_elements");
    scope.elements().forEach(element -> elements.add(element.symbol()));
    node.put("scope_sites", scope.mostSites());
    if (!scope.terms().isEmpty()) {
      ArrayNode terms = node.putArray("scope_terms");
      scope.terms().forEach(terms::add);
    }
    StringBuilder all = new StringBuilder();
    ObjectNode listed = mapper.createObjectNode();
    inputs.forEach(
        (name, content) -> {
          all.append(content).append("  ").append(name).append('\n');
          listed.put(name, content);
        });
    node.put("inputs", inputs.size());
    node.put("inputs_sha256", hash(all));
    if (inputs.size() <= MOST_LISTED) {
      node.set("input_sha256", listed);
    }
    ObjectNode units = node.putObject("units");
    columns.stream()
        .filter(column -> !column.unit().isEmpty())
        .forEach(column -> units.put(column.name(), column.unit()));
    node.put("rows", rows);
    node.put("columns", columns.size());
    node.put("content_sha256", hash);
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of a file, or of the names and contents of the files in a folder. */
  private static String hash(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return ObjectId.of(path).hex();
    }
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        all.append(ObjectId.of(file).hex()).append("  ").append(file.getFileName()).append('\n');
      }
    }
    return hash(all);
  }

  private static String hash(CharSequence text) {
    return ObjectId.of(text.toString().getBytes(StandardCharsets.UTF_8)).hex();
  }
}
