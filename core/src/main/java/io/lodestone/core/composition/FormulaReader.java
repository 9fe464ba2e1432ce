package io.lodestone.core.composition;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import java.util.Arrays;
import java.util.List;

/**
 * Reads one chemical formula in a single pass.
 *
 * <p>The atoms met so far lie in two flat arrays; closing a bracket multiplies those since it
 * opened, so nesting needs neither recursion nor objects.
 */
final class FormulaReader {
  private static final int LONGEST = 4096;
  private static final int DEEPEST = 32;
  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";
  private static final String HYDRATE_DOTS = "·•⋅∙*";
  private static final int EXACT_DIGITS = 15;
  private static final double[] TENS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private final String text;
  private int at;

  private Element[] elements = new Element[8];
  private double[] amounts = new double[8];
  private int count;

  /** For each open bracket: which it is, where it stands and how many atoms came before. */
  private final int[] bracketKind = new int[DEEPEST];

  private final int[] bracketColumn = new int[DEEPEST];
  private final int[] bracketStart = new int[DEEPEST];
  private int depth;

  /** Where the atoms of the part between two hydrate dots begin, and what multiplies them. */
  private int partStart;

  private double partFactor;
  private double charge;

  FormulaReader(String text) {
    this.text = text;
  }

  Composition read() {
    if (text.length() > LONGEST) {
      throw unexpected(0, "a formula of at most " + LONGEST + " characters", null);
    }
    beginPart();
    while (skipFiller()) {
      char c = text.charAt(at);
      if (c >= 'A' && c <= 'Z') {
        atom();
      } else if (isOpening(c)) {
        openOrCharge();
      } else if (isClosing(c)) {
        close();
      } else if (HYDRATE_DOTS.indexOf(c) >= 0 || c == '.') {
        at++;
        endPart();
        beginPart();
      } else if (startsCharge()) {
        readCharge();
      } else {
        throw unexpected(at, "an element, a bracket or the end", hint(c));
      }
    }
    endPart();
    return compose();
  }

  private void beginPart() {
    partStart = count;
    skipFiller();
    partFactor = startsNumber() ? number() : 1;
  }

  private void endPart() {
    if (depth > 0) {
      int column = bracketColumn[depth - 1];
      throw unexpected(column, "a bracket that is closed", null);
    }
    if (count == partStart) {
      throw unexpected(at, "an element", hint(at < text.length() ? text.charAt(at) : 0));
    }
    multiply(partStart, partFactor);
    charge *= partFactor;
  }

  private void atom() {
    int start = at;
    int first = text.charAt(at++);
    int second = 0;
    if (at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z') {
      second = text.charAt(at++);
    }
    Element element = Element.bySymbol(first, second);
    if (element == null) {
      throw noElement(start);
    }
    push(element, amountOr1(count == partStart));
  }

