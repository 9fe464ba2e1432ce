package io.lodestone.archive.filter;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a filter, taken from the text one at a time.
 *
 * <p>There are no tokens to be cut beforehand: in {@code aIS UNKNOWNANDb=1} only the parser knows
 * which keyword may come next, and asks for that one. Spaces behind a word are always skipped with
 * it, so that the scanner stands on a word or at the end.
 */
final class Scanner {
  private static final String SOURCE = "filter";
  private static final int LONGEST_NUMBER = 400;

  /**
   * The unit behind a number: {@code eV}, {@code g/cm^3}, {@code kg m^-3}, {@code J/(mol*K)}. Only
   * its extent: {@link UnitExpression} knows whether there is such a unit. A keyword ends it, also
   * a misspelt one, so that the message is about the keyword. All repetitions are bounded and
   * possessive: the text may be hostile.
   */
  private static final Pattern UNIT;

  static {
    String word = "(?!AND|OR|(?i:and|or|not)\\b)[\\p{L}\\p{M}%°_]{1,40}+";
    String exponent = "(?:(?:\\^|\\*\\*)?+[+-]?+[0-9]{1,3}+|[⁺⁻]?+[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}+)?+";
    String joint = "(?:\\s{0,9}+[*·⋅×/]\\s{0,9}+|\\s{1,9}+)";
    String power = word + exponent;
    String product = power + "(?:" + joint + power + "){0,9}+";
    String factor = "(?:" + power + "|\\(" + product + "\\)" + exponent + ")";
    UNIT = Pattern.compile(power + "(?:" + joint + factor + "){0,9}+");
  }

  private final String text;
  private final boolean unitsAllowed;
  private int position;

  private Scanner(String text, boolean unitsAllowed) {
    this.text = text;
    this.unitsAllowed = unitsAllowed;
    skipSpaces();
  }

  static Scanner over(String text, boolean unitsAllowed) {
    if (text.length() > FilterParser.MAXIMUM_LENGTH) {
      throw new InvalidInput(
          SOURCE,
          "",
          text.length() + " characters",
          "at most " + FilterParser.MAXIMUM_LENGTH + " characters",
          "ask in several steps");
    }
    return new Scanner(text, unitsAllowed);
  }

  boolean atEnd() {
    return position == text.length();
  }

  boolean at(char symbol) {
    return position < text.length() && text.charAt(position) == symbol;
  }

  Place place() {
    return new Place(position + 1);
  }

  /** Takes the keyword if it is next. */
  boolean keyword(String keyword) {
    if (!text.startsWith(keyword, position)) {
      return false;
    }
    advance(keyword.length());
    return true;
  }

  /** Takes the sign if it is next. */
  boolean symbol(char symbol) {
    if (!at(symbol)) {
      return false;
    }
    advance(1);
    return true;
  }

  boolean atOperatorSign() {
    return at('<') || at('>') || at('=') || at('!');
  }

  Operator operatorSign() {
    for (Operator operator : Operator.SIGNS) {
      if (text.startsWith(operator.toString(), position)) {
        int end = position + operator.toString().length();
        if (end < text.length() && "<>=!~".indexOf(text.charAt(end)) >= 0) {
          break;
        }
        advance(operator.toString().length());
        return operator;
      }
    }
    throw unexpected("one of = != < <= > >=");
  }

  boolean atTextualKeyword() {
    return text.startsWith("CONTAINS", position)
        || text.startsWith("STARTS", position)
        || text.startsWith("ENDS", position);
  }

  /** Takes CONTAINS, STARTS [WITH] or ENDS [WITH], one of which must be next. */
  Operator textualOperator() {
    if (keyword("CONTAINS")) {
      return Operator.CONTAINS;
    }
    boolean starts = keyword("STARTS");
    if (!starts) {
      keyword("ENDS");
    }
    keyword("WITH");
    return starts ? Operator.STARTS : Operator.ENDS;
  }

  boolean atProperty() {
    return position < text.length() && isNameStart(text.charAt(position));
  }

  PropertyPath property() {
    Place start = place();
    List<String> segments = new ArrayList<>();
    do {
      if (!atProperty()) {
        throw unexpected("the next part of a property's name, in lower case");
      }
      segments.add(identifier());
    } while (symbol('.'));
    return new PropertyPath(segments, start);
  }

  private String identifier() {
    int start = position;
    int end = start;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    advance(end - start);
    return text.substring(start, end);
  }

