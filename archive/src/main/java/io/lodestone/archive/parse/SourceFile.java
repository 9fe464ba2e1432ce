package io.lodestone.archive.parse;

import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A raw file as parsers see it: decompressed, wherever it is kept, with the files beside it in its
 * folder.
 */
public interface SourceFile {
  /**
   * File name without folders and without the ending of a compression, such as {@code vasprun.xml}.
   */
  String name();

  /** Path as the user knows it, for messages. */
  String displayPath();

  /** Opens the content, decompressed. */
  InputStream open() throws IOException;

  /**
   * The content as a file on disk, for formats that are read by random access; of a compressed or
   * packed file a temporary copy, which closing deletes.
   */
  DiskCopy onDisk() throws IOException;

  /** The file of this name in the same folder; compressed or not, the name is the same. */
  Optional<SourceFile> sibling(String name);

  /** Names of all files in the same folder, sorted, without the endings of compressions. */
  List<String> siblingNames();

  /**
   * What is wrong with the file itself, whatever its format, as far as it was read; a file that
   * cannot be decompressed further ends where the damage is.
   */
  default Optional<InvalidInput> damage() {
    return Optional.empty();
  }

  /** The first bytes, decompressed. */
  default FileHead head() throws IOException {
    try (InputStream in = open()) {
      return new FileHead(name(), in.readNBytes(FileHead.LENGTH));
    }
  }
}
