package io.lodestone.archive.parse.xml;

import io.lodestone.core.error.InvalidInput;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads XML element by element from a stream of any length, straight on its bytes: no tree, no
 * string per number, one buffer.
 *
 * <p>Made for the XML that simulation programs write. Document types are refused, and with them
 * entities, so nothing outside the file is ever read and nothing expands. A file that ends early
 * ends every loop as if the open elements were closed, and {@link #truncated} tells so; the text in
 * which it ends is dropped, since its last number may lack digits. A {@code <} that begins no tag,
 * as in a title that a program did not escape, is text.
 *
 * <p>The children of an element are walked so; what a branch does not read is skipped:
 *
 * <pre>{@code
 * for (int parent = xml.depth(); xml.nextChild(parent); ) {
 *   switch (xml.name()) {
 *     case "energy" -> ...
 *     default -> {}
 *   }
 * }
 * }</pre>
 */
public final class XmlScanner implements Closeable {
  private static final int LONGEST_TEXT = 1 << 20;
  private static final int DEEPEST = 256;

  private final ByteWindow window;
  private final String source;
  private final NameTable names = new NameTable();
  private final NumberParser number = new NumberParser();

  private String[] open = new String[16];
  private int depth;
  private int attributesStart;
  private int attributesEnd;
  private boolean emptyElement;
  private boolean rootSeen;
  private boolean ended;

  private enum Tag {
    START,
    END,
    NONE
  }

  /** Reads {@code in}, which messages name {@code source}; closing this closes the stream. */
  public XmlScanner(InputStream in, String source) {
    this.window = new ByteWindow(in);
    this.source = source;
  }

  /** How many elements are open. */
  public int depth() {
    return depth;
  }

  /** Name of the innermost open element. */
  public String name() {
    return open[depth - 1];
  }

  /** Whether the file ended with elements open, or without any. */
  public boolean truncated() {
    return ended && (depth > 0 || !rootSeen);
  }

  /**
   * Enters the next child of the element that is the innermost open one where {@link #depth} is
   * {@code parent}; leaves the child before, if need be.
   *
   * @return false where the parent or the file ends
   * @throws InvalidInput where tags do not match or a document type is declared
   */
  public boolean nextChild(int parent) throws IOException {
    while (!ended) {
      Tag tag = nextTag();
      if (tag == Tag.START && depth == parent + 1) {
        return true;
      }
      if (tag == Tag.END && depth < parent) {
        return false;
      }
    }
    return false;
  }

  /**
   * An attribute of the element just entered, before anything else is read; null if it has none of
   * this name.
   */
  public String attribute(String wanted) {
    byte[] bytes = window.bytes;
    int p = attributesStart;
    while (p < attributesEnd) {
      p = skipBlanks(p);
      int nameStart = p;
      while (p < attributesEnd && bytes[p] != '=' && bytes[p] > ' ') {
        p++;
      }
      int nameEnd = p;
      p = skipBlanks(p);
      if (p >= attributesEnd || bytes[p] != '=') {
        return null;
      }
      p = skipBlanks(p + 1);
      if (p >= attributesEnd || bytes[p] != '"' && bytes[p] != '\'') {
        return null;
      }
      byte quote = bytes[p++];
      int valueStart = p;
      while (p < attributesEnd && bytes[p] != quote) {
        p++;
      }
      if (names.intern(bytes, nameStart, nameEnd).equals(wanted)) {
        return new RawText(
                new String(bytes, valueStart, p - valueStart, StandardCharsets.ISO_8859_1))
            .resolved();
      }
      p++;
    }
    return null;
  }

  /**
   * The text of the current element, which has no children, without blanks around it and with
   * references resolved; empty where the file ends in it. Since there are no children, a {@code <}
   * that closes nothing is text even before a letter.
   */
  public String text() throws IOException {
    ByteArrayOutputStream collected = new ByteArrayOutputStream();
    byte[] bytes = window.bytes;
    while (!emptyElement) {
      int p = window.position;
      while (p < window.limit && bytes[p] != '<') {
        p++;
      }
      collected.write(bytes, window.position, p - window.position);
      window.position = p;
      if (collected.size() > LONGEST_TEXT) {
        throw error("more than " + LONGEST_TEXT + " bytes of text", "a value");
      }
      if (p < window.limit) {
        if (!window.require(2)) {
          return "";
        }
        byte next = bytes[window.position + 1];
        if (next == '/' || next == '!') {
          break;
        }
        collected.write('<');
        window.position++;
      } else if (!window.fill()) {
        return "";
      }
    }
    return new RawText(collected.toString(StandardCharsets.ISO_8859_1)).resolved().strip();
  }

  /**
   * Adds the numbers in the text of the current element; NaN for each word that is none, such as
   * the asterisks that Fortran writes for a number that does not fit. Adds nothing where the file
   * ends in the text.
   */
  public void numbers(Doubles target) throws IOException {
    int before = target.size();
    byte[] bytes = window.bytes;
    while (!emptyElement) {
      int p = window.position;
      while (bytes[p] <= ' ' && bytes[p] > 0) {
        p++;
      }
      window.position = p;
      if (window.limit - p < NumberParser.LONGEST && !window.exhausted()) {
        window.fill();
        continue;
      }
      if (bytes[p] == '<') {
        return;
      }
      if (p >= window.limit) {
        target.truncate(before);
        return;
      }
      int end = number.parse(bytes, p);
      boolean some = end > p && end - p < NumberParser.LONGEST;
      window.position = Math.max(end, p + 1);
      if (target.size() == Doubles.MOST) {
        throw error("more than " + Doubles.MOST + " numbers", "a block that fits into memory");
      }
      target.add(some ? number.value() : Double.NaN);
    }
  }

  /**
   * Adds the numbers of all children of the current element that have this name, and leaves the
   * element.
   *
   * @return how many numbers each child has; 0 if there was no child; -1 where children differ in
   *     that or the file ends among them
   */
  public int rows(String child, Doubles target) throws IOException {
    int columns = 0;
    for (int parent = depth; nextChild(parent); ) {
      if (!name().equals(child)) {
        continue;
      }
      int before = target.size();
      numbers(target);
      int count = target.size() - before;
      columns = columns == 0 ? count : columns;
      columns = count == columns && count > 0 ? columns : -1;
    }
    return ended ? -1 : columns;
  }

  /** Number of the line that is read now, counted from 1. */
  public long line() {
    return window.line();
  }

  /** An error at the current line. */
  public InvalidInput error(String found, String expected) {
    return new InvalidInput(source, "line " + line(), found, expected, "");
  }

  @Override
  public void close() throws IOException {
    window.close();
  }

  private Tag nextTag() throws IOException {
    if (emptyElement) {
      emptyElement = false;
      depth--;
      return Tag.END;
    }
    byte[] bytes = window.bytes;
    while (findTag()) {
      switch (bytes[window.position + 1]) {
        case '/' -> {
          return endTag() ? Tag.END : end();
        }
        case '!' -> declaration();
        case '?' -> skipPast("?>");
        default -> {
          return startTag() ? Tag.START : end();
        }
      }
    }
    return end();
  }

  private Tag end() {
    ended = true;
    return Tag.NONE;
  }

  /** Moves to the next {@code <} that begins a tag. */
  private boolean findTag() throws IOException {
    byte[] bytes = window.bytes;
    while (true) {
      int p = window.position;
      int limit = window.limit;
      while (p < limit && bytes[p] != '<') {
        p++;
      }
      window.position = p;
      if (p == limit) {
        if (!window.fill()) {
          return false;
        }
      } else if (!window.require(2)) {
        return false;
      } else if (beginsTag(bytes[window.position + 1])) {
        return true;
      } else {
        window.position++;
      }
    }
  }

  private boolean startTag() throws IOException {
    int close = closingBracket();
    if (close < 0) {
      return false;
    }
    byte[] bytes = window.bytes;
    int start = window.position + 1;
    emptyElement = bytes[close - 1] == '/';
    int end = emptyElement ? close - 1 : close;
    int p = start;
    while (p < end && (bytes[p] > ' ' || bytes[p] < 0)) {
      p++;
    }
    if (depth == open.length) {
      if (depth == DEEPEST) {
        throw error("more than " + DEEPEST + " elements in each other", "a flat tree");
      }
      open = Arrays.copyOf(open, 2 * depth);
    }
    open[depth++] = names.intern(bytes, start, p);
    attributesStart = p;
    attributesEnd = end;
    window.position = close + 1;
    rootSeen = true;
    return true;
  }

  private boolean endTag() throws IOException {
    int close = closingBracket();
    if (close < 0) {
      return false;
    }
    byte[] bytes = window.bytes;
    int start = window.position + 2;
    int p = close;
    while (p > start && bytes[p - 1] <= ' ' && bytes[p - 1] >= 0) {
      p--;
    }
    String closed = names.intern(bytes, start, p);
    if (depth == 0 || !open[depth - 1].equals(closed)) {
      throw error(
          "</" + shown(closed) + ">",
          depth == 0 ? "no end tag" : "</" + shown(open[depth - 1]) + ">");
    }
    depth--;
    window.position = close + 1;
    return true;
  }

  /** Place of the {@code >} of the tag at the position; -1 where the file ends in the tag. */
  private int closingBracket() throws IOException {
    byte[] bytes = window.bytes;
    int offset = 1;
    byte quote = 0;
    while (true) {
      int p = window.position + offset;
      for (; p < window.limit; p++) {
        byte c = bytes[p];
        if (quote != 0) {
          quote = c == quote ? 0 : quote;
        } else if (c == '>') {
          return p;
        } else if (c == '"' || c == '\'') {
          quote = c;
        }
      }
      offset = p - window.position;
      if (!window.fill()) {
        if (!window.exhausted()) {
          throw error("a tag of more than " + ByteWindow.CAPACITY + " bytes", "a tag");
        }
        return -1;
      }
    }
  }

  private void declaration() throws IOException {
    window.require(9);
    int p = window.position;
    String start =
        new String(window.bytes, p, Math.min(9, window.limit - p), StandardCharsets.ISO_8859_1);
    if (start.startsWith("<!--")) {
      window.position += 4;
      skipPast("-->");
    } else if (start.equals("<![CDATA[")) {
      skipPast("]]>");
    } else if (window.exhausted() && ("<![CDATA[".startsWith(start) || "<!--".startsWith(start))) {
      window.position = window.limit;
    } else {
      throw error(
          shown(start), "no document type: entities are not read, since they may name other files");
    }
  }

  private void skipPast(String terminator) throws IOException {
    int matched = 0;
    while (matched < terminator.length()) {
      if (window.position == window.limit && !window.fill()) {
        return;
      }
      byte c = window.bytes[window.position++];
      if (c == terminator.charAt(matched)) {
        matched++;
      } else if (matched == 0 || c != terminator.charAt(matched - 1)) {
        matched = c == terminator.charAt(0) ? 1 : 0;
      }
    }
  }

  private int skipBlanks(int from) {
    int p = from;
    while (p < attributesEnd && window.bytes[p] <= ' ' && window.bytes[p] >= 0) {
      p++;
    }
    return p;
  }

  private static boolean beginsTag(byte c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c == '/'
        || c == '!'
        || c == '?'
        || c == '_'
        || c < 0;
  }

  private static String shown(String name) {
    return name.length() <= 40 ? name : name.substring(0, 40) + "…";
  }
}