  /** An opening bracket, or a charge in brackets such as (2-) at the end. */
  private void openOrCharge() {
    int end = at + 1;
    while (end < text.length() && "0123456789+-−".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    boolean onlyCharge = end > at + 2 && end == text.length() - 1 && isClosing(text.charAt(end));
    if (onlyCharge && count > 0) {
      at++;
      readCharge();
      return;
    }
    if (depth == DEEPEST) {
      throw unexpected(at, "at most " + DEEPEST + " brackets in each other", null);
    }
    bracketKind[depth] = OPENING.indexOf(text.charAt(at));
    bracketColumn[depth] = at;
    bracketStart[depth] = count;
    depth++;
    at++;
  }

  private void close() {
    int kind = CLOSING.indexOf(text.charAt(at));
    if (depth == 0) {
      throw unexpected(at, "an opening bracket before the closing one", null);
    }
    if (bracketKind[depth - 1] != kind) {
      throw unexpected(at, "the bracket " + CLOSING.charAt(bracketKind[depth - 1]), null);
    }
    depth--;
    int start = bracketStart[depth];
    if (start == count) {
      throw unexpected(at, "an element in the brackets", null);
    }
    boolean square = kind == 1;
    at++;
    multiply(start, amountOr1(square || start == partStart));
  }

  /**
   * The amount behind an atom or bracket, 1 where none is written.
   *
   * @param chargeable whether digits before a final sign are the size of a charge here, as in Fe3+
   *     and [Fe(CN)6]4-, and not an amount, as in NH4+
   */
  private double amountOr1(boolean chargeable) {
    skipFiller();
    if (!startsNumber()) {
      return 1;
    }
    boolean apart = Character.isWhitespace(text.charAt(at - 1));
    int start = at;
    double amount = number();
    boolean signFollows = at < text.length() && isSign(text.charAt(at)) && endsAfterSigns(at);
    if (!signFollows) {
      return amount;
    }
    if (chargeable || apart) {
      at = start;
      readCharge();
      return 1;
    }
    if (at - start > 1) {
      throw unexpected(start, "an unambiguous charge", "write a caret before it, as in SO4^2-");
    }
    return amount;
  }

  private void readCharge() {
    int start = at;
    take('^');
    boolean braced = take('{');
    boolean sizeFirst = startsNumber() || superscript(at) >= 0;
    double size = sizeFirst ? chargeSize() : 0;
    int signStart = at;
    int sign = 0;
    while (at < text.length() && isSign(text.charAt(at))) {
      int one = isMinus(text.charAt(at)) ? -1 : 1;
      if (sign != 0 && one != sign) {
        throw unexpected(start, "a charge of one sign", null);
      }
      sign = one;
      at++;
    }
    int signs = at - signStart;
    if (!sizeFirst && signs == 1 && (startsNumber() || superscript(at) >= 0)) {
      size = chargeSize();
    } else if (!sizeFirst) {
      size = signs;
    } else if (signs != 1) {
      throw unexpected(start, "a charge such as 2- or 3+", null);
    }
    if (sign == 0) {
      throw unexpected(start, "a charge with its sign, such as ^2-", null);
    }
    if (braced) {
      take('}');
    } else if (at < text.length() && isClosing(text.charAt(at)) && depth == 0) {
      at++;
    }
    charge = sign * size;
    skipFiller();
    if (at < text.length()) {
      char next = text.charAt(at);
      throw unexpected(at, "the end after the charge", hint(isVariable(next) ? next : '-'));
    }
  }

  private double chargeSize() {
    if (superscript(at) < 0) {
      return number();
    }
    double size = 0;
    while (superscript(at) >= 0) {
      size = 10 * size + superscript(at++);
    }
    return size;
  }

  private boolean startsCharge() {
    char c = text.charAt(at);
    if (count == 0 || depth > 0) {
      return false;
    }
    return c == '^' || isSign(c) || superscript(at) >= 0 || Character.isDigit(c);
  }

  /** Reads a number in plain or subscript digits, with or without a decimal part. */
  private double number() {
    boolean braced = false;
    int start = at;
    if (take('_')) {
      braced = take('{');
    }
    long mantissa = 0;
    int digits = 0;
    int decimals = -1;
    int numberStart = at;
    while (at < text.length()) {
      int digit = digit(at);
      if (digit >= 0) {
        mantissa = 10 * mantissa + digit;
        digits++;
        decimals += decimals >= 0 ? 1 : 0;
      } else if (text.charAt(at) == '.' && decimals < 0 && !isHydrateDot(numberStart)) {
        decimals = 0;
      } else {
        break;
      }
      at++;
    }
    if (digits == 0) {
      throw unexpected(start, "a number", null);
    }
    // Up to 15 digits both are exact, and so the quotient is the double nearest to what is written.
    double value =
        digits > EXACT_DIGITS
            ? longNumber(numberStart)
            : decimals <= 0 ? mantissa : mantissa / TENS[decimals];
    if (braced && !take('}')) {
      throw unexpected(at, "the bracket }", null);
    }
    return value;
  }

  private double longNumber(int start) {
    StringBuilder plain = new StringBuilder(at - start);
    for (int i = start; i < at; i++) {
      plain.append(digit(i) < 0 ? '.' : (char) ('0' + digit(i)));
    }
    return Double.parseDouble(plain.toString());
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
      return next < text.length() && !Character.isWhitespace(text.charAt(next));
    }
    int leading = digit(numberStart);
    boolean writtenOut = at - numberStart == 1 && (leading == 0 || leading == 1);
    String rest = text.substring(next).strip();
    return !writtenOut && (rest.equals("H2O") || rest.equals("H₂O") || rest.equals("D2O"));
  }

