package io.lodestone.archive.parse.xml;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * XML whose tags and texts are not longer than a reader can hold: the JDK's parser keeps each one
 * whole, however long it is.
 */
final class BoundedMarkup extends FilterReader {
  /** Many times the longest list of numbers that a program writes into one element. */
  private static final int LONGEST = 1 << 22;

  private int since;

  BoundedMarkup(Reader in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int c = super.read();
    if (c >= 0) {
      count((char) c);
    }
    return c;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    for (int i = offset; i < offset + n; i++) {
      count(buffer[i]);
    }
    return n;
  }

  private void count(char c) throws IOException {
    since = c == '<' || c == '>' ? 0 : since + 1;
    if (since > LONGEST) {
      throw new IOException("a tag or text of more than " + LONGEST + " characters");
    }
  }
}
