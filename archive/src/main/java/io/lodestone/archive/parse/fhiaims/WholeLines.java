package io.lodestone.archive.parse.fhiaims;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Text without a last line that has no end: a killed run may have been cut in the middle of a
 * number, and nobody could tell.
 */
final class WholeLines extends FilterInputStream {
  /** What is held back at most; a longer line is no line of this format. */
  private static final int MOST = 1 << 20;

  private byte[] held = new byte[1 << 16];
  private int from;
  private int whole;
  private int size;
  private boolean ended;

  WholeLines(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (from == whole && !ended) {
      fill();
    }
    if (from == whole) {
      return -1;
    }
    int n = Math.min(length, whole - from);
    System.arraycopy(held, from, target, offset, n);
    from += n;
    return n;
  }

  /** Reads on and finds the end of the last whole line. */
  private void fill() throws IOException {
    System.arraycopy(held, from, held, 0, size - from);
    size -= from;
    whole = 0;
    from = 0;
    if (size == held.length) {
      held = Arrays.copyOf(held, 2 * held.length);
    }
    int n = in.read(held, size, held.length - size);
    if (n < 0) {
      ended = true;
      return;
    }
    int end = size + n;
    for (int i = end; i > size; i--) {
      if (held[i - 1] == '\n') {
        whole = i;
        break;
      }
    }
    size = end;
    if (whole == 0 && size > MOST) {
      whole = size;
    }
  }

  @Override
  public int available() {
    return whole - from;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
