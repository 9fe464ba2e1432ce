package io.lodestone.study.run;

import io.lodestone.archive.Archive;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.study.step.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Files beside a study, and an archive.
 *
 * @param folder the one that the study lies in
 * @param archiveFolder the folder of the archive
 * @param data what {@code $LODESTONE_DATA} stands for at the beginning of a path, for data that do
 *     not come with the study; null where there is none
 */
public record Outside(Path folder, Path archiveFolder, Path data) implements Surroundings {
  private static final String DATA = "$LODESTONE_DATA/";

  @Override
  public Path file(String written) {
    boolean ofData = written.startsWith(DATA);
    if (ofData && data == null) {
      throw new InvalidInput(
          written,
          null,
          "no data folder",
          "data that do not come with the program",
          "set LODESTONE_DATA to the folder that holds them");
    }
    Path path = path(written);
    if (!Files.exists(path)) {
      throw new InvalidInput(
          written,
          null,
          "nothing at " + path,
          ofData ? "data that do not come with the program" : "a file or folder",
          ofData
              ? "LODESTONE_DATA has to name the folder that holds them"
              : "paths begin at the study's own");
    }
    return path;
  }

  /** Whether there is a file or folder of that name. */
  boolean has(String written) {
    return (data != null || !written.startsWith(DATA)) && Files.exists(path(written));
  }

  /** Whether there is an archive. */
  boolean hasArchive() {
    return Files.isDirectory(archiveFolder);
  }

  private Path path(String written) {
    try {
      return written.startsWith(DATA)
          ? data.resolve(written.substring(DATA.length()))
          : folder.resolve(written).normalize();
    } catch (InvalidPathException e) {
      throw new InvalidInput(null, null, "'" + written + "'", "a path", "");
    }
  }

  @Override
  public Archive archive() throws IOException {
    return Archive.openForReading(archiveFolder);
  }
}
