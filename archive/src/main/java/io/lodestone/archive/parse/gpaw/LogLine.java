package io.lodestone.archive.parse.gpaw;

import io.lodestone.archive.parse.Fields;
import java.util.Arrays;
import java.util.Locale;

/**
 * A line of the log: its words without brackets, commas and the comment mark, in which GPAW's two
 * ways to write the same things differ.
 *
 * @param words the words, in lower case
 * @param text the line without outer blanks and comment mark
 */
record LogLine(String[] words, String text) {
  static LogLine of(String line) {
    String text = line.strip();
    if (text.startsWith("#")) {
      text = text.substring(1).strip();
    }
    String plain = text.replaceAll("[\\[\\](),#]", " ").strip().toLowerCase(Locale.ROOT);
    return new LogLine(plain.isEmpty() ? new String[0] : plain.split("\\s+"), text);
  }

  boolean isBlank() {
    return words.length == 0;
  }

  /** Whether the line begins with these words. */
  boolean begins(String... start) {
    return words.length >= start.length
        && Arrays.equals(words, 0, start.length, start, 0, start.length);
  }

  boolean contains(String lowerCase) {
    return text.toLowerCase(Locale.ROOT).contains(lowerCase);
  }

  /** The text after the first colon, without outer blanks; empty where there is none. */
  String afterColon() {
    int colon = text.indexOf(':');
    return colon < 0 ? "" : text.substring(colon + 1).strip();
  }

  /** Whether a value is not finite, or too long for its column. */
  boolean hasLostNumber() {
    for (String word : words) {
      if (word.equals("nan")
          || word.equals("inf")
          || word.equals("-inf")
          || word.startsWith("***")) {
        return true;
      }
    }
    return false;
  }

  /** The word at {@code i} as number; NaN where it is none. */
  double number(int i) {
    return i < words.length ? Fields.parse(words[i]) : Double.NaN;
  }

  /** The first number of the line; NaN where there is none. */
  double firstNumber() {
    double[] numbers = numbers();
    return numbers.length == 0 ? Double.NaN : numbers[0];
  }

  /** All words that are finite numbers. */
  double[] numbers() {
    return Arrays.stream(words).mapToDouble(Fields::parse).filter(Double::isFinite).toArray();
  }
}
