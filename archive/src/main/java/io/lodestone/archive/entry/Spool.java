package io.lodestone.archive.entry;

import com.fasterxml.jackson.core.JsonGenerator;
import io.lodestone.archive.metainfo.MetainfoJson;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sections as JSON, separated by commas: in memory while they are few, in a temporary file when
 * they are many.
 */
final class Spool {
  private static final int IN_MEMORY = 4 << 20;

  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private Path file;
  private OutputStream out = memory;
  private int count;

  /** Adds a section and gives its index. */
  int add(MetainfoJson json, Object section) throws IOException {
    if (count > 0) {
      out.write(',');
    }
    json.write(section, out);
    if (file == null && memory.size() > IN_MEMORY) {
      file = Files.createTempFile("lodestone-", ".json");
      out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
      memory.writeTo(out);
      memory.reset();
    }
    return count++;
  }

  int count() {
    return count;
  }

  void copyTo(JsonGenerator target) throws IOException {
    out.flush();
    InputStream in =
        file == null ? new ByteArrayInputStream(memory.toByteArray()) : Files.newInputStream(file);
    try (Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      char[] buffer = new char[1 << 15];
      for (int n = text.read(buffer); n > 0; n = text.read(buffer)) {
        target.writeRaw(buffer, 0, n);
      }
    }
  }

  void close() {
    try {
      out.close();
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
