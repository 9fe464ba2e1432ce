package io.lodestone.study.step;

import io.lodestone.archive.Archive;
import java.io.IOException;
import java.nio.file.Path;

/** Where steps find what lies outside of a study: files and an archive. */
public interface Surroundings {
  /**
   * The file or folder that a study names.
   *
   * @param written as the study has it, relative to the study's own file
   * @throws io.lodestone.core.error.InvalidInput when there is nothing
   */
  Path file(String written);

  /**
   * Opens the archive that queries go to; to be closed.
   *
   * @throws io.lodestone.core.error.InvalidInput when there is none
   */
  Archive archive() throws IOException;
}
