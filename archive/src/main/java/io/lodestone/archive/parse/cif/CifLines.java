package io.lodestone.archive.parse.cif;

import io.lodestone.core.error.InvalidInput;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a CIF, which end with LF, CR LF or CR, decoded from UTF-8.
 *
 * <p>A line that is no UTF-8 is decoded from ISO 8859-1 and marked, so that the rest of the file
 * can be read.
 */
final class CifLines implements Closeable {
  /** Longest line in bytes; memory must not grow with hostile input. */
  private static final int MAX_LINE = 1 << 24;

  private final InputStream in;
  private final String source;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private byte[] line = new byte[256];
  private int length;
  private int number;
  private boolean ended = true;
  private boolean malformed;
  private boolean skipLineFeed;

  CifLines(InputStream in, String source) {
    this.in = in;
    this.source = source;
  }

  /** The next line without its end, or null after the last. */
  String next() throws IOException {
    if (!fillLine()) {
      return null;
    }
    number++;
    if (number == 1) {
      skipByteOrderMark();
    }
    return decode();
  }

  /** Number of the current line, from 1; after the last, that of the last. */
  int number() {
    return number;
  }

  /** Whether the current line had an end; false only for a last line that the file cuts off. */
  boolean ended() {
    return ended;
  }

  /** Whether the current line was no UTF-8. */
  boolean malformed() {
    return malformed;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean fillLine() throws IOException {
    length = 0;
    boolean any = false;
    while (true) {
      if (position == limit) {
        limit = Math.max(0, in.read(buffer, 0, buffer.length));
        position = 0;
        if (limit == 0) {
          ended = !any && ended;
          return any;
        }
      }
      if (skipLineFeed) {
        skipLineFeed = false;
        if (buffer[position] == '\n') {
          position++;
          continue;
        }
      }
      any = true;
      int end = position;
      while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
        end++;
      }
      append(end - position);
      position = end;
      if (end < limit) {
        skipLineFeed = buffer[end] == '\r';
        position++;
        ended = true;
        return true;
      }
    }
  }

  private void append(int part) {
    if (length + part > MAX_LINE) {
      throw new InvalidInput(
          source,
          "line " + (number + 1),
          "a line of more than " + MAX_LINE + " bytes",
          "a text file",
          "the file may be binary or damaged");
    }
    if (length + part > line.length) {
      line = Arrays.copyOf(line, Math.max(2 * line.length, length + part));
    }
    System.arraycopy(buffer, position, line, length, part);
    length += part;
  }

  private void skipByteOrderMark() {
    if (length >= 2 && (line[0] & line[1] & 0xFE) == 0xFE) {
      throw new InvalidInput(source, "line 1", "UTF-16 text", "UTF-8", "save the file as UTF-8");
    }
    if (length >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF) {
      length -= 3;
      System.arraycopy(line, 3, line, 0, length);
    }
  }

  private String decode() {
    malformed = false;
    for (int i = 0; i < length; i++) {
      if (line[i] < 0) {
        try {
          return StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(line, 0, length))
              .toString();
        } catch (CharacterCodingException e) {
          malformed = true;
          break;
        }
      }
    }
    return new String(line, 0, length, StandardCharsets.ISO_8859_1);
  }
}
