package io.lodestone.core.table;

import io.lodestone.core.error.InvalidInput;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the records of a separated table one after the other.
 *
 * <p>RFC 4180: a field in quotes may hold separators, ends of lines and doubled quotes. Beyond it,
 * lines end with LF, CR LF or CR, blank lines are no records, and lines that begin with # before
 * the header are comments.
 */
public final class RecordReader implements Closeable {
  /** Longest field in characters; memory must not grow with hostile input. */
  private static final int MAX_FIELD = 1 << 24;

  private static final int MAX_FIELDS = 100_000;
  private static final int END = -1;
  private static final int NONE = -2;

  private final Reader in;
  private final String source;
  private final char separator;
  private final int maxFields;
  private final StringBuilder field = new StringBuilder();
  private final char[] buffer = new char[1 << 14];
  private int position;
  private int limit;
  private int line = 1;
  private int startLine;
  private int pushed = NONE;
  private boolean afterReturn;
  private boolean header = true;
  private boolean openQuote;

  /**
   * A reader from the beginning.
   *
   * @param source the table, for messages
   * @param separator between fields
   */
  public RecordReader(Reader in, String source, char separator) {
    this(in, source, separator, MAX_FIELDS);
  }

  private RecordReader(Reader in, String source, char separator, int maxFields) {
    this.in = in;
    this.source = source;
    this.separator = separator;
    this.maxFields = maxFields;
  }

  /** A reader of a sample, whose own length bounds everything. */
  static RecordReader ofSample(String sample, char separator) {
    return new RecordReader(new StringReader(sample), "", separator, Integer.MAX_VALUE);
  }

  /** The fields of the next record, or null after the last. */
  public List<String> next() throws IOException {
    while (true) {
      startLine = line;
      List<String> fields = record();
      if (fields == null) {
        return null;
      }
      boolean blank = fields.size() == 1 && fields.getFirst().isBlank();
      boolean comment = header && fields.getFirst().stripLeading().startsWith("#");
      if (!blank && !comment) {
        header = false;
        return fields;
      }
    }
  }

  /** Line in which the last record began, from 1. */
  public int line() {
    return startLine;
  }

  /** Whether the file ended within quotes. */
  public boolean endedInQuotes() {
    return openQuote;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private List<String> record() throws IOException {
    int c = read();
    if (c == END) {
      return null;
    }
    List<String> fields = new ArrayList<>();
    while (true) {
      int end = field(c);
      fields.add(field.toString());
      if (end != separator) {
        return fields;
      }
      check(fields.size() < maxFields, "more than " + maxFields + " fields");
      c = read();
    }
  }

  /** Reads a field that begins with {@code c}; gives the character that ended it. */
  private int field(int c) throws IOException {
    field.setLength(0);
    int next = c;
    while (next == ' ' && separator != ' ') {
      add(next);
      next = read();
    }
    if (next == '"') {
      field.setLength(0);
      quoted();
      next = read();
    }
    while (next != END && next != separator && next != '\n') {
      add(next);
      next = read();
    }
    return next;
  }

  private void quoted() throws IOException {
    while (true) {
      int c = read();
      if (c == END) {
        openQuote = true;
        return;
      }
      if (c == '"') {
        int after = read();
        if (after != '"') {
          pushed = after;
          return;
        }
      }
      add(c);
    }
  }

  private void add(int c) {
    check(field.length() < MAX_FIELD, "a field of more than " + MAX_FIELD + " characters");
    field.append((char) c);
  }

  private void check(boolean fine, String found) {
    if (!fine) {
      throw new InvalidInput(
          source,
          "line " + startLine,
          found,
          "at most " + maxFields + " fields of at most " + MAX_FIELD + " characters",
          "where the table is smaller, a quote may lack its partner");
    }
  }

  /** The next character, each end of a line as one line feed. */
  private int read() throws IOException {
    if (pushed != NONE) {
      int c = pushed;
      pushed = NONE;
      return c;
    }
    int c = character();
    if (c == '\n' && afterReturn) {
      c = character();
    }
    afterReturn = c == '\r';
    c = afterReturn ? '\n' : c;
    line += c == '\n' ? 1 : 0;
    return c;
  }

  private int character() throws IOException {
    if (position == limit) {
      limit = Math.max(0, in.read(buffer, 0, buffer.length));
      position = 0;
      if (limit == 0) {
        return END;
      }
    }
    return buffer[position++];
  }
}
