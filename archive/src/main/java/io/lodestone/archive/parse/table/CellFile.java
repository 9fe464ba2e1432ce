package io.lodestone.archive.parse.table;

import io.lodestone.archive.parse.DiskCopy;
import io.lodestone.archive.parse.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The text of a cell as a file, for the parser of its format.
 *
 * @param displayPath file and row, for messages
 * @param text the cell
 */
record CellFile(String displayPath, String text) implements SourceFile {
  @Override
  public String name() {
    return "POSCAR";
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public DiskCopy onDisk() throws IOException {
    throw new IOException("a cell of a table is not on disk");
  }

  @Override
  public Optional<SourceFile> sibling(String name) {
    return Optional.empty();
  }

  @Override
  public List<String> siblingNames() {
    return List.of();
  }
}