  boolean atConstant() {
    return at('"')
        || text.startsWith("TRUE", position)
        || text.startsWith("FALSE", position)
        || atNumber();
  }

  Operand constant() {
    Place start = place();
    if (at('"')) {
      return string();
    }
    if (keyword("TRUE")) {
      return new Operand.Truth(true, start);
    }
    if (keyword("FALSE")) {
      return new Operand.Truth(false, start);
    }
    return number();
  }

  Operand.Text string() {
    Place start = place();
    StringBuilder value = new StringBuilder();
    for (int i = position + 1; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '"') {
        advance(i + 1 - position);
        return new Operand.Text(value.toString(), start);
      }
      if (character == '\\') {
        i++;
        if (i == text.length()) {
          break;
        }
        character = text.charAt(i);
        if (character != '"' && character != '\\') {
          position = i - 1;
          throw unexpected("\\\" or \\\\ inside a string", "write \\\\ for one backslash");
        }
      } else if (!Operand.Text.isAllowed(character)) {
        position = i;
        throw unexpected("a character that can be printed");
      }
      value.append(character);
    }
    throw invalid(
        start, "a string without an end", "a closing quote", "put a \" behind the string");
  }

  /** Whether a word that starts with a capital is next and is no keyword. */
  boolean atCapitalisedWord() {
    return NearMiss.isCapitalised(text, position);
  }

  private boolean atNumber() {
    int i = position;
    if (i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
      i++;
    }
    if (i < text.length() && text.charAt(i) == '.') {
      i++;
    }
    return i < text.length() && isDigit(text.charAt(i));
  }

  Operand.Numeral number() {
    Place start = place();
    int end = endOfDigits(at('+') || at('-') ? position + 1 : position);
    if (end < text.length() && text.charAt(end) == '.') {
      end = endOfDigits(end + 1);
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int digits = end + 1;
      if (digits < text.length() && (text.charAt(digits) == '+' || text.charAt(digits) == '-')) {
        digits++;
      }
      int exponentEnd = endOfDigits(digits);
      end = exponentEnd > digits ? exponentEnd : end;
    }
    BigDecimal value = value(start, text.substring(position, end));
    advance(end - position);
    return new Operand.Numeral(value, unit(), start);
  }

  /** The value of a number, whose exponent may be as large as the type of the value allows. */
  private BigDecimal value(Place start, String number) {
    if (number.length() <= LONGEST_NUMBER) {
      try {
        return new BigDecimal(number);
      } catch (NumberFormatException exponentTooLarge) {
        // Said below, together with numbers that are too long.
      }
    }
    throw invalid(
        start,
        number.length() > 30 ? number.substring(0, 30) + "..." : number,
        "at most " + LONGEST_NUMBER + " characters, and an exponent up to " + Integer.MAX_VALUE,
        "write the number with fewer digits");
  }

  private String unit() {
    if (!unitsAllowed) {
      return "";
    }
    Matcher unit = UNIT.matcher(text).region(position, text.length());
    if (!unit.lookingAt()) {
      return "";
    }
    try {
      UnitExpression.parse(unit.group());
    } catch (InvalidInput notAUnit) {
      throw invalid(
          place(),
          unit.group(),
          "a unit such as eV, or AND, OR or the end of the filter",
          notAUnit.hint());
    }
    advance(unit.end() - position);
    return unit.group();
  }

  private int endOfDigits(int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private void advance(int characters) {
    position += characters;
    skipSpaces();
  }

  private void skipSpaces() {
    while (position < text.length() && isSpace(text.charAt(position))) {
      position++;
    }
  }

  /** What stands here is not what the grammar allows; the hint is that for the usual slips. */
  InvalidInput unexpected(String expected) {
    return unexpected(expected, "");
  }

  /** What stands here is not what the grammar allows; the hint is for all but the usual slips. */
  InvalidInput unexpected(String expected, String hint) {
    NearMiss miss = NearMiss.at(text, position);
    return invalid(place(), miss.found(), expected, miss.hint().isEmpty() ? hint : miss.hint());
  }

  InvalidInput invalid(Place place, String found, String expected, String hint) {
    return new InvalidInput(SOURCE, place.toString(), found, expected, hint);
  }

  static boolean isSpace(char character) {
    return character == ' ' || character >= '\t' && character <= '\r';
  }

  static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isNameStart(char character) {
    return character >= 'a' && character <= 'z' || character == '_';
  }

  private static boolean isNamePart(char character) {
    return isNameStart(character) || isDigit(character);
  }
}
