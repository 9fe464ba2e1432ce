package io.lodestone.core.structure;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of particle that can sit on a site: an element, perhaps as an ion or an isotope, or the
 * unknown species that OPTIMADE writes {@code X} (ghost atoms, dummies, unassigned density).
 *
 * @param element the element; none when unknown
 * @param charge the oxidation number or formal charge in units of e; none when not stated
 * @param massNumber protons and neutrons of the isotope; none for the natural mixture
 */
public record Species(Optional<Element> element, OptionalDouble charge, OptionalInt massNumber) {
  public static final Species UNKNOWN =
      new Species(Optional.empty(), OptionalDouble.empty(), OptionalInt.empty());

  /** In u; Wang et al., Chin. Phys. C 45, 030003 (2021). */
  private static final double DEUTERIUM_MASS = 2.014_101_777_84;

  private static final double TRITIUM_MASS = 3.016_049_281_3;

  private static final Species[] NEUTRAL =
      Element.all().stream()
          .map(e -> new Species(Optional.of(e), OptionalDouble.empty(), OptionalInt.empty()))
          .toArray(Species[]::new);
  private static final Pattern WRITTEN =
      Pattern.compile("(?<mass>\\d{1,3})?(?<symbol>[A-Z][a-z]?)\\^?(?<charge>[^A-Za-z]*)");
  private static final Pattern CHARGE =
      Pattern.compile("(?<before>[+-]?)(?<size>\\d*(?:\\.\\d+)?)(?<after>[+-]*)");

  public Species {
    Objects.requireNonNull(element);
    Objects.requireNonNull(charge);
    Objects.requireNonNull(massNumber);
  }

  /** The element in its natural isotopic mixture, of no stated charge. */
  public static Species of(Element element) {
    return NEUTRAL[element.ordinal()];
  }

  /**
   * Reads {@code Fe}, {@code Fe3+}, {@code O2-}, {@code Fe+3}, {@code Na+}, {@code D}, {@code 57Fe}
   * or {@code X}.
   *
   * @throws InvalidInput when the text is none of these
   */
  public static Species parse(String text) {
    Matcher written = WRITTEN.matcher(text.strip());
    if (!written.matches()) {
      throw notSpecies(text);
    }
    String symbol = written.group("symbol");
    if (symbol.equals("X")) {
      return UNKNOWN;
    }
    OptionalInt mass =
        written.group("mass") != null
            ? OptionalInt.of(Integer.parseInt(written.group("mass")))
            : switch (symbol) {
              case "D" -> OptionalInt.of(2);
              case "T" -> OptionalInt.of(3);
              default -> OptionalInt.empty();
            };
    return new Species(
        Optional.of(Element.of(symbol)), parseCharge(written.group("charge"), text), mass);
  }

  public Species withCharge(double newCharge) {
    return new Species(element, OptionalDouble.of(newCharge), massNumber);
  }

  /**
   * The symbol of the element, {@code D} and {@code T} for those isotopes, {@code X} if unknown.
   */
  public String symbol() {
    if (element.isEmpty()) {
      return "X";
    }
    if (element.get() == Element.H && massNumber.isPresent()) {
      return switch (massNumber.getAsInt()) {
        case 2 -> "D";
        case 3 -> "T";
        default -> "H";
      };
    }
    return element.get().symbol();
  }

  /**
   * The mass in u: the atomic weight of the element, or that of the isotope, which is its mass
   * number but for deuterium and tritium; 0 for the unknown species.
   */
  public double mass() {
    if (massNumber.isPresent()) {
      return switch (symbol()) {
        case "D" -> DEUTERIUM_MASS;
        case "T" -> TRITIUM_MASS;
        default -> massNumber.getAsInt();
      };
    }
    return element.map(Element::atomicWeight).orElse(0.0);
  }

  /** The text that {@link #parse} reads back: {@code Fe3+}, {@code O2-}, {@code 57Fe}. */
  @Override
  public String toString() {
    String symbol = symbol();
    String isotope =
        massNumber.isPresent() && !symbol.equals("D") && !symbol.equals("T")
            ? Integer.toString(massNumber.getAsInt())
            : "";
    if (charge.isEmpty()) {
      return isotope + symbol;
    }
    double value = charge.getAsDouble();
    double size = Math.abs(value);
    String digits = size == Math.rint(size) ? Long.toString((long) size) : Double.toString(size);
    return isotope + symbol + digits + (value < 0 ? "-" : "+");
  }

  private static OptionalDouble parseCharge(String written, String text) {
    if (written.isEmpty()) {
      return OptionalDouble.empty();
    }
    Matcher charge = CHARGE.matcher(written);
    if (!charge.matches()) {
      throw notSpecies(text);
    }
    String before = charge.group("before");
    String after = charge.group("after");
    String size = charge.group("size");
    boolean repeated = size.isEmpty();
    String signs = before + after;
    boolean oneSign = signs.chars().distinct().count() == 1;
    if (!oneSign || (!repeated && signs.length() != 1)) {
      throw notSpecies(text);
    }
    double magnitude = repeated ? signs.length() : Double.parseDouble(size);
    return OptionalDouble.of(signs.charAt(0) == '-' ? -magnitude : magnitude);
  }

  private static InvalidInput notSpecies(String text) {
    return new InvalidInput(
        null, null, text, "a species", "write Fe, Fe3+, O2-, D, 57Fe, or X for unknown");
  }
}
