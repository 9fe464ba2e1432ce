package io.lodestone.archive.parse.cif;

import io.lodestone.core.element.Element;
import io.lodestone.core.structure.Species;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the species of a site from its type symbol or, where that is missing, from its label.
 *
 * <p>A label begins with an element symbol and goes on with anything, and its case cannot be
 * trusted: {@code CA1} is calcium in one file and a carbon atom in another. Where both are
 * possible, the elements of the stated formula decide, and if it has both, whether other labels
 * write calcium as {@code Ca}.
 */
final class CifSpecies {
  private static final Pattern TYPE =
      Pattern.compile(
          "(?<mass>\\d{1,3})?(?<symbol>[A-Za-z]{1,2})"
              + "(?<charge>(\\d+(\\.\\d+)?[+-])|([+-]\\d*(\\.\\d+)?))?.*");
  private static final Pattern LABEL = Pattern.compile("(?<letters>[A-Za-z]{1,2}).*");

  /** Elements of the sum formula; empty where none is stated. */
  private final Set<Element> formula;

  /** First two characters of each label of the block. */
  private final Set<String> labels;

  CifSpecies(Set<Element> formula, Set<String> labels) {
    this.formula = formula;
    this.labels = labels;
  }

  /** The species of a type symbol such as {@code Fe3+}, {@code O-2}, {@code D} or {@code Cl}. */
  Optional<Species> ofType(String type) {
    Matcher match = TYPE.matcher(type);
    if (!match.matches()) {
      return Optional.empty();
    }
    String symbol = match.group("symbol");
    String charge = match.group("charge");
    // In OH, Wa and the like only the first letter is an element; charges belong to the whole.
    Optional<Species> whole = element(symbol);
    Optional<Species> species = whole.isPresent() ? whole : element(symbol.substring(0, 1));
    if (species.isPresent() && match.group("mass") != null) {
      species =
          species.map(
              s ->
                  new Species(
                      s.element(),
                      s.charge(),
                      OptionalInt.of(Integer.parseInt(match.group("mass")))));
    }
    return charge == null || whole.isEmpty()
        ? species
        : species.map(s -> s.withCharge(charge(charge)));
  }

  /** The species whose symbol a label begins with. */
  Optional<Species> ofLabel(String label) {
    Matcher match = LABEL.matcher(label);
    if (!match.matches()) {
      return Optional.empty();
    }
    if (label.regionMatches(true, 0, "wat", 0, 3)) {
      return element("O"); // the oxygen of a water molecule
    }
    String letters = match.group("letters");
    Optional<Species> one = element(letters.substring(0, 1));
    Optional<Species> two = letters.length() < 2 ? Optional.empty() : element(letters);
    if (one.isEmpty() || two.isEmpty()) {
      // T is a tetrahedral site more often than tritium.
      boolean tritium = letters.toUpperCase(Locale.ROOT).startsWith("T") && two.isEmpty();
      return two.isPresent() ? two : tritium && !isInFormula(one) ? Optional.empty() : one;
    }
    if (letters.equals(two.get().symbol()) || formula.isEmpty()) {
      return two;
    }
    boolean otherwiseWritten = labels.contains(two.get().symbol());
    return isInFormula(two) && !otherwiseWritten || !isInFormula(one) ? two : one;
  }

  private boolean isInFormula(Optional<Species> species) {
    return species.flatMap(Species::element).filter(formula::contains).isPresent();
  }

  private static Optional<Species> element(String letters) {
    String symbol =
        letters.substring(0, 1).toUpperCase(Locale.ROOT)
            + letters.substring(1).toLowerCase(Locale.ROOT);
    if (symbol.equals("D") || symbol.equals("T")) {
      return Optional.of(
          new Species(
              Optional.of(Element.H),
              OptionalDouble.empty(),
              OptionalInt.of(symbol.equals("D") ? 2 : 3)));
    }
    return Element.find(symbol).map(Species::of);
  }

  /** The value of {@code 3+}, {@code +3} or {@code +}. */
  private static double charge(String text) {
    boolean negative = text.indexOf('-') >= 0;
    String digits = text.replace("+", "").replace("-", "");
    double size = digits.isEmpty() ? 1 : Double.parseDouble(digits);
    return negative ? -size : size;
  }
}
