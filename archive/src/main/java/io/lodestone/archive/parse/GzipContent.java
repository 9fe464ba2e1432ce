package io.lodestone.archive.parse;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The content of a gzip file up to where the file is damaged or cut off. */
final class GzipContent extends InputStream {
  private final InputStream raw;
  private final Damage damage;
  private InputStream content;
  private long position;
  private boolean ended;

  GzipContent(InputStream raw, Damage damage) {
    this.raw = raw;
    this.damage = damage;
  }

  /** Is told where the content ends too early, and why. */
  @FunctionalInterface
  interface Damage {
    void found(long position, String what);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (ended) {
      return -1;
    }
    try {
      if (content == null) {
        content = new GZIPInputStream(raw, 1 << 16);
      }
      int n = content.read(buffer, offset, length);
      position += Math.max(0, n);
      return n;
    } catch (EOFException e) {
      ended = true;
      damage.found(position, "the end of the file");
    } catch (ZipException e) {
      ended = true;
      damage.found(position, "damaged bytes");
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    ended = true;
    (content == null ? raw : content).close();
  }
}
