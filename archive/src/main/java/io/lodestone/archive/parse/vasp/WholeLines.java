package io.lodestone.archive.parse.vasp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A text without what follows its last line end.
 *
 * <p>VASP ends every line. A last line without an end was cut off when the job was killed, and its
 * last number may lack digits without showing it.
 */
final class WholeLines extends FilterInputStream {
  private static final int MOST_PENDING = 1 << 25;

  private byte[] buffer = new byte[1 << 16];
  private int from;
  private int complete;
  private int limit;

  WholeLines(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    return fill() ? buffer[from++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, complete - from);
    System.arraycopy(buffer, from, target, offset, count);
    from += count;
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    return fill() ? skipInBuffer(count) : 0;
  }

  @Override
  public int available() {
    return complete - from;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private long skipInBuffer(long count) {
    int skipped = Math.clamp(count, 0, complete - from);
    from += skipped;
    return skipped;
  }

  /** Reads until there is a whole line; false where there is none more. */
  private boolean fill() throws IOException {
    while (from == complete) {
      System.arraycopy(buffer, complete, buffer, 0, limit - complete);
      limit -= complete;
      from = 0;
      complete = 0;
      if (limit == buffer.length) {
        buffer = Arrays.copyOf(buffer, 2 * limit);
      }
      int read = in.read(buffer, limit, buffer.length - limit);
      if (read < 0) {
        return false;
      }
      limit += read;
      int end = limit;
      while (end > limit - read && buffer[end - 1] != '\n') {
        end--;
      }
      boolean found = end > limit - read;
      // A line as long as this is no line of VASP: let the reader of lines refuse it.
      complete = found ? end : limit >= MOST_PENDING ? limit : 0;
    }
    return true;
  }
}
