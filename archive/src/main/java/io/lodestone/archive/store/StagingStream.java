package io.lodestone.archive.store;

import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Takes the bytes of one object, hashing and compressing them: in memory while they are few, in a
 * temporary file when they are many.
 */
final class StagingStream extends OutputStream {
  private final Path folder;
  private final MessageDigest digest = ObjectId.sha256();
  private byte[] few = new byte[1024];
  private long count;
  private Path file;
  private OutputStream many;

  /** A stream whose temporary file, if it needs one, is made in {@code folder}. */
  StagingStream(Path folder) {
    this.folder = folder;
  }

  /** The object of all bytes that were written; nothing may be written after. */
  StagedObject finish() throws IOException {
    ObjectId id = ObjectId.of(digest, new byte[0]);
    if (many == null) {
      return new StagedObject.Small(id, count, Frame.of(Arrays.copyOf(few, (int) count)));
    }
    many.close();
    return new StagedObject.Large(id, count, file);
  }

  /** Forgets what was written. */
  void abandon() throws IOException {
    if (many != null) {
      many.close();
      Files.deleteIfExists(file);
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    digest.update(bytes, offset, length);
    if (many == null && count + length > Frame.MOST_CONTENT) {
      file = Files.createTempFile(folder, "", ".zst");
      many =
          new ZstdOutputStream(
              Files.newOutputStream(file), RecyclingBufferPool.INSTANCE, Frame.LEVEL);
      many.write(few, 0, (int) count);
      few = null;
    }
    if (many != null) {
      many.write(bytes, offset, length);
    } else {
      int end = (int) count + length;
      if (end > few.length) {
        few = Arrays.copyOf(few, Math.max(end, 2 * few.length));
      }
      System.arraycopy(bytes, offset, few, (int) count, length);
    }
    count += length;
  }
}
