package io.lodestone.cli;

import io.lodestone.archive.Archive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says which archive a command works on. */
final class ArchiveOption {
  @Option(
      names = "--archive",
      paramLabel = "DIR",
      defaultValue = "${LODESTONE_ARCHIVE:-lodestone-archive}",
      description =
          "archive; else the environment variable LODESTONE_ARCHIVE, else ./lodestone-archive")
  private Path folder;

  Path folder() {
    return folder;
  }

  /** Whether there is an archive. */
  boolean exists() {
    return Files.exists(folder.resolve("journal"));
  }

  Archive openForReading() throws IOException {
    return Archive.openForReading(folder);
  }

  Archive rebuild() throws IOException {
    return Archive.rebuild(folder);
  }

  Archive open() throws IOException {
    return Archive.open(folder);
  }
}
