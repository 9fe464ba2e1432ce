package io.lodestone.archive.parse;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import io.lodestone.core.error.InvalidInput;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of one line, separated by blanks, commas, equal signs or colons as Fortran and C
 * programs print them.
 *
 * <p>Numbers may have a Fortran exponent ({@code 1.0D-03}, {@code 1.0-103}) and may be glued by a
 * sign ({@code 0.123-4.567}) where a column was too narrow. A field of asterisks, which Fortran
 * prints for a number that does not fit, is refused: its value is unknown.
 */
public final class Fields {
  private final String line;
  private final TextReader reader;
  private final List<String> words = new ArrayList<>();

  Fields(String line, TextReader reader) {
    this.line = line;
    this.reader = reader;
    int start = -1;
    for (int i = 0; i <= line.length(); i++) {
      char c = i < line.length() ? line.charAt(i) : ' ';
      boolean separator = c <= ' ' || c == ',' || c == '=' || c == ':' || c == ';';
      if (separator && start >= 0) {
        words.add(line.substring(start, i));
        start = -1;
      } else if (!separator && start < 0) {
        start = i;
      }
    }
  }

  /** Number of fields. */
  public int count() {
    return words.size();
  }

  /** Field {@code i}, counted from 0; from the end if negative: -1 is the last. */
  public String word(int i) {
    int index = i < 0 ? words.size() + i : i;
    if (index < 0 || index >= words.size()) {
      throw reader.error("'" + line.strip() + "'", "at least " + (i < 0 ? -i : i + 1) + " fields");
    }
    return words.get(index);
  }

  /** Field {@code i} as a number. */
  public double number(int i) {
    String word = word(i);
    double value = parse(word);
    if (Double.isNaN(value) && !word.equalsIgnoreCase("nan")) {
      throw reader.error("'" + word + "'", "a number");
    }
    return value;
  }

  /** Field {@code i} as a whole number. */
  public int integer(int i) {
    String word = word(i);
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw reader.error("'" + word + "'", "a whole number");
    }
  }

  /** Whether field {@code i} is there and a number. */
  public boolean isNumber(int i) {
    int index = i < 0 ? words.size() + i : i;
    return index >= 0 && index < words.size() && !Double.isNaN(parse(words.get(index)));
  }

  /**
   * All numbers of the line from field {@code first} on, glued ones apart, until a field that is
   * none.
   *
   * @return at least {@code atLeast} numbers
   * @throws InvalidInput if there are fewer
   */
  public double[] numbers(int first, int atLeast) {
    double[] values = new double[Math.max(atLeast, words.size() + 4)];
    int n = 0;
    fields:
    for (int i = first; i < words.size(); i++) {
      String word = words.get(i);
      int start = 0;
      while (start < word.length()) {
        int end = numberEnd(word, start);
        double value = parse(word.substring(start, end));
        if (Double.isNaN(value)) {
          break fields;
        }
        if (n == values.length) {
          values = java.util.Arrays.copyOf(values, 2 * n);
        }
        values[n++] = value;
        start = end;
      }
    }
    if (n < atLeast) {
      throw reader.error("'" + line.strip() + "'", atLeast + " numbers");
    }
    return java.util.Arrays.copyOf(values, n);
  }

  /** The value of one number in Java, C or Fortran form; NaN if it is none. */
  public static double parse(String word) {
    return parse(word, 0, word.length());
  }

  /** The value of the number that a part of {@code text} is; NaN if it is none. */
  static double parse(String text, int start, int end) {
    if (start < end && !mayBegin(text.charAt(start))) {
      return Double.NaN; // most words are none, and an exception for each takes long
    }
    try {
      return JavaDoubleParser.parseDouble(text, start, end - start);
    } catch (NumberFormatException e) {
      return fortran(text.substring(start, end));
    }
  }

  /** Whether a number may begin with a character, NaN and Infinity being numbers. */
  private static boolean mayBegin(char c) {
    return c <= '9' && c != '*' || c == 'N' || c == 'I';
  }

  private static double fortran(String word) {
    StringBuilder text = new StringBuilder(word.length() + 1);
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == 'D' || c == 'd') {
        text.append('E');
      } else if ((c == '+' || c == '-') && i > 0 && Character.isDigit(word.charAt(i - 1))) {
        text.append('E').append(c); // Fortran drops the letter before an exponent of three digits
      } else {
        text.append(c);
      }
    }
    try {
      return text.length() == word.length() && text.toString().equals(word)
          ? Double.NaN
          : JavaDoubleParser.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /**
   * End of the number that begins at {@code start}: before a sign that no exponent letter precedes.
   */
  private static int numberEnd(String word, int start) {
    for (int i = start + 1; i < word.length(); i++) {
      char c = word.charAt(i);
      if ((c == '-' || c == '+') && !isExponentSign(word, start, i)) {
        return i;
      }
    }
    return word.length();
  }

  private static boolean isExponentSign(String word, int start, int i) {
    char before = word.charAt(i - 1);
    if (before == 'E' || before == 'e' || before == 'D' || before == 'd') {
      return true;
    }
    // 1.0-103: exactly three digits, then the field ends; a glued column would hold a decimal
    // point.
    return Character.isDigit(before)
        && word.indexOf('.', i) < 0
        && word.substring(start, i).indexOf('.') >= 0
        && i + 4 == word.length();
  }
}
