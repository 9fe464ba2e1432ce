package io.lodestone.archive.ingest;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much a packed archive, and all archives packed in it together, may still unpack to; more is a
 * bomb.
 */
final class UnpackingLimit {
  /** Content this many times larger than the archive is allowed. */
  static final long MAX_RATIO = 200;

  static final long MAX_FILES = 1_000_000;

  private static final long ALWAYS_ALLOWED = 256L << 20;
  private static final int MAX_DEPTH = 8;

  private final AtomicLong bytes;
  private final AtomicLong files;
  private final int depth;

  private UnpackingLimit(AtomicLong bytes, AtomicLong files, int depth) {
    this.bytes = bytes;
    this.files = files;
    this.depth = depth;
  }

  /** The limit of an archive of {@code size} bytes that lies in no other. */
  static UnpackingLimit forFile(long size) {
    return of(Math.max(ALWAYS_ALLOWED, MAX_RATIO * size), MAX_FILES);
  }

  /** A limit of so many bytes and files. */
  static UnpackingLimit of(long bytes, long files) {
    return new UnpackingLimit(new AtomicLong(bytes), new AtomicLong(files), 1);
  }

  /** The same limit, for an archive in this one. */
  UnpackingLimit deeper() {
    return new UnpackingLimit(bytes, files, depth + 1);
  }

  boolean isDeepest() {
    return depth == MAX_DEPTH;
  }

  /** Counts a file; tells whether it is still allowed. */
  boolean takeFile() {
    return files.decrementAndGet() >= 0;
  }

  /** Counts bytes; tells whether they are still allowed. */
  boolean takeBytes(long count) {
    return bytes.addAndGet(-count) >= 0;
  }
}
