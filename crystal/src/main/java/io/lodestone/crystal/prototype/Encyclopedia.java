package io.lodestone.crystal.prototype;

import static java.util.stream.Collectors.groupingBy;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The prototypes that have names, each with the facts from which its structure can be built. */
public final class Encyclopedia {
  private final List<Prototype> prototypes;
  private final Map<PrototypeLabel, List<Prototype>> isopointal;

  private Encyclopedia(List<Prototype> prototypes) {
    this.prototypes = prototypes;
    isopointal = prototypes.stream().collect(groupingBy(p -> p.label().anonymous()));
  }

  /** The encyclopedia that comes with the program. */
  public static Encyclopedia standard() {
    return Holder.STANDARD;
  }

  /** All prototypes: elements first, then by rising number of elements. */
  public List<Prototype> all() {
    return prototypes;
  }

  /**
   * The prototype of a name, alias, Strukturbericht symbol or label, whatever the case. A label may
   * have any choice of Wyckoff letters; the first of several prototypes with one label is taken.
   *
   * @throws InvalidInput if there is none, with the names that come near
   */
  public Prototype find(String name) {
    String wanted = name.strip();
    return Stream.<Optional<Prototype>>of(
            first(p -> p.name().equalsIgnoreCase(wanted)),
            first(p -> p.aliases().stream().anyMatch(wanted::equalsIgnoreCase)),
            first(p -> p.strukturbericht().filter(plain(wanted)::equals).isPresent()),
            labelled(wanted))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> unknown(wanted));
  }

  /**
   * The prototypes that hold a text in a name, formula, example, Strukturbericht symbol, label or
   * space-group symbol, whatever the case; all if it is empty.
   */
  public List<Prototype> holding(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return prototypes.stream()
        .filter(p -> words(p).anyMatch(word -> word.toLowerCase(Locale.ROOT).contains(wanted)))
        .toList();
  }

  /** The prototypes whose crystals have a label, whatever their elements: the isopointal ones. */
  public List<Prototype> isopointal(PrototypeLabel label) {
    return isopointal.getOrDefault(label.anonymous(), List.of());
  }

  private Optional<Prototype> labelled(String text) {
    try {
      PrototypeLabel label = PrototypeLabel.parse(text).canonical();
      return first(p -> p.label().equals(label)).or(() -> isopointal(label).stream().findFirst());
    } catch (InvalidInput e) {
      return Optional.empty();
    }
  }

  private Optional<Prototype> first(Predicate<Prototype> wanted) {
    return prototypes.stream().filter(wanted).findFirst();
  }

  /** A Strukturbericht symbol as the table writes it: {@code D0_3} for {@code D03}. */
  private static String plain(String symbol) {
    return symbol.replaceAll("(?<=[A-Z]\\d)(?=[0-9a-z]$)", "_").replace("__", "_");
  }

  private static Stream<String> words(Prototype prototype) {
    return Stream.of(
            Stream.of(
                prototype.name(),
                prototype.formula(),
                prototype.exampleFormula(),
                prototype.label().toString(),
                prototype.setting().shortSymbol()),
            prototype.aliases().stream(),
            prototype.strukturbericht().stream())
        .flatMap(words -> words);
  }

  private InvalidInput unknown(String name) {
    List<String> names = new ArrayList<>();
    for (Prototype prototype : prototypes) {
      names.add(prototype.name());
      names.addAll(prototype.aliases());
      prototype.strukturbericht().ifPresent(names::add);
    }
    List<String> holding = holding(name).stream().map(Prototype::name).limit(4).toList();
    return new InvalidInput(
        null,
        null,
        name,
        "the name of a prototype",
        new Spelling(names)
            .hint(
                name,
                holding.isEmpty()
                    ? "the command prototypes lists them"
                    : "did you mean " + String.join(" or ", holding) + "?"));
  }

  /** Reads the table when it is first asked for. */
  private static final class Holder {
    private static final Encyclopedia STANDARD =
        new Encyclopedia(new PrototypeTable().prototypes());
  }
}
