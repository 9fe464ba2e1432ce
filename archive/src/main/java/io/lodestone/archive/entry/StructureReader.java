package io.lodestone.archive.entry;

import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import java.io.IOException;

/**
 * Reads the structures in a file of any known format, one at a time.
 *
 * <p>Of a calculation that is the last configuration, as the representative one of an entry; of a
 * file of structures it is every one.
 */
public final class StructureReader {
  private final MaterialReader materials = MaterialReader.ofStructures();

  /** Takes structures as they are read. */
  @FunctionalInterface
  public interface Taker {
    /**
     * The next structure.
     *
     * @param key tells the structures of one file apart: a data block, a number from 1; empty where
     *     there can be only one
     */
    void take(String key, Structure structure);
  }

  /** Whether the file is of a format that is known, judged by its name and first bytes. */
  public boolean recognizes(SourceFile file) throws IOException {
    return materials.recognizes(file);
  }

  /**
   * Reads a file.
   *
   * @throws InvalidInput when the file is of no known format, has no structure, or cannot be read
   *     to its end; the structures up to there are taken all the same
   * @throws IOException if the file cannot be read
   */
  public void read(SourceFile file, Taker taker) throws IOException {
    materials.read(
        file, (key, material) -> taker.take(key, material.as(Structure.class).orElseThrow()));
  }
}
