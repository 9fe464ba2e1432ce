package io.lodestone.archive.parse;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The decompressed content of a file on disk, for formats that are read by random access.
 *
 * @param path where it lies
 * @param temporary whether it was made for this reading and is deleted when that is over
 */
public record DiskCopy(Path path, boolean temporary) implements Closeable {
  @Override
  public void close() throws IOException {
    if (temporary) {
      Files.deleteIfExists(path);
    }
  }
}
