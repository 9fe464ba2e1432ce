package io.lodestone.study.crate;

import io.lodestone.archive.store.ObjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file of a crate.
 *
 * @param name its path in the crate, with slashes
 * @param source where its bytes are
 * @param text what it is, for people
 */
record CrateFile(String name, Path source, String text) {
  ObjectId hash() throws IOException {
    return ObjectId.of(source);
  }

  long size() throws IOException {
    return Files.size(source);
  }

  /** The media type. */
  String mediaType() {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (ending) {
      case "csv" -> "text/csv";
      case "json" -> "application/json";
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      case "html" -> "text/html";
      case "yaml", "yml" -> "application/yaml";
      case "txt", "tex" -> "text/plain";
      case "parquet" -> "application/vnd.apache.parquet";
      case "lode", "zip" -> "application/zip";
      default -> "application/octet-stream";
    };
  }
}
