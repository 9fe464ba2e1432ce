package io.lodestone.archive.parse;

import io.lodestone.core.error.InvalidInput;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads text line by line from a stream of any length, counting lines.
 *
 * <p>Bytes are read as ISO 8859-1 unless they form valid UTF-8, so that no encoding makes a file
 * unreadable. A line longer than {@value #MAX_LINE} bytes is refused: no text format here has one,
 * and memory must not grow with hostile input.
 */
public final class TextReader implements Closeable {
  /** Longest line in bytes. */
  public static final int MAX_LINE = 1 << 24;

  private final InputStream in;
  private final String source;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private byte[] line = new byte[256];
  private long number;
  private String current;
  private boolean pushedBack;
  private boolean terminated;

  /** Reads {@code file} from its start. */
  public TextReader(SourceFile file) throws IOException {
    this(file.open(), file.displayPath());
  }

  /** Reads {@code in}, which messages name {@code source}; closing the reader closes the stream. */
  public TextReader(InputStream in, String source) {
    this.in = in;
    this.source = source;
  }

  /** The next line without its end, or null at the end of the file. */
  public String next() throws IOException {
    if (pushedBack) {
      pushedBack = false;
      number += current == null ? 0 : 1;
      return current;
    }
    current = read();
    return current;
  }

  /**
   * Whether the line that was read last from the stream ended with a line feed; if not, the file
   * may have been cut within it.
   */
  public boolean isTerminated() {
    return terminated;
  }

  /** The line that the last {@link #next} gave. */
  public String current() {
    return current;
  }

  /** Makes the next {@link #next} give the current line again. */
  public void pushBack() {
    pushedBack = true;
    number -= current == null ? 0 : 1;
  }

  /**
   * The next line, or an error where the file ends: for lines without which the part before means
   * nothing.
   */
  public String require(String expected) throws IOException {
    String text = next();
    if (text == null) {
      throw new InvalidInput(source, "line " + number, "the end of the file", expected, "");
    }
    return text;
  }

  /** Skips lines. */
  public void skip(int lines) throws IOException {
    for (int i = 0; i < lines && next() != null; i++) {}
  }

  /** Number of the current line, counted from 1. */
  public long lineNumber() {
    return number;
  }

  /** An error at the current line. */
  public InvalidInput error(String found, String expected) {
    return new InvalidInput(source, "line " + number, found, expected, "");
  }

  /** The numbers and words of the current line. */
  public Fields fields() {
    return new Fields(current, this);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private String read() throws IOException {
    int length = 0;
    boolean any = false;
    terminated = false;
    while (true) {
      if (position == limit) {
        limit = in.read(buffer, 0, buffer.length);
        position = 0;
        if (limit <= 0) {
          limit = 0;
          if (!any) {
            return null;
          }
          break;
        }
      }
      any = true;
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      int part = end - position;
      if (length + part > MAX_LINE) {
        throw new InvalidInput(
            source,
            "line " + (number + 1),
            "a line of more than " + MAX_LINE + " bytes",
            "a text file",
            "the file may be binary or damaged");
      }
      if (length + part > line.length) {
        line = java.util.Arrays.copyOf(line, Math.max(2 * line.length, length + part));
      }
      System.arraycopy(buffer, position, line, length, part);
      length += part;
      position = end;
      if (end < limit) {
        position++;
        terminated = true;
        break;
      }
    }
    number++;
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    return decode(length);
  }

  private String decode(int length) {
    for (int i = 0; i < length; i++) {
      if (line[i] < 0) {
        String utf8 = new String(line, 0, length, StandardCharsets.UTF_8);
        return utf8.indexOf('\uFFFD') >= 0
            ? new String(line, 0, length, StandardCharsets.ISO_8859_1)
            : utf8;
      }
    }
    return new String(line, 0, length, StandardCharsets.ISO_8859_1);
  }
}
