package io.lodestone.archive.parse.xml;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/**
 * Reads decimal numbers straight from bytes, correctly rounded.
 *
 * <p>A number of at most 2⁵³ in its digits and a power of ten of at most 22 is one exact division
 * or multiplication (Clinger, PLDI 1990); the few others take the general way. Fortran's forms are
 * understood: {@code 1.0D-03}, {@code 1.0-103}, and numbers glued by a sign where a column was too
 * narrow.
 */
final class NumberParser {
  /** Longest number; what is longer is none. */
  static final int LONGEST = 512;

  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final int EXACT_DIGITS = 18;

  private double value;

  /** The number that {@link #parse} read last; NaN if there was none. */
  double value() {
    return value;
  }

  /**
   * Reads the number that begins at {@code from}.
   *
   * @param bytes text; must hold a byte that is neither digit, sign, letter nor point after the
   *     number
   * @return the place after the number, or after the whole word where it is no number
   */
  int parse(byte[] bytes, int from) {
    int p = from;
    int c = bytes[p];
    boolean negative = c == '-';
    if (negative || c == '+') {
      c = bytes[++p];
    }
    int first = p;
    long digits = 0;
    int digit = c - '0';
    while (digit >= 0 && digit <= 9) {
      digits = 10 * digits + digit;
      digit = bytes[++p] - '0';
    }
    int count = p - first;
    int scale = 0;
    if (bytes[p] == '.') {
      int point = p;
      digit = bytes[++p] - '0';
      while (digit >= 0 && digit <= 9) {
        digits = 10 * digits + digit;
        digit = bytes[++p] - '0';
      }
      scale = p - point - 1;
      count += scale;
    }
    if (count > 0 && count <= EXACT_DIGITS && digits < 1L << 53 && isEnd(bytes[p])) {
      double magnitude = digits / POWERS[scale];
      value = negative ? -magnitude : magnitude;
      return p;
    }
    return general(bytes, from, p, count);
  }

  /**
   * A number with an exponent, with many digits or glued to the next one, or a word that is none.
   */
  private int general(byte[] bytes, int from, int afterDigits, int count) {
    int p = afterDigits;
    boolean signed = bytes[p] == '+' || bytes[p] == '-';
    if (count > 0 && signed && !isBareExponent(bytes, from, p)) {
      value = number(bytes, from, p, -1);
      return p;
    }
    int exponent = -1;
    if (count > 0 && (signed || isExponentLetter(bytes[p]))) {
      exponent = p;
      p += signed ? 0 : 1;
      if (bytes[p] == '+' || bytes[p] == '-') {
        p++;
      }
      while (bytes[p] >= '0' && bytes[p] <= '9') {
        p++;
      }
    }
    byte end = bytes[p];
    if (count > 0 && (isEnd(end) || end == '+' || end == '-')) {
      value = number(bytes, from, p, exponent);
      return p;
    }
    while (!isEnd(bytes[p])) {
      p++;
    }
    value = Double.NaN;
    return p;
  }

  private static boolean isExponentLetter(byte c) {
    return c == 'E' || c == 'e' || c == 'D' || c == 'd';
  }

  /** Whether sign and exactly three digits follow a number with a point, then the word ends. */
  private static boolean isBareExponent(byte[] bytes, int from, int sign) {
    boolean point = false;
    for (int i = from; i < sign; i++) {
      point |= bytes[i] == '.';
    }
    int p = sign + 1;
    while (bytes[p] >= '0' && bytes[p] <= '9') {
      p++;
    }
    return point && p == sign + 4 && isEnd(bytes[p]);
  }

  /** Whether a word ends before this byte: at a blank, a control character or a tag. */
  private static boolean isEnd(byte c) {
    return c >= 0 && c <= ' ' || c == '<';
  }

  private static double number(byte[] bytes, int from, int to, int exponent) {
    if (to - from > LONGEST) {
      return Double.NaN;
    }
    try {
      if (exponent < 0 || bytes[exponent] == 'E' || bytes[exponent] == 'e') {
        return JavaDoubleParser.parseDouble(bytes, from, to - from);
      }
      boolean bare = bytes[exponent] == '+' || bytes[exponent] == '-';
      byte[] word = new byte[to - from + (bare ? 1 : 0)];
      System.arraycopy(bytes, from, word, 0, exponent - from);
      word[exponent - from] = 'E';
      int rest = exponent + (bare ? 0 : 1);
      System.arraycopy(bytes, rest, word, exponent - from + 1, to - rest);
      return JavaDoubleParser.parseDouble(word);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
