package io.lodestone.study.source;

import io.lodestone.archive.parse.DiskFile;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file as the user named it on the command line.
 *
 * @param argument a path, or {@code -} for standard input
 */
public record GivenFile(String argument) {
  /**
   * The file to read; of standard input a temporary copy.
   *
   * @throws InvalidInput if no file is there
   */
  public DiskFile open() throws IOException {
    return new DiskFile(argument.equals("-") ? standardInput() : existing(), argument);
  }

  public boolean isFolder() {
    return Files.isDirectory(Path.of(argument));
  }

  /** Whether it is a file, or written as one, and not a filter on an archive. */
  public boolean looksLikeFile() {
    return argument.equals("-")
        || argument.matches("\\S+\\.[A-Za-z]\\w*(\\.gz)?")
        || argument.matches("\\S*/\\S*")
        || !argument.isEmpty() && Files.exists(Path.of(argument));
  }

  private Path existing() {
    Path path = Path.of(argument);
    if (!Files.isRegularFile(path)) {
      throw new InvalidInput(
          argument, "", Files.exists(path) ? "a folder" : "nothing there", "a file", "");
    }
    return path;
  }

  private static Path standardInput() throws IOException {
    Path copy = Files.createTempFile("lodestone-", "");
    copy.toFile().deleteOnExit();
    Files.copy(System.in, copy, StandardCopyOption.REPLACE_EXISTING);
    return copy;
  }
}
