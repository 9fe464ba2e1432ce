package io.lodestone.archive.parse.cif;

import io.lodestone.archive.parse.cif.CifToken.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Takes a CIF apart into words.
 *
 * <p>Rules of CIF 1.1 (International Tables for Crystallography G, 2.2) unless the first line is
 * {@code #\#CIF_2.0}, then those of CIF 2.0 (Bernstein et al., J. Appl. Cryst. 49, 277, 2016).
 */
final class CifScanner implements Closeable {
  private static final String MAGIC_2 = "#\\#CIF_2.0";
  private static final String BRACKETS = "[]{}";

  /** Longest text field in characters; memory must not grow with hostile input. */
  private static final int MAX_TEXT = 1 << 26;

  private static final char DOS_END = 0x1A;

  private final CifLines lines;
  private final CifProblems problems;
  private String line = "";
  private int position;
  private boolean started;
  private boolean atEnd;
  private boolean version2;
  private boolean cutOff;

  CifScanner(InputStream in, String source, CifProblems problems) {
    this.lines = new CifLines(in, source);
    this.problems = problems;
  }

  /** The next word; an {@link Kind#END} at and after the end of the file. */
  CifToken next() throws IOException {
    while (!atEnd) {
      if (!started || position >= line.length()) {
        if (advance() && line.startsWith(";")) {
          return textField();
        }
        continue;
      }
      char c = line.charAt(position);
      if (c == ' ' || c == '\t') {
        position++;
      } else if (c == '#') {
        position = line.length();
      } else if (c == DOS_END) {
        problems.add(number(), ++position, "the character Ctrl-Z", "text; DOS ended files with it");
      } else {
        return word(c);
      }
    }
    boolean open = !lines.ended();
    return open
        ? new CifToken(Kind.END, "", lines.number(), Math.max(1, line.length()))
        : new CifToken(Kind.END, "", lines.number() + 1, 1);
  }

  /** Whether the file ended inside a text field or string. */
  boolean isCutOff() {
    return cutOff;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private int number() {
    return lines.number();
  }

  /** Goes to the next line; false at the end of the file. */
  private boolean advance() throws IOException {
    String next = lines.next();
    if (next == null) {
      atEnd = true;
      return false;
    }
    if (!started) {
      started = true;
      version2 = next.stripTrailing().equals(MAGIC_2);
    }
    line = next;
    position = 0;
    return true;
  }

  private CifToken word(char c) throws IOException {
    int column = position + 1;
    if (c == '\'' || c == '"') {
      return version2 ? quoted2(c) : quoted1(c);
    }
    if (version2 && BRACKETS.indexOf(c) >= 0) {
      return bracket(c);
    }
    int end = position;
    while (end < line.length() && !isBlank(line.charAt(end))) {
      if (version2 && c != '_' && BRACKETS.indexOf(line.charAt(end)) >= 0) {
        break;
      }
      end++;
    }
    String text = line.substring(position, end);
    position = end;
    checkCharacters(text, number(), column);
    return classified(text, column);
  }

  private CifToken classified(String text, int column) {
    if (text.charAt(0) == '_') {
      if (text.length() == 1) {
        problems.add(number(), column, "'_'", "a data name after the underscore");
      }
      return token(Kind.NAME, text, column);
    }
    String lower = text.length() <= 7 ? text.toLowerCase(Locale.ROOT) : "";
    if (text.regionMatches(true, 0, "data_", 0, 5)) {
      return token(Kind.DATA, text.substring(5), column);
    }
    if (text.regionMatches(true, 0, "save_", 0, 5)) {
      return token(Kind.SAVE, text.substring(5), column);
    }
    if (lower.equals("loop_")) {
      return token(Kind.LOOP, text, column);
    }
    if (lower.equals("global_") || lower.equals("stop_")) {
      return token(Kind.RESERVED, text, column);
    }
    char first = text.charAt(0);
    if (first == '$' || !version2 && (first == '[' || first == ']')) {
      problems.add(
          number(),
          column,
          "'" + CifToken.shortened(text) + "'",
          "quotes around a value that begins with " + first);
    }
    return token(Kind.BARE, text, column);
  }

  private CifToken token(Kind kind, String text, int column) {
    return new CifToken(kind, text, number(), column);
  }

  /** CIF 1.1: a quote closes a string only before a blank, so strings may hold their own quote. */
  private CifToken quoted1(char quote) {
    int start = position;
    int end = start + 1;
    while (end < line.length()
        && !(line.charAt(end) == quote
            && (end + 1 == line.length() || isBlank(line.charAt(end + 1))))) {
      end++;
    }
    String text = line.substring(start + 1, end);
    position = Math.min(end + 1, line.length());
    if (end == line.length()) {
      reportUnclosed(start);
    } else {
      checkCharacters(text, number(), start + 1);
    }
    return token(Kind.QUOTED, text, start + 1);
  }

  private CifToken quoted2(char quote) throws IOException {
    int start = position;
    String triple = String.valueOf(quote).repeat(3);
    if (line.startsWith(triple, start)) {
      return tripleQuoted(triple);
    }
    int end = line.indexOf(quote, start + 1);
    if (end < 0) {
      reportUnclosed(start);
      position = line.length();
      return token(Kind.QUOTED, line.substring(start + 1), start + 1);
    }
    String text = line.substring(start + 1, end);
    checkCharacters(text, number(), start + 1);
    position = end + 1;
    return afterQuote(text, number(), start + 1);
  }

  private CifToken tripleQuoted(String triple) throws IOException {
    int startLine = number();
    int startColumn = position + 1;
    StringBuilder text = new StringBuilder();
    int from = position + 3;
    int end = line.indexOf(triple, from);
    while (end < 0) {
      append(text, line.substring(from), startLine);
      if (!advance()) {
        cutOff = true;
        problems.add(
            startLine, startColumn, "the end of the file", "closing " + triple + " of a string");
        return new CifToken(Kind.QUOTED, text.toString(), startLine, startColumn);
      }
      text.append('\n');
      from = 0;
      end = line.indexOf(triple);
    }
    text.append(line, from, end);
    position = end + 3;
    checkCharacters(text.toString(), startLine, startColumn);
    return afterQuote(text.toString(), startLine, startColumn);
  }

  /** CIF 2: what follows a closing quote makes the string a key or ends a list, or is a blank. */
  private CifToken afterQuote(String text, int startLine, int column) {
    char next = position < line.length() ? line.charAt(position) : ' ';
    if (next == ':') {
      position++;
      return new CifToken(Kind.KEY, text, startLine, column);
    }
    if (!isBlank(next) && next != ']' && next != '}') {
      problems.add(startLine, column, "'" + next + "' after a closing quote", "a blank");
    }
    return new CifToken(Kind.QUOTED, text, startLine, column);
  }

  private void reportUnclosed(int start) {
    problems.add(
        number(),
        start + 1,
        CifToken.shortened(line.substring(start)),
        "a closing " + line.charAt(start) + " followed by a blank");
  }

  private CifToken bracket(char c) {
    int column = ++position;
    if (c == ']' || c == '}') {
      char next = position < line.length() ? line.charAt(position) : ' ';
      if (!isBlank(next) && next != ']' && next != '}') {
        problems.add(number(), column, "'" + next + "' after " + c, "a blank");
      }
    }
    Kind kind =
        switch (c) {
          case '[' -> Kind.LIST_START;
          case ']' -> Kind.LIST_END;
          case '{' -> Kind.TABLE_START;
          default -> Kind.TABLE_END;
        };
    return token(kind, String.valueOf(c), column);
  }

  /** A text field: from a semicolon that begins a line to the next one that does. */
  private CifToken textField() throws IOException {
    int startLine = number();
    StringBuilder text = new StringBuilder(line.substring(1));
    int bad = badCharacter(line);
    int badLine = startLine;
    while (advance()) {
      if (line.startsWith(";")) {
        position = 1;
        reportTextField(bad, badLine);
        char next = line.length() > 1 ? line.charAt(1) : ' ';
        if (!isBlank(next) && !(version2 && (next == ']' || next == '}'))) {
          problems.add(number(), 1, CifToken.shortened(line), "a blank after a text field");
          position = line.length();
        }
        return token(Kind.TEXT_FIELD, new TextField(text.toString()).content(), 1);
      }
      text.append('\n');
      append(text, line, startLine);
      if (bad < 0) {
        bad = badCharacter(line);
        badLine = number();
      }
    }
    cutOff = true;
    problems.add(
        number(),
        Math.max(1, line.length()),
        "the end of the file",
        "a semicolon that closes the text field of line " + startLine);
    return token(Kind.TEXT_FIELD, new TextField(text.toString()).content(), 1);
  }

  private void reportTextField(int bad, int badLine) {
    if (bad >= 0) {
      problems.add(
          number(), 1, character(bad) + " in line " + badLine + " of a text field", expected());
    }
  }

  private void append(StringBuilder text, String part, int startLine) {
    if (text.length() + part.length() > MAX_TEXT) {
      throw problems.at(startLine, 1, "a text of more than " + MAX_TEXT + " characters", "its end");
    }
    text.append(part);
  }

  private void checkCharacters(String text, int atLine, int column) {
    int bad = badCharacter(text);
    if (bad >= 0) {
      problems.add(atLine, column, character(bad), expected());
    }
  }

  private static String character(int codePoint) {
    return codePoint < ' ' || codePoint == 0x7F
        ? "the control character U+%04X".formatted(codePoint)
        : "the character " + Character.toString(codePoint);
  }

  private String expected() {
    return version2 ? "characters that CIF 2.0 allows, as UTF-8" : "ASCII, as CIF 1.1 allows";
  }

  /** The first character that this version of CIF does not allow, or −1. */
  private int badCharacter(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c <= '~' || c == '\t' || c == '\n') {
        continue;
      }
      if (!version2 || c < 0xA0 || lines.malformed()) {
        return text.codePointAt(i);
      }
      if (c >= 0xFDD0 && c <= 0xFDEF || c == 0xFEFF || c >= 0xFFFE) {
        return c;
      }
    }
    return -1;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
