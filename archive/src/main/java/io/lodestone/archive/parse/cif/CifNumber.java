package io.lodestone.archive.parse.cif;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import io.lodestone.core.error.InvalidInput;

/**
 * A number of a CIF with its standard uncertainty, such as {@code 5.4307(2)}.
 *
 * @param value the number, finite
 * @param uncertainty in units of the value, from the digits in brackets; NaN where none is stated
 * @param decimals digits after the point, as written; 0 for a fraction
 */
record CifNumber(double value, double uncertainty, int decimals) {
  /** Longest number that is one; a longer word is text. */
  private static final int MAX_LENGTH = 64;

  /**
   * Reads a value as a number.
   *
   * @param name of the item, for the message
   * @throws InvalidInput when it is none
   */
  static CifNumber of(CifValue value, String name, String source) {
    CifNumber number = value.text() == null ? null : parse(value.text().strip());
    if (number == null) {
      throw new InvalidInput(
          source,
          "line " + value.line() + ", column " + value.column(),
          value.text() == null ? "no number" : "'" + CifToken.shortened(value.text()) + "'",
          "a number for " + name,
          null);
    }
    return number;
  }

  /** The number that a text is, or null if it is none. Simple fractions such as 1/3 are read. */
  static CifNumber parse(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return null;
    }
    int slash = text.indexOf('/');
    if (slash > 0) {
      CifNumber over = parse(text.substring(0, slash));
      CifNumber under = parse(text.substring(slash + 1));
      return over == null || under == null || under.value() == 0
          ? null
          : new CifNumber(over.value() / under.value(), Double.NaN, 0);
    }
    int bracket = text.indexOf('(');
    String plain = bracket < 0 ? text : text.substring(0, bracket);
    for (int i = 0; i < plain.length(); i++) {
      if ("0123456789+-.eEdD".indexOf(plain.charAt(i)) < 0) {
        return null; // NaN, Infinity and hexadecimal numbers are numbers to Java, not to CIF
      }
    }
    plain = plain.replace('d', 'e').replace('D', 'e').replace('E', 'e');
    double value;
    try {
      value = JavaDoubleParser.parseDouble(plain);
    } catch (NumberFormatException e) {
      return null;
    }
    if (!Double.isFinite(value)) {
      return null;
    }
    int exponentAt = plain.indexOf('e');
    String mantissa = exponentAt < 0 ? plain : plain.substring(0, exponentAt);
    int point = mantissa.indexOf('.');
    int decimals = point < 0 ? 0 : mantissa.length() - point - 1;
    if (bracket < 0) {
      return new CifNumber(value, Double.NaN, decimals);
    }
    int exponent = exponentAt < 0 ? 0 : exponent(plain.substring(exponentAt + 1));
    Double uncertainty = uncertainty(text.substring(bracket), exponent - decimals);
    return uncertainty == null ? null : new CifNumber(value, uncertainty, decimals);
  }

  private static int exponent(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return 0; // too long for a number that was finite, so the number is 0
    }
  }

  /** The uncertainty in brackets, NaN for empty ones, null where they are malformed. */
  private static Double uncertainty(String brackets, int lastDigit) {
    if (!brackets.endsWith(")") || brackets.length() < 2) {
      return null;
    }
    String digits = brackets.substring(1, brackets.length() - 1);
    if (digits.isBlank() || digits.equals("?")) {
      return Double.NaN;
    }
    if (!digits.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      return null;
    }
    double stated = Double.parseDouble(digits);
    // Some programs put the point inside the brackets and mean the value itself.
    return digits.indexOf('.') >= 0 ? stated : stated * Math.pow(10, lastDigit);
  }
}
