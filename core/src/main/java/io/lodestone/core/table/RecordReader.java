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
  private final Cells own = new Cells();
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
    own.keep(0);
    if (!next(own)) {
      return null;
    }
    List<String> fields = new ArrayList<>(own.count());
    for (int field = 0; field < own.count(); field++) {
      fields.add(own.get(field));
    }
    return fields;
  }

  /**
   * Adds the fields of the next record to cells.
   *
   * @return whether there was one
   */
  public boolean next(Cells cells) throws IOException {
    int before = cells.count();
    while (true) {
      startLine = line;
      if (!record(cells)) {
        return false;
      }
      boolean blank = cells.count() == before + 1 && cells.get(before).isBlank();
      boolean comment = header && cells.get(before).stripLeading().startsWith("#");
      if (!blank && !comment) {
        header = false;
        return true;
      }
      cells.keep(before);
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

  private boolean record(Cells cells) throws IOException {
    int c = read();
    if (c == END) {
      return false;
    }
    int before = cells.count();
    while (true) {
      int end = field(c, cells);
      cells.end();
      if (end != separator) {
        return true;
      }
      check(cells.count() - before < maxFields, "more than " + maxFields + " fields");
      c = read();
    }
  }

  /** Reads a field that begins with {@code c}; gives the character that ended it. */
  private int field(int c, Cells cells) throws IOException {
    int next = c;
    while (next == ' ' && separator != ' ') {
      add(next, cells);
      next = read();
    }
    if (next == '"') {
      cells.drop();
      quoted(cells);
      next = read();
    }
    while (next != END && next != separator && next != '\n') {
      add(next, cells);
      plain(cells);
      next = read();
    }
    return next;
  }

  /** Takes what lies in the buffer of a field, up to a character that may mean something. */
  private void plain(Cells cells) {
    int from = position;
    while (position < limit
        && buffer[position] != separator
        && buffer[position] != '\n'
        && buffer[position] != '\r') {
      position++;
    }
    checkLength(cells.open() + position - from);
    cells.add(buffer, from, position - from);
  }

  private void quoted(Cells cells) throws IOException {
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
      add(c, cells);
    }
  }

  private void add(int c, Cells cells) {
    checkLength(cells.open() + 1);
    cells.add((char) c);
  }

  private void checkLength(int characters) {
    check(characters <= MAX_FIELD, "a field of more than " + MAX_FIELD + " characters");
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
