package io.lodestone.archive.parse.lapw;

import io.lodestone.archive.parse.Fields;
import java.util.Arrays;
import java.util.Locale;

/**
 * A line {@code key : value} of a summary of a run.
 *
 * @param key text before the first colon that has a blank or the end behind it, or the whole text
 *     if there is none
 * @param value text after it
 */
public record InfoLine(String key, String value) {
  /** Splits a line. */
  public static InfoLine of(String line) {
    int colon = line.indexOf(':');
    while (colon >= 0 && colon + 1 < line.length() && line.charAt(colon + 1) > ' ') {
      colon = line.indexOf(':', colon + 1);
    }
    return colon < 0
        ? new InfoLine(line.strip(), "")
        : new InfoLine(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
  }

  /** Whether the key begins with a text, in any case of letters. */
  public boolean is(String start) {
    return key.regionMatches(true, 0, start, 0, start.length());
  }

  /** The key in lower case. */
  public String lowerKey() {
    return key.toLowerCase(Locale.ROOT);
  }

  /** The first number of the value; NaN where it begins with none. */
  public double number() {
    double[] numbers = numbers();
    return numbers.length == 0 ? Double.NaN : numbers[0];
  }

  /** The numbers at the start of the value, up to a word that is none; brackets do not count. */
  public double[] numbers() {
    return leadingNumbers(value);
  }

  /** The numbers at the start of a text, up to a word that is none; brackets do not count. */
  public static double[] leadingNumbers(String text) {
    String[] words =
        text.replace('(', ' ').replace(')', ' ').replace(',', ' ').strip().split("\\s+");
    return Arrays.stream(words).mapToDouble(Fields::parse).takeWhile(Double::isFinite).toArray();
  }
}
