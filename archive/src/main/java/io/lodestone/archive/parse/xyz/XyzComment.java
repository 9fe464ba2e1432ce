package io.lodestone.archive.parse.xyz;

import io.lodestone.archive.parse.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The second line of a frame: a title in plain XYZ, keys with values in extended XYZ.
 *
 * <p>Values are bare, in quotes, in braces or in square brackets; a key without a value means true.
 */
final class XyzComment {
  private static final Pattern EXTENDED =
      Pattern.compile("(?i)(^|[\\s\"'])(lattice|properties|pbc)\"?\\s*=");

  private final String line;
  private final boolean extended;
  private final Map<String, String> values = new LinkedHashMap<>();
  private int position;

  XyzComment(String line) {
    this.line = line;
    this.extended = EXTENDED.matcher(line).find();
    if (extended) {
      read();
    }
  }

  /** Whether the line has the keys by which extended XYZ is known. */
  boolean isExtended() {
    return extended;
  }

  /** The whole line. */
  String line() {
    return line;
  }

  /** Values by key as written; empty for a plain title. */
  Map<String, String> values() {
    return values;
  }

  /** The value of a key in any case, or null. */
  String value(String key) {
    for (Map.Entry<String, String> entry : values.entrySet()) {
      if (entry.getKey().equalsIgnoreCase(key)) {
        return entry.getValue();
      }
    }
    return null;
  }

  /** The numbers in a text, or null if it holds anything else; brackets and commas do not count. */
  static double[] numbers(String text) {
    String[] words = text.replaceAll("[\\[\\]{}(),;]", " ").strip().split("\\s+");
    double[] numbers = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = number(words[i]);
      if (Double.isNaN(numbers[i]) && !words[i].equalsIgnoreCase("nan")) {
        return null;
      }
    }
    return numbers;
  }

  /** The truth values in a text, or null if it holds anything else. */
  static List<Boolean> booleans(String text) {
    List<Boolean> booleans = new ArrayList<>();
    for (String word : text.replaceAll("[\\[\\]{}(),;\"]", " ").strip().split("\\s+")) {
      switch (word.toLowerCase(Locale.ROOT)) {
        case "t", "true", ".true.", "1" -> booleans.add(true);
        case "f", "false", ".false.", "0" -> booleans.add(false);
        default -> {
          return null;
        }
      }
    }
    return booleans;
  }

  private static double number(String word) {
    char first = word.isEmpty() ? ' ' : word.charAt(0);
    boolean plain = first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.';
    return plain ? Fields.parse(word) : Double.NaN;
  }

  private void read() {
    while (true) {
      while (position < line.length() && isBlank(line.charAt(position))) {
        position++;
      }
      if (position >= line.length()) {
        return;
      }
      int start = position;
      String key = isQuote(line.charAt(position)) ? quoted() : word("=");
      int after = position;
      while (after < line.length() && isBlank(line.charAt(after))) {
        after++;
      }
      if (after < line.length() && line.charAt(after) == '=') {
        position = after + 1;
        while (position < line.length() && isBlank(line.charAt(position))) {
          position++;
        }
        values.putIfAbsent(key, position < line.length() ? value() : "");
      } else {
        values.putIfAbsent(key, "T");
      }
      if (position == start) {
        position++; // a character that begins nothing
      }
    }
  }

  private String value() {
    char first = line.charAt(position);
    if (isQuote(first)) {
      return quoted();
    }
    if (first == '{' || first == '[') {
      return bracketed(first, first == '{' ? '}' : ']');
    }
    return word("");
  }

  private String quoted() {
    char quote = line.charAt(position++);
    StringBuilder text = new StringBuilder();
    while (position < line.length() && line.charAt(position) != quote) {
      char c = line.charAt(position++);
      if (c == '\\' && position < line.length()) {
        c = line.charAt(position++);
        c = c == 'n' ? '\n' : c;
      }
      text.append(c);
    }
    position = Math.min(position + 1, line.length());
    return text.toString();
  }

  private String bracketed(char open, char close) {
    int start = position;
    int depth = 0;
    while (position < line.length()) {
      char c = line.charAt(position++);
      depth += c == open ? 1 : c == close ? -1 : 0;
      if (depth == 0) {
        break;
      }
    }
    return line.substring(start, position);
  }

  private String word(String ends) {
    int start = position;
    while (position < line.length()
        && !isBlank(line.charAt(position))
        && ends.indexOf(line.charAt(position)) < 0) {
      position++;
    }
    return line.substring(start, position);
  }

  private static boolean isBlank(char c) {
    return c <= ' ';
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }
}
