package io.lodestone.archive.ingest;

import io.lodestone.archive.parse.DiskFile;
import java.nio.file.Path;
import java.util.List;

/**
 * The files that lie together in one folder, on disk or in a packed archive.
 *
 * @param path path in the upload, empty for its top
 * @param files regular files, sorted by name
 */
record SourceFolder(String path, List<DiskFile> files) {
  /** Path in the upload of one of the files. */
  String pathOf(DiskFile file) {
    Path name = file.path().getFileName();
    return path.isEmpty() ? name.toString() : path + "/" + name;
  }
}
