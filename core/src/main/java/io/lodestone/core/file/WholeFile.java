package io.lodestone.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A file that is written under a hidden name beside its place and appears there when it is whole,
 * instead of what was there. Until then, and where something fails, the place stays as it was.
 *
 * <p>It may be read by whoever may read files that the user makes, unlike temporary files.
 */
public final class WholeFile implements AutoCloseable {
  private final Path place;
  private final Path part;

  private WholeFile(Path place, Path part) {
    this.place = place;
    this.part = part;
  }

  /**
   * Begins a file with no bytes.
   *
   * @throws IOException where its folder is missing or nothing can be written there
   */
  public static WholeFile at(Path place) throws IOException {
    Path absolute = place.toAbsolutePath();
    String name = "." + absolute.getFileName() + "-" + UUID.randomUUID() + ".part";
    return new WholeFile(absolute, Files.createFile(absolute.resolveSibling(name)));
  }

  /** What is to be written to. */
  public Path part() {
    return part;
  }

  /** Puts it in its place; to be called when all is written and closed. */
  public void appear() throws IOException {
    Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes it where it has not appeared. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(part);
  }
}
