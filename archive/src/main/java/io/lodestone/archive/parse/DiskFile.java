package io.lodestone.archive.parse;

import io.lodestone.core.error.InvalidInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A file in a folder of the file system, gzipped or not. */
public final class DiskFile implements SourceFile {
  private static final String GZIP = ".gz";

  /**
   * Content that is this many times larger than its file, and not small, fills disks on purpose.
   */
  private static final long MAX_RATIO = 200;

  private static final long ALWAYS_ALLOWED = 256L << 20;

  private final Path path;
  private final String displayPath;
  private volatile InvalidInput damage;

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
    return withoutMark(
        gzip ? new BufferedInputStream(new GzipContent(raw, this::damaged), 1 << 16) : raw);
  }

  @Override
  public Optional<InvalidInput> damage() {
    return Optional.ofNullable(damage);
  }

  private void damaged(long position, String what) {
    damage =
        new InvalidInput(
            displayPath,
            "after " + position + " bytes of content",
            what,
            "a whole gzip file",
            "what comes before is read");
  }

  /** Leaves out the byte order mark that some editors put before UTF-8. */
  private static InputStream withoutMark(InputStream in) throws IOException {
    in.mark(3);
    if (in.read() != 0xef || in.read() != 0xbb || in.read() != 0xbf) {
      in.reset();
    }
    return in;
  }

  @Override
  public DiskCopy onDisk() throws IOException {
    if (!path.toString().endsWith(GZIP)) {
      return new DiskCopy(path, false);
    }
    DiskCopy unpacked = new DiskCopy(Files.createTempFile("lodestone-", "-" + name()), true);
    try (InputStream in = open()) {
      copy(in, unpacked.path(), Math.max(ALWAYS_ALLOWED, MAX_RATIO * Files.size(path)));
      return unpacked;
    } catch (IOException | RuntimeException e) {
      unpacked.close();
      throw e;
    }
  }

  @Override
  public Optional<SourceFile> sibling(String name) {
    if (name.indexOf('\0') >= 0 || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
      return Optional.empty(); // names come from files, and must not lead elsewhere
    }
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

  private void copy(InputStream in, Path target, long most) throws IOException {
    try (OutputStream out = Files.newOutputStream(target)) {
      byte[] buffer = new byte[1 << 16];
      long size = 0;
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        size += n;
        if (size > most) {
          throw new InvalidInput(
              displayPath,
              "",
              "content more than " + MAX_RATIO + " times larger than the file",
              "a gzip file of numbers",
              "unpack it yourself if you trust it");
        }
        out.write(buffer, 0, n);
      }
    }
  }

  private static String plainName(String name) {
    return name.endsWith(GZIP) ? name.substring(0, name.length() - GZIP.length()) : name;
  }
}
