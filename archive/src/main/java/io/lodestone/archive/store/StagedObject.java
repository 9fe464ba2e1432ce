package io.lodestone.archive.store;

import java.nio.file.Path;

/** Bytes on their way into the store: taken, but not yet safe and not yet to be found. */
public sealed interface StagedObject {
  /** Hash of the bytes. */
  ObjectId id();

  /** Number of bytes, uncompressed. */
  long size();

  /** Bytes of memory that it takes until it is committed or discarded. */
  default long memory() {
    return 0;
  }

  /** Bytes that the store has already. */
  record Known(ObjectId id, long size) implements StagedObject {}

  /**
   * A few bytes, which go into a pack with others.
   *
   * @param frame the compressed bytes
   */
  record Small(ObjectId id, long size, Frame frame) implements StagedObject {
    @Override
    public long memory() {
      return frame.bytes().length;
    }
  }

  /**
   * Many bytes, which get a file of their own.
   *
   * @param file the compressed bytes
   */
  record Large(ObjectId id, long size, Path file) implements StagedObject {}
}
