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
  private static final int DEEPEST = 32;
  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";
  private static final int SQUARE = OPENING.indexOf('[');
  private static final String HYDRATE_DOTS = "·•⋅∙*.";
  private static final String VARIABLES = "xyzδ";

  private final FormulaText text;

  private Element[] elements = new Element[8];
  private double[] amounts = new double[8];
  private int count;

  private Bracket open;
  private int depth;

  /** Where the atoms of the part between two hydrate dots begin, and what multiplies them. */
  private int partStart;

  private double partFactor;
  private double charge;

  /** An open bracket: which kind, where it stands, how many atoms came before, what is around. */
  private record Bracket(int kind, int place, int firstAtom, Bracket outer) {}

  FormulaReader(String text) {
    this.text = new FormulaText(text);
  }

  Composition read() {
    beginPart();
    while (text.skipFiller()) {
      char next = text.peek();
      if (next >= 'A' && next <= 'Z') {
        atom();
      } else if (OPENING.indexOf(next) >= 0) {
        openBracket(next);
      } else if (CLOSING.indexOf(next) >= 0) {
        closeBracket(next);
      } else if (HYDRATE_DOTS.indexOf(next) >= 0) {
        endPart();
        text.advance();
        beginPart();
      } else if (startsCharge(next)) {
        charge();
      } else {
        throw text.unexpected(text.place(), "an element, a bracket or the end", hint(next));
      }
    }
    endPart();
    Composition composition = Composition.merging(elements, amounts, count, charge);
    if (!(composition.atoms() > 0 && composition.atoms() < Double.POSITIVE_INFINITY)) {
      throw text.unexpected(0, "a formula with a finite number of atoms, at least one", null);
    }
    return composition;
  }

  private void beginPart() {
    partStart = count;
    text.skipFiller();
    partFactor = text.startsNumber() ? text.number() : 1;
  }

  private void endPart() {
    if (open != null) {
      throw text.unexpected(open.place(), "a bracket that is closed", null);
    }
    if (count == partStart) {
      throw text.unexpected(text.place(), "an element", hint(text.peek()));
    }
    multiply(partStart, partFactor);
    charge *= partFactor;
  }

  private void atom() {
    int start = text.place();
    char first = text.peek();
    char second = text.peek(1);
    boolean twoLetters = second >= 'a' && second <= 'z';
    Element element = Element.bySymbol(first, twoLetters ? second : 0);
    if (element == null) {
      throw noElement(start, first, second);
    }
    text.advance();
    if (twoLetters) {
      text.advance();
    }
    boolean alone = count == partStart && open == null;
    push(element, amountOr1(alone));
  }

  private void openBracket(char bracket) {
    if (count > 0 && text.bracketedChargeFollows()) {
      text.advance();
      charge();
      return;
    }
    if (depth == DEEPEST) {
      throw text.unexpected(text.place(), "at most " + DEEPEST + " brackets nested", null);
    }
    open = new Bracket(OPENING.indexOf(bracket), text.place(), count, open);
    depth++;
    text.advance();
  }

  private void closeBracket(char bracket) {
    if (open == null) {
      throw text.unexpected(text.place(), "an opening bracket before the closing one", null);
    }
    Bracket closed = open;
    if (closed.kind() != CLOSING.indexOf(bracket)) {
      throw text.unexpected(text.place(), "the bracket " + CLOSING.charAt(closed.kind()), null);
    }
    if (closed.firstAtom() == count) {
      throw text.unexpected(text.place(), "an element in the brackets", null);
    }
    open = closed.outer();
    depth--;
    text.advance();
    boolean wholeIon = open == null && closed.firstAtom() == partStart;
    multiply(closed.firstAtom(), amountOr1(wholeIon || closed.kind() == SQUARE));
  }

  /**
   * The amount behind an atom or bracket, 1 where none is written.
   *
   * @param ion whether what was read may be a whole ion, so that digits before a final sign are the
   *     size of its charge, as in Fe3+ and [Fe(CN)6]4-, and not an amount, as in NH4+
   */
  private double amountOr1(boolean ion) {
    text.skipFiller();
    if (!text.startsNumber()) {
      return 1;
    }
    int start = text.place();
    boolean apart = text.isAfterSpace();
    double amount = text.number();
    if (!text.onlySignsFollow()) {
      return amount;
    }
    if (ion || apart) {
      text.returnTo(start);
      charge();
      return 1;
    }
    if (text.place() - start > 1) {
      String hint = "write a caret before it, as in SO4^2-";
      throw text.unexpected(start, "an unambiguous charge", hint);
    }
    return amount;
  }

  private boolean startsCharge(char next) {
    boolean possible = count > 0 && open == null;
    return possible
        && (next == '^'
            || FormulaText.isSign(next)
            || text.startsNumber()
            || text.startsSuperscript());
  }

  /** Takes a charge such as 2-, -2, ++, ^2-, ^{2-} or the rest of (2-), which ends the formula. */
  private void charge() {
    int start = text.place();
    text.take('^');
    text.take('{');
    double size = chargeSize();
    int sign = 0;
    int signs = 0;
    while (FormulaText.isSign(text.peek())) {
      int next = FormulaText.isMinus(text.peek()) ? -1 : 1;
      if (sign != 0 && next != sign) {
        throw text.unexpected(start, "a charge of one sign", null);
      }
      sign = next;
      signs++;
      text.advance();
    }
    boolean sizeFirst = !Double.isNaN(size);
    if (signs == 0 || (sizeFirst && signs > 1)) {
      throw text.unexpected(start, "a charge such as 2-, 3+ or ++", null);
    }
    if (!sizeFirst && signs == 1) {
      size = chargeSize();
    }
    charge = sign * (Double.isNaN(size) ? signs : size);
    if (CLOSING.indexOf(text.peek()) >= 0 && open == null) {
      text.advance();
    }
    if (text.skipFiller()) {
      char next = text.peek();
      String hint = hint(VARIABLES.indexOf(next) >= 0 ? next : '-');
      throw text.unexpected(text.place(), "the end after the charge", hint);
    }
  }

  /** The size of a charge, or NaN where none is written. */
  private double chargeSize() {
    if (text.startsSuperscript()) {
      return text.superscriptNumber();
    }
    return text.startsNumber() ? text.number() : Double.NaN;
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

  private InvalidInput noElement(int place, char first, char second) {
    if (VARIABLES.indexOf(second) >= 0) {
      return text.unexpected(place, "the symbol of an element", hint(second));
    }
    String symbol = Character.isLetter(second) ? "" + first + second : "" + first;
    List<String> symbols = Element.all().stream().map(Element::symbol).toList();
    return text.unexpected(
        place, "the symbol of an element", new Spelling(symbols).hint(symbol, null));
  }

  private static String hint(char found) {
    if (VARIABLES.indexOf(found) >= 0) {
      return "give a number for " + found;
    }
    if (found >= 'a' && found <= 'z') {
      return "symbols begin with a capital, as in Fe2O3";
    }
    if (found == '-' || found == '+') {
      return "a sign belongs to a charge at the end, as in SO4^2-";
    }
    return "formulas are written like Fe2O3, La0.7Sr0.3MnO3, Ca(OH)2, CuSO4·5H2O or SO4^2-";
  }
}
