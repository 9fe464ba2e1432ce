package io.lodestone.core.quantity;

import io.lodestone.core.error.InvalidInput;
import java.text.Normalizer;
import java.util.Optional;

/** Reads one unit expression by recursive descent. */
final class UnitReader {
  private static final int LONGEST = 200;
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
  private static final String RAISED = "0123456789+-";
  private static final int LARGEST_POWER = 60;

  private final String written;
  private final String text;
  private int at;

  /** A part of the expression read so far. */
  private record Part(Factor factor, double zeroPoint, SiDimension dimension) {
    static final Part ONE = new Part(Factor.ONE, 0, SiDimension.NONE);

    /** In a product a temperature scale means its degrees, so the zero point falls away. */
    Part times(Part other) {
      if (equals(ONE)) {
        return other;
      }
      return new Part(factor.times(other.factor), 0, dimension.times(other.dimension));
    }

    Part halfPower(int halves) {
      return halves == 2
          ? this
          : new Part(factor.halfPower(halves), 0, dimension.halfPower(halves));
    }
  }

  UnitReader(String written) {
    this.written = written.strip();
    this.text = plain(this.written);
  }

  UnitExpression read() {
    if (text.isEmpty() || text.length() > LONGEST) {
      throw unexpected("a unit of at most " + LONGEST + " characters");
    }
    if (!take("×") && text.startsWith("x1")) {
      // As in a heading "α (x10^-6/K)".
      at++;
    }
    Part whole = quotient();
    if (at < text.length()) {
      throw unexpected("the end of the unit");
    }
    double factor = whole.factor.value();
    if (!(factor > 0 && Double.isFinite(factor))) {
      throw unexpected("a unit whose size a number can hold");
    }
    return new UnitExpression(written, factor, whole.zeroPoint, whole.dimension);
  }

  /** product { "/" product }; the first product may be missing, as in "/K". */
  private Part quotient() {
    skipSpaces();
    Part value = startsQuotient() ? Part.ONE : product(false);
    while (takeQuotient()) {
      value = value.times(product(true).halfPower(-2));
    }
    return value;
  }

  /** power { ["·"] power }, up to a solidus, a closing bracket or the end. */
  private Part product(boolean inDenominator) {
    Part value = power(inDenominator);
    while (true) {
      boolean dot = takeProduct();
      if (at == text.length() || text.charAt(at) == ')' || startsQuotient()) {
        if (dot) {
          throw unexpected("a unit after the sign of multiplication");
        }
        return value;
      }
      value = value.times(power(inDenominator));
    }
  }

  private Part power(boolean inDenominator) {
    skipSpaces();
    if (at == text.length()) {
      throw unexpected("a unit");
    }
    if (take("√")) {
      return power(inDenominator).halfPower(1);
    }
    Part base = base(inDenominator);
    return raised(base);
  }

  private Part base(boolean inDenominator) {
    char next = text.charAt(at);
    if (next == '(') {
      at++;
      Part inner = quotient();
      if (!take(")")) {
        throw unexpected("a closing bracket");
      }
      return inner;
    }
    if (Character.isDigit(next)) {
      return number();
    }
    Optional<String> irregular = UnitSymbols.KNOWN.irregularAt(text, at);
    int start = at;
    if (irregular.isPresent()) {
      at += irregular.get().length();
    } else {
      while (at < text.length() && UnitSymbols.isSymbolLetter(text.charAt(at))) {
        at++;
      }
    }
    if (at == start) {
      throw unexpected("a unit");
    }
    String symbol = text.substring(start, at);
    if (symbol.equals("sqrt") && at < text.length() && text.charAt(at) == '(') {
      return base(inDenominator).halfPower(1);
    }
    return meaning(symbol, start, inDenominator);
  }

  private Part meaning(String symbol, int start, boolean inDenominator) {
    int last = symbol.length() - 1;
    if (inDenominator && last > 0 && symbol.charAt(last) == 'K') {
      // Nobody divides by millikelvin: W/mK, J/kgK and J/molK mean a kelvin of its own.
      Optional<UnitSymbols.Meaning> before = UnitSymbols.KNOWN.find(symbol.substring(0, last));
      if (before.isPresent()) {
        return part(before.get()).times(new Part(Factor.ONE, 0, SiDimension.TEMPERATURE));
      }
    }
    return UnitSymbols.KNOWN
        .find(symbol)
        .map(UnitReader::part)
        .orElseThrow(
            () ->
                new InvalidInput(
                    null,
                    "column " + (start + 1),
                    symbol,
                    "a unit",
                    UnitSymbols.KNOWN.hint(symbol)));
  }

  private static Part part(UnitSymbols.Meaning meaning) {
    return new Part(meaning.factor(), meaning.zeroPoint(), meaning.dimension());
  }

