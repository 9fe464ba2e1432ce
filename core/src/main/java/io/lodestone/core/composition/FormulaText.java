package io.lodestone.core.composition;

import io.lodestone.core.error.InvalidInput;

/** The text of a formula and a place in it, from which numbers, signs and spaces are taken. */
final class FormulaText {
  private static final int LONGEST = 4096;
  private static final int LONGEST_FOUND = 12;
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** Up to 15 digits, mantissa and power of ten are exact, and so their quotient is the nearest. */
  private static final int EXACT_DIGITS = 15;

  private static final double[] TENS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private final String text;
  private int at;

  FormulaText(String text) {
    this.text = text;
    if (text.length() > LONGEST) {
      throw unexpected(0, "a formula of at most " + LONGEST + " characters", null);
    }
  }

  int place() {
    return at;
  }

  void returnTo(int place) {
    at = place;
  }

  boolean atEnd() {
    return at == text.length();
  }

  /** The next character; 0 at the end. */
  char peek() {
    return peek(0);
  }

  /** The character so many places ahead; 0 beyond the end. */
  char peek(int ahead) {
    int index = at + ahead;
    return index < text.length() ? text.charAt(index) : 0;
  }

  void advance() {
    at++;
  }

  boolean take(char expected) {
    if (peek() != expected) {
      return false;
    }
    at++;
    return true;
  }

  /** Skips spaces and the dollar signs of LaTeX; says whether anything is left. */
  boolean skipFiller() {
    while (isFiller(peek())) {
      at++;
    }
    return !atEnd();
  }

  /** Whether the character before this place is a space. */
  boolean isAfterSpace() {
    return at > 0 && Character.isWhitespace(text.charAt(at - 1));
  }

  /** Whether one or more signs and nothing else follow to the end. */
  boolean onlySignsFollow() {
    int ahead = 0;
    while (isSign(peek(ahead))) {
      ahead++;
    }
    boolean signed = ahead > 0;
    while (isFiller(peek(ahead))) {
      ahead++;
    }
    return signed && at + ahead == text.length();
  }

  /** Whether a bracket that holds only a charge, such as (2-), follows and ends the text. */
  boolean bracketedChargeFollows() {
    int ahead = 1;
    boolean signed = false;
    while (digit(at + ahead) >= 0 || isSign(peek(ahead))) {
      signed |= isSign(peek(ahead));
      ahead++;
    }
    return signed && ")]}".indexOf(peek(ahead)) >= 0 && at + ahead + 1 == text.length();
  }

  boolean startsNumber() {
    return peek() == '_' || digit(at) >= 0 || (peek() == '.' && digit(at + 1) >= 0);
  }

  boolean startsSuperscript() {
    return superscript() >= 0;
  }

  /** Takes a whole number in superscript digits. */
  double superscriptNumber() {
    double number = 0;
    while (startsSuperscript()) {
      number = 10 * number + superscript();
      at++;
    }
    return number;
  }

  /** Takes a number in plain or subscript digits, with or without a decimal part. */
  double number() {
    int start = at;
    boolean braced = take('_') && take('{');
    int numberStart = at;
    long mantissa = 0;
    int digits = 0;
    int decimals = -1;
    while (true) {
      int digit = digit(at);
      if (digit >= 0) {
        mantissa = 10 * mantissa + digit;
        digits++;
        decimals += decimals >= 0 ? 1 : 0;
      } else if (peek() == '.' && decimals < 0 && !isHydrateDot(numberStart)) {
        decimals = 0;
      } else {
        break;
      }
      at++;
    }
    if (digits == 0) {
      throw unexpected(start, "a number", null);
    }
    double value;
    if (digits > EXACT_DIGITS) {
      value = longNumber(numberStart);
    } else {
      value = decimals <= 0 ? mantissa : mantissa / TENS[decimals];
    }
    if (braced && !take('}')) {
      throw unexpected(at, "the bracket }", null);
    }
    return value;
  }

  static boolean isSign(char c) {
    return c == '+' || c == '⁺' || isMinus(c);
  }

  static boolean isMinus(char c) {
    return c == '-' || c == '−' || c == '⁻';
  }

  /** The error that something else was expected at a place. */
  InvalidInput unexpected(int place, String expected, String hint) {
    String found;
    if (text.isBlank()) {
      found = "nothing";
    } else if (place >= text.length()) {
      found = "its end";
    } else {
      found = text.substring(place, Math.min(text.length(), place + LONGEST_FOUND));
    }
    return new InvalidInput(null, "column " + (place + 1), found, expected, hint);
  }

  /**
   * Whether the dot here, behind the digits of an amount, joins a hydrate as in CuSO4.5H2O.
   *
   * <p>It does where a letter follows, where another decimal point follows, or where a whole number
   * and exactly the water that ends the formula follow. An amount of 0 or 1 is not written out
   * before a hydrate, so K0.5H2O and Fe1.5H2O hold decimals.
   */
  private boolean isHydrateDot(int numberStart) {
    int next = at + 1;
    while (digit(next) >= 0) {
      next++;
    }
    if (next < text.length() && text.charAt(next) == '.') {
      return digit(next + 1) >= 0;
    }
    if (next == at + 1) {
      return next < text.length() && Character.isLetter(text.charAt(next));
    }
    boolean zeroOrOne = at - numberStart == 1 && digit(numberStart) <= 1;
    return !zeroOrOne && isWater(text.substring(next).strip());
  }

  private static boolean isWater(String rest) {
    return rest.equals("H2O") || rest.equals("H₂O") || rest.equals("D2O");
  }

  private double longNumber(int start) {
    StringBuilder plain = new StringBuilder(at - start);
    for (int i = start; i < at; i++) {
      plain.append(digit(i) < 0 ? '.' : (char) ('0' + digit(i)));
    }
    return Double.parseDouble(plain.toString());
  }

  private int digit(int index) {
    if (index >= text.length()) {
      return -1;
    }
    char c = text.charAt(index);
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= '₀' && c <= '₉' ? c - '₀' : -1;
  }

  private int superscript() {
    return SUPERSCRIPTS.indexOf(peek());
  }

  private static boolean isFiller(char c) {
    return c == '$' || Character.isWhitespace(c);
  }
}
