package io.lodestone.archive.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Where an object lies in a pack.
 *
 * @param offset of its first byte
 * @param length number of its bytes, compressed
 */
record Place(long offset, int length) {
  /** The object there. */
  Frame read(Path pack) throws IOException {
    try (FileChannel file = FileChannel.open(pack)) {
      return new Frame(bytes(file, offset, length).array());
    }
  }

  /** Bytes of a file, all of them. */
  static ByteBuffer bytes(FileChannel file, long start, int length) throws IOException {
    if (start + length > file.size()) {
      throw new IOException("a pack ends early");
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, start + bytes.position()) < 0) {
        throw new IOException("a pack ends early");
      }
    }
    return bytes.flip();
  }
}
