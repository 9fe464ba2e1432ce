package io.lodestone.archive.parse;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A file in a folder of the file system, gzipped or not. */
public final class DiskFile implements SourceFile {
  private static final String GZIP = ".gz";

  private final Path path;
  private final String displayPath;
  private Path unpacked;

  /** The file at {@code path}. */
  public DiskFile(Path path) {
    this(path, path.toString());
  }

  /**
   * The file at {@code path}, which the user knows under another path, such as one inside a zip
   * file.
   */
  public DiskFile(Path path, String displayPath) {
    this.path = path;
    this.displayPath = displayPath;
  }

  /** Where it lies, compressed or not. */
  public Path path() {
    return path;
  }

  @Override
  public String name() {
    return plainName(path.getFileName().toString());
  }

  @Override
  public String displayPath() {
    return displayPath;
  }

  @Override
  public InputStream open() throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    raw.mark(2);
    boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
    raw.reset();
    return gzip ? new GZIPInputStream(raw, 1 << 16) : raw;
  }

  @Override
  public synchronized Path onDisk() throws IOException {
    if (!path.toString().endsWith(GZIP)) {
      return path;
    }
    if (unpacked == null) {
      Path copy = Files.createTempFile("lodestone-", "-" + name());
      copy.toFile().deleteOnExit();
      try (InputStream in = open()) {
        Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      }
      unpacked = copy;
    }
    return unpacked;
  }

  @Override
  public Optional<SourceFile> sibling(String name) {
    return Stream.of(name, name + GZIP)
        .map(path.toAbsolutePath().getParent()::resolve)
        .filter(Files::isRegularFile)
        .<SourceFile>map(DiskFile::new)
        .findFirst();
  }

  @Override
  public List<String> siblingNames() {
    try (Stream<Path> files = Files.list(path.toAbsolutePath().getParent())) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> plainName(file.getFileName().toString()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String plainName(String name) {
    return name.endsWith(GZIP) ? name.substring(0, name.length() - GZIP.length()) : name;
  }
}
