package io.lodestone.archive.parse.table;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number in a cell, with the uncertainty that it may state: {@code 5.43}, {@code 1.2(3)}, {@code
 * 31 ± 2}.
 *
 * @param value finite
 * @param uncertainty NaN where none is stated
 */
public record CellNumber(double value, double uncertainty) {
  private static final Set<String> MISSING =
      Set.of("", "-", "--", "—", "–", "?", "na", "n/a", "n.a.", "null", "none", "missing", "#n/a");
  private static final Set<String> NOT_FINITE =
      Set.of(
          "nan", "inf", "+inf", "-inf", "infinity", "-infinity", "+infinity", "#div/0!", "#num!");
  private static final String NUMBER = "[-+−]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eEdD][-+]?\\d+)?";
  private static final Pattern WITH_ERROR =
      Pattern.compile("(?<value>" + NUMBER + ")\\s*(?:±|\\+/-|\\+-)\\s*(?<error>" + NUMBER + ")");
  private static final Pattern WITH_DIGITS =
      Pattern.compile("(?<value>[-+−]?\\d+(?:\\.(?<decimals>\\d*))?)\\((?<digits>\\d{1,6})\\)");

  /** So many digits are below 2⁶³. */
  private static final int MOST_DIGITS = 18;

  /** Powers of ten that a double holds exactly. */
  private static final int MOST_POWER = 22;

  private static final double[] POWERS = new double[MOST_POWER + 1];

  static {
    for (int power = 0; power <= MOST_POWER; power++) {
      POWERS[power] = Double.parseDouble("1e" + power);
    }
  }

  /** Whether a cell says that there is no value. */
  public static boolean isMissing(String cell) {
    return !beginsWithDigit(cell) && MISSING.contains(cell.strip().toLowerCase(Locale.ROOT));
  }

  /** Whether a cell says that a computation gave no number. */
  public static boolean isNotFinite(String cell) {
    return !beginsWithDigit(cell) && NOT_FINITE.contains(cell.strip().toLowerCase(Locale.ROOT));
  }

  /**
   * The number that a cell is, or null if it is none.
   *
   * @param decimalComma whether a comma stands for the decimal point
   */
  public static CellNumber parse(String cell, boolean decimalComma) {
    String text = cell.strip();
    if (text.isEmpty() || text.length() > 100) {
      return null;
    }
    text = decimalComma ? text.replace(',', '.') : text;
    if (isPlain(text)) {
      return finite(number(text), Double.NaN);
    }
    Matcher error = WITH_ERROR.matcher(text);
    if (error.matches()) {
      return finite(number(error.group("value")), number(error.group("error")));
    }
    Matcher digits = WITH_DIGITS.matcher(text);
    if (digits.matches()) {
      int decimals = digits.group("decimals") == null ? 0 : digits.group("decimals").length();
      return finite(
          number(digits.group("value")), number(digits.group("digits")) * Math.pow(10, -decimals));
    }
    return null;
  }

  /**
   * The number that some characters are if they are a plain one, {@code -1.5e3}, which most cells
   * are; NaN for all others, which {@link #parse} may understand. The number is the same.
   */
  public static double plain(char[] text, int from, int to) {
    int i = from;
    boolean negative = i < to && text[i] == '-';
    i += negative ? 1 : 0;
    long digits = 0;
    int first = i;
    int point = -1;
    for (; i < to; i++) {
      char c = text[i];
      if (isDigit(c)) {
        digits = 10 * digits + (c - '0');
      } else if (c == '.' && point < 0) {
        point = i;
      } else {
        break;
      }
    }
    int count = i - first - (point < 0 ? 0 : 1);
    if (count == 0 || count > MOST_DIGITS) {
      return Double.NaN;
    }
    int power = point < 0 ? 0 : point + 1 - i;
    if (i < to && (text[i] == 'e' || text[i] == 'E')) {
      int sign = i + 1 < to && text[i + 1] == '-' ? -1 : 1;
      int start = i + (i + 1 < to && (text[i + 1] == '-' || text[i + 1] == '+') ? 2 : 1);
      int exponent = 0;
      for (i = start; i < to && i < start + 3 && isDigit(text[i]); i++) {
        exponent = 10 * exponent + (text[i] - '0');
      }
      power += i == start ? MOST_POWER + 1 : sign * exponent;
    }
    // Both are exact in a double, so that the one rounding of their product gives the nearest.
    if (i < to || Math.abs(power) > MOST_POWER || digits > 1L << 53) {
      return Double.NaN;
    }
    double value = power < 0 ? digits / POWERS[-power] : digits * POWERS[power];
    return negative ? -value : value;
  }

  private static boolean beginsWithDigit(String cell) {
    return !cell.isEmpty() && isDigit(cell.charAt(0));
  }

  /** Whether a text is what {@link #NUMBER} says; most cells are, and this is faster. */
  private static boolean isPlain(String text) {
    int sign = "+-−".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
    int point = afterDigits(text, sign);
    boolean fraction = point < text.length() && text.charAt(point) == '.';
    int end = fraction ? afterDigits(text, point + 1) : point;
    if (end - sign - (fraction ? 1 : 0) == 0) {
      return false;
    }
    if (end < text.length() && "eEdD".indexOf(text.charAt(end)) >= 0) {
      boolean signed = end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0;
      int exponent = end + (signed ? 2 : 1);
      end = afterDigits(text, exponent);
      return end > exponent && end == text.length();
    }
    return end == text.length();
  }

  private static int afterDigits(String text, int from) {
    int i = from;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static CellNumber finite(double value, double uncertainty) {
    return Double.isFinite(value) ? new CellNumber(value, Math.abs(uncertainty)) : null;
  }

  private static double number(String text) {
    return JavaDoubleParser.parseDouble(text.replace('−', '-').replace('d', 'e').replace('D', 'e'));
  }
}
