package io.lodestone.archive.ingest;

import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.Parser;
import java.util.List;

/** What a walk found for the archive: a file, and what it is there. */
sealed interface Found {
  /** The file; of a main file those beside it come with it. */
  DiskFile file();

  /** Path in the upload. */
  String path();

  /** All files that come into the archive with it, itself first. */
  List<DiskFile> files();

  /**
   * A file that gives entries, with the files that belong to it.
   *
   * @param file the main file
   * @param path path in the upload
   * @param parser reads it
   * @param auxiliary files beside it that belong to it
   */
  record MainFile(DiskFile file, String path, Parser parser, List<DiskFile> auxiliary)
      implements Found {
    @Override
    public List<DiskFile> files() {
      return java.util.stream.Stream.concat(java.util.stream.Stream.of(file), auxiliary.stream())
          .toList();
    }
  }

  /**
   * A file that gives no entry.
   *
   * @param reason why
   */
  record Leftover(DiskFile file, String path, String reason) implements Found {
    @Override
    public List<DiskFile> files() {
      return List.of(file);
    }
  }
}