  /** A factor such as 1, 100, 1e-6 or 10^-6 (also written 10-6). */
  private Part number() {
    int start = at;
    while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    int ten = 0;
    String mantissa = text.substring(start, at);
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int exponentStart = at;
      at++;
      if (signedDigitsAhead()) {
        ten = signedInteger();
      } else {
        at = exponentStart;
      }
    } else if (mantissa.equals("10") && (take("^") || take("**") || signedDigitsAhead())) {
      mantissa = "1";
      boolean bracketed = take("(");
      ten = signedInteger();
      if (bracketed && !take(")")) {
        throw unexpected("a closing bracket");
      }
    }
    try {
      return new Part(new Factor(Double.parseDouble(mantissa), ten), 0, SiDimension.NONE);
    } catch (NumberFormatException notNumber) {
      at = start;
      throw unexpected("a number");
    }
  }

  private Part raised(Part base) {
    boolean marked = take("^") || take("**");
    if (!marked && !signedDigitsAhead()) {
      return base;
    }
    int start = at;
    int halves = take("(") ? bracketedHalves() : halves(marked);
    if (halves == 0 || Math.abs(halves) > LARGEST_POWER) {
      at = start;
      throw unexpected("a power from -30 to 30 and not 0");
    }
    try {
      return base.halfPower(halves);
    } catch (ArithmeticException tooFine) {
      at = start;
      throw unexpected("whole or half powers of a base unit");
    }
  }

  private int bracketedHalves() {
    int halves = halves(true);
    if (!take(")")) {
      throw unexpected("a closing bracket");
    }
    return halves;
  }

  /** An exponent in halves: 3, -1, 0.5, 1/2. */
  private int halves(boolean marked) {
    boolean negative = at < text.length() && text.charAt(at) == '-';
    int whole = signedInteger();
    if (marked && take(".5")) {
      return 2 * whole + (negative ? -1 : 1);
    }
    if (whole % 2 != 0 && isHalf()) {
      at += 2;
      return whole;
    }
    if (continues('.') || (marked && continues('/'))) {
      // m^1/3 would otherwise be a third of a metre, and m^1.25 one of 25 m.
      throw unexpected("a whole or half power");
    }
    return 2 * whole;
  }

  private boolean isHalf() {
    boolean half = text.startsWith("/2", at) || text.startsWith("⁄2", at);
    int after = at + 2;
    return half && (after >= text.length() || !Character.isLetterOrDigit(text.charAt(after)));
  }

  private boolean continues(char mark) {
    return at + 1 < text.length()
        && text.charAt(at) == mark
        && Character.isDigit(text.charAt(at + 1));
  }

  private int signedInteger() {
    int start = at;
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    int digits = at;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    if (at == digits || at - digits > 3) {
      at = start;
      throw unexpected("a whole number of at most three digits");
    }
    return Integer.parseInt(text, start, at, 10);
  }

  private boolean signedDigitsAhead() {
    int sign = at < text.length() && "+-".indexOf(text.charAt(at)) >= 0 ? 1 : 0;
    return at + sign < text.length() && Character.isDigit(text.charAt(at + sign));
  }

  private boolean startsQuotient() {
    return at < text.length() && (text.charAt(at) == '/' || text.startsWith("per ", at));
  }

  private boolean takeQuotient() {
    skipSpaces();
    if (take("/") || take("per ")) {
      skipSpaces();
      return true;
    }
    return false;
  }

  /** Skips what separates two factors, and says whether it was more than space. */
  private boolean takeProduct() {
    skipSpaces();
    boolean found = false;
    if (at < text.length() && "*·⋅∙•×.-".indexOf(text.charAt(at)) >= 0) {
      at++;
      found = true;
    }
    skipSpaces();
    return found;
  }

  private boolean take(String expected) {
    if (!text.startsWith(expected, at)) {
      return false;
    }
    at += expected.length();
    return true;
  }

  private void skipSpaces() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private InvalidInput unexpected(String expected) {
    String found = at < text.length() ? text.substring(at) : "its end";
    return new InvalidInput(
        null,
        "column " + (at + 1),
        found.length() > 20 ? found.substring(0, 20) + "…" : found,
        expected,
        "units are written like eV, GPa, g/cm^3, W/(m K) or J mol^-1 K^-1");
  }

  /** The text with superscripts as ^ and digits, and look-alike characters made one. */
  private static String plain(String written) {
    StringBuilder raised = new StringBuilder(written.length() + 4);
    boolean inPower = false;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      int superscript = SUPERSCRIPTS.indexOf(c);
      if (superscript >= 0) {
        raised.append(inPower ? "" : "^").append(RAISED.charAt(superscript));
      } else {
        raised.append(
            switch (c) {
              case '−' -> '-';
              case '{' -> '(';
              case '}' -> ')';
              default -> c;
            });
      }
      inPower = superscript >= 0;
    }
    return Normalizer.normalize(raised, Normalizer.Form.NFKC);
  }
}
