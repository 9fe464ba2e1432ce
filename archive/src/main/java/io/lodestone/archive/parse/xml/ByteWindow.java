package io.lodestone.archive.parse.xml;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * The part of a stream that is looked at now: bytes {@code [position, limit)} of one buffer, which
 * is filled again as the position moves on.
 *
 * <p>The fields are open to the scanner, whose inner loops run on them.
 */
final class ByteWindow implements Closeable {
  /** Most bytes that can be looked at together. */
  static final int CAPACITY = 1 << 16;

  /** One byte longer than its content: a zero always follows the last byte, so that loops end. */
  final byte[] bytes = new byte[CAPACITY + 1];

  int position;
  int limit;

  private final InputStream in;
  private boolean exhausted;
  private long linesBefore;

  ByteWindow(InputStream in) {
    this.in = in;
  }

  /** Whether the stream has no more bytes than those in the window. */
  boolean exhausted() {
    return exhausted;
  }

  /**
   * Moves the bytes from the position on to the start of the buffer and reads more behind them.
   *
   * @return false where the stream has ended or the window is full
   */
  boolean fill() throws IOException {
    if (exhausted) {
      return false;
    }
    if (position > 0) {
      linesBefore += lines(position);
      System.arraycopy(bytes, position, bytes, 0, limit - position);
      limit -= position;
      position = 0;
    }
    if (limit == CAPACITY) {
      return false;
    }
    int read = in.read(bytes, limit, CAPACITY - limit);
    if (read < 0) {
      exhausted = true;
    } else {
      limit += read;
    }
    bytes[limit] = 0;
    return !exhausted;
  }

  /** Reads until at least {@code count} bytes are in the window, if the stream has them. */
  boolean require(int count) throws IOException {
    while (limit - position < count) {
      if (!fill()) {
        return false;
      }
    }
    return true;
  }

  /** Number of the line at the position, counted from 1. */
  long line() {
    return linesBefore + lines(position) + 1;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private int lines(int end) {
    int count = 0;
    for (int i = 0; i < end; i++) {
      count += bytes[i] == '\n' ? 1 : 0;
    }
    return count;
  }
}
