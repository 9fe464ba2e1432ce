package io.lodestone.archive.parse;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A file that a test writes as text. */
public record TextFile(String name, String text) implements SourceFile {
  @Override
  public String displayPath() {
    return name;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public DiskCopy onDisk() {
    throw new UnsupportedOperationException("a text of a test is not on disk");
  }

  @Override
  public Optional<SourceFile> sibling(String sibling) {
    return Optional.empty();
  }

  @Override
  public List<String> siblingNames() {
    return List.of(name);
  }
}
