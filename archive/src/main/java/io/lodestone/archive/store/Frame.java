package io.lodestone.archive.store;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;

/**
 * The content of a small object as one frame of Zstandard.
 *
 * @param bytes the compressed bytes
 */
record Frame(byte[] bytes) {
  /** Objects of at most so many bytes, uncompressed, are small. */
  static final int MOST_CONTENT = 1 << 16;

  static final int LEVEL = 3;

  private static final ThreadLocal<ZstdCompressCtx> COMPRESSOR =
      ThreadLocal.withInitial(() -> new ZstdCompressCtx().setLevel(LEVEL));

  /** Compresses content. */
  static Frame of(byte[] content) {
    return new Frame(COMPRESSOR.get().compress(content));
  }

  /** Decompresses the content. */
  byte[] content() throws IOException {
    long size = bytes.length == 0 ? -1 : Zstd.getFrameContentSize(bytes);
    if (size < 0 || size > MOST_CONTENT) {
      throw new IOException("its compressed form is damaged");
    }
    try {
      byte[] content = Zstd.decompress(bytes, (int) size);
      if (content.length == size) {
        return content;
      }
    } catch (ZstdException e) {
      throw new IOException("its compressed form is damaged: " + e.getMessage(), e);
    }
    throw new IOException("its compressed form is damaged");
  }

  /** Whether the content has that hash. */
  boolean isOf(ObjectId id) {
    try {
      return ObjectId.of(content()).equals(id);
    } catch (IOException damaged) {
      return false;
    }
  }
}
