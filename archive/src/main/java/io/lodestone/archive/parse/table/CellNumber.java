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
