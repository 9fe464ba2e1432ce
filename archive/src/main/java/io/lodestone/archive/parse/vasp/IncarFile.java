package io.lodestone.archive.parse.vasp;

import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads tags as users write them in INCAR: {@code TAG = value}, several in a line apart by
 * semicolons, with comments and lines that go on after a backslash.
 */
final class IncarFile {
  /** Most values in one file, since {@code 1000000*0} is short to write. */
  private static final int MOST_VALUES = 1 << 20;

  /** Tags whose values are words even where they look like a number or a truth value. */
  private static final Set<String> WORDS =
      Set.of("SYSTEM", "PREC", "ALGO", "GGA", "METAGGA", "PRECFOCK", "STOP_ON", "LIBXC1", "LIBXC2");

  private final IncarTags tags = new IncarTags();
  private final StringBuilder pending = new StringBuilder();
  private int room = MOST_VALUES;

  /** Reads a file. */
  static IncarTags read(SourceFile file) throws IOException {
    IncarFile incar = new IncarFile();
    try (TextReader lines = new TextReader(file)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        incar.line(line);
      }
    }
    return incar.tags();
  }

  /** Takes the next line. */
  void line(String line) {
    String text = withoutComment(line).strip();
    if (text.endsWith("\\")) {
      pending.append(text, 0, text.length() - 1).append(' ');
      return;
    }
    String whole = pending.append(text).toString();
    pending.setLength(0);
    for (String part : whole.split(";")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        String tag = part.substring(0, equals).strip().toUpperCase(Locale.ROOT);
        String value = part.substring(equals + 1).strip();
        if (!tag.isEmpty() && !value.isEmpty() && tag.indexOf(' ') < 0) {
          tags.add(tag, value(tag, value));
        }
      }
    }
  }

  IncarTags tags() {
    return tags;
  }

  private static String withoutComment(String line) {
    int end = line.length();
    for (char mark : new char[] {'#', '!'}) {
      int at = line.indexOf(mark);
      end = at >= 0 ? Math.min(end, at) : end;
    }
    return line.substring(0, end);
  }

  private Object value(String tag, String text) {
    if (tag.equals("SYSTEM")) {
      return text;
    }
    String[] words = text.split("\\s+");
    if (WORDS.contains(tag)) {
      return words[0];
    }
    List<Object> values = new ArrayList<>();
    for (String word : words) {
      int times = word.indexOf('*');
      int repeats = times > 0 ? repeats(word.substring(0, times)) : 1;
      Object value = single(repeats > 0 && times > 0 ? word.substring(times + 1) : word);
      int count = Math.max(repeats, 1);
      if (value == null || count > room) {
        break; // words after the values are a remark
      }
      room -= count;
      for (int i = 0; i < count; i++) {
        values.add(value);
      }
    }
    return values.isEmpty() ? text : values.size() == 1 ? values.getFirst() : List.copyOf(values);
  }

  private static int repeats(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** A whole number, a number or a truth value; null for another word. */
  static Object single(String word) {
    try {
      return Integer.valueOf(word);
    } catch (NumberFormatException e) {
      double number = Fields.parse(word);
      if (Double.isFinite(number)) {
        return number;
      }
      return VasprunValues.logical(word);
    }
  }
}
