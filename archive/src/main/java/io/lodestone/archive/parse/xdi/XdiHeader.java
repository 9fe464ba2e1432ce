package io.lodestone.archive.parse.xdi;

import io.lodestone.archive.parse.TextReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of an XDI file: fields {@code # Namespace.tag: value} up to a line {@code # ///}, free
 * comments up to a line of dashes, and then perhaps a line with the labels of the columns.
 *
 * <p>Names of fields do not depend on case. Files that leave out the lines of slashes or dashes are
 * read all the same: the header ends where no {@code #} begins a line.
 */
final class XdiHeader {
  private static final Pattern FIELD =
      Pattern.compile("#\\s*([A-Za-z_][A-Za-z0-9_]*\\.[A-Za-z0-9_]+)\\s*:(.*)");
  private static final Pattern COMMENTS = Pattern.compile("#\\s*/{3,}.*");
  private static final Pattern DASHES = Pattern.compile("#\\s*-{3,}.*");

  /** More fields, or longer ones, are not for people. */
  private static final int MOST_FIELDS = 500;

  private static final int LONGEST = 2_000;
  private static final int MOST_COMMENTS = 200;

  private final Map<String, String> fields = new LinkedHashMap<>();
  private final List<String> comments = new ArrayList<>();
  private final Map<Integer, String> columns = new LinkedHashMap<>();

  private XdiHeader() {}

  /** Reads the header; the next line of the reader is the first with numbers. */
  static XdiHeader read(TextReader reader) throws IOException {
    XdiHeader header = new XdiHeader();
    boolean free = false;
    for (String line = reader.next(); line != null; line = reader.next()) {
      String text = line.replace("\uFEFF", "").strip();
      if (!text.isEmpty() && text.charAt(0) != '#') {
        reader.pushBack();
        return header;
      }
      if (COMMENTS.matcher(text).matches()) {
        free = true;
      } else if (DASHES.matcher(text).matches()) {
        free = false;
      } else if (free) {
        header.comment(text);
      } else {
        header.add(text);
      }
    }
    return header;
  }

  private void comment(String text) {
    String words = text.replaceFirst("#+\\s*", "");
    if (!words.isEmpty() && comments.size() < MOST_COMMENTS) {
      comments.add(shortened(words));
    }
  }

  private void add(String text) {
    Matcher matcher = FIELD.matcher(text);
    if (!matcher.matches() || fields.size() == MOST_FIELDS) {
      return;
    }
    String name = matcher.group(1).toLowerCase(Locale.ROOT);
    String value = shortened(matcher.group(2).strip());
    fields.putIfAbsent(name, value);
    if (name.matches("column\\.[1-9]\\d?")) {
      columns.putIfAbsent(Integer.parseInt(name.substring(7)) - 1, value);
    }
  }

  private static String shortened(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /** All fields, with names in lower case, in their order. */
  Map<String, String> fields() {
    return fields;
  }

  /** The free comments, line by line. */
  List<String> comments() {
    return comments;
  }

  /** The value of a field, such as {@code element.symbol}; empty where it says nothing. */
  Optional<String> field(String name) {
    String value = fields.getOrDefault(name, "");
    boolean silent = value.isEmpty() || value.equalsIgnoreCase("none") || value.equals("?");
    return silent ? Optional.empty() : Optional.of(value);
  }

  /** Where the column of this name is, counted from 0; -1 where there is none. */
  int column(String name) {
    for (Map.Entry<Integer, String> column : columns.entrySet()) {
      if (column.getValue().split("\\s+", 2)[0].equalsIgnoreCase(name)) {
        return column.getKey();
      }
    }
    return -1;
  }

  /** The unit of a column as the header states it; empty where it states none. */
  String unit(int column) {
    String[] words = columns.getOrDefault(column, "").split("\\s+", 2);
    return words.length == 2 ? words[1].strip() : "";
  }
}