  private boolean startsNumber() {
    if (at == text.length()) {
      return false;
    }
    if (text.charAt(at) == '_') {
      return true;
    }
    return digit(at) >= 0 || (text.charAt(at) == '.' && digit(at + 1) >= 0);
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

  private int superscript(int index) {
    return index < text.length() ? "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(text.charAt(index)) : -1;
  }

  /** Skips spaces and the dollar signs of LaTeX; says whether anything is left. */
  private boolean skipFiller() {
    while (at < text.length() && isFiller(text.charAt(at))) {
      at++;
    }
    return at < text.length();
  }

  private static boolean isFiller(char c) {
    return c == '$' || Character.isWhitespace(c);
  }

  private boolean endsAfterSigns(int index) {
    int end = index;
    while (end < text.length() && isSign(text.charAt(end))) {
      end++;
    }
    while (end < text.length() && isFiller(text.charAt(end))) {
      end++;
    }
    return end == text.length();
  }

  private void push(Element element, double amount) {
    if (count == elements.length) {
      elements = Arrays.copyOf(elements, 2 * count);
      amounts = Arrays.copyOf(amounts, 2 * count);
    }
    elements[count] = element;
    amounts[count++] = amount;
  }

  private void multiply(int from, double factor) {
    if (factor != 1) {
      for (int i = from; i < count; i++) {
        amounts[i] *= factor;
      }
    }
  }

  private Composition compose() {
    Composition composition = Composition.merging(elements, amounts, count, charge);
    double atoms = composition.atoms();
    if (!(atoms > 0 && atoms < Double.POSITIVE_INFINITY)) {
      throw unexpected(0, "a formula with at least one atom and a countable number of them", null);
    }
    return composition;
  }

  private boolean take(char expected) {
    if (at < text.length() && text.charAt(at) == expected) {
      at++;
      return true;
    }
    return false;
  }

  private static boolean isOpening(char c) {
    return OPENING.indexOf(c) >= 0;
  }

  private static boolean isClosing(char c) {
    return CLOSING.indexOf(c) >= 0;
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '⁺' || isMinus(c);
  }

  private static boolean isMinus(char c) {
    return c == '-' || c == '−' || c == '⁻';
  }

  private InvalidInput noElement(int start) {
    String symbol = text.substring(start, at);
    List<String> symbols = Element.all().stream().map(Element::symbol).toList();
    boolean variable = symbol.length() == 2 && isVariable(symbol.charAt(1));
    String hint =
        variable
            ? "give a number for " + symbol.charAt(1)
            : new Spelling(symbols).hint(symbol, null);
    return new InvalidInput(
        null, "column " + (start + 1), symbol, "the symbol of an element", hint);
  }

  private static boolean isVariable(int found) {
    return "xyzδ".indexOf(found) >= 0;
  }

  private static String hint(int found) {
    if (isVariable(found)) {
      return "give a number for " + (char) found;
    }
    if (found >= 'a' && found <= 'z') {
      return "symbols begin with a capital, as in Fe2O3";
    }
    if (found == '-' || found == '+') {
      return "a sign belongs to a charge at the end, as in SO4^2-";
    }
    return "formulas are written like Fe2O3, La0.7Sr0.3MnO3, Ca(OH)2, CuSO4·5H2O or SO4^2-";
  }

  private InvalidInput unexpected(int index, String expected, String hint) {
    String found =
        text.isBlank()
            ? "nothing"
            : index >= text.length()
                ? "its end"
                : text.substring(index, Math.min(text.length(), index + 12));
    return new InvalidInput(null, "column " + (index + 1), found, expected, hint);
  }
}
