package io.lodestone.crystal.prototype;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Puts elements into the roles of a prototype.
 *
 * <p>Free coordinates and the shape of the cell stay those of the prototype; the size follows from
 * the bonds: their strengths exp((R − d)/0.37 Å) sum to the charge of all cations where common
 * oxidation states balance, with R after O'Keeffe and Brese (J. Am. Chem. Soc. 113, 3226, 1991),
 * and else to that of twelve neighbours at the sum of the metallic radii for each atom.
 */
public final class Decoration {
  private final Prototype prototype;
  private final BondSum bonds;

  private Decoration(Prototype prototype) {
    this.prototype = prototype;
    this.bonds = new BondSum(prototype);
  }

  public static Decoration of(Prototype prototype) {
    return new Decoration(prototype);
  }

  /**
   * The crystal with these elements.
   *
   * @param elements one for each role
   * @throws InvalidInput if a role has none, or one is no role of the prototype
   */
  public Candidate with(Map<String, Element> elements) {
    requireRoles(elements);
    Map<String, Element> ordered = new LinkedHashMap<>();
    prototype.roles().forEach(role -> ordered.put(role, elements.get(role)));
    return new Candidate(
        prototype,
        ordered,
        prototype.decorated(ordered, bonds.length(ordered)),
        bonds.oxidationStates(ordered));
  }

  /**
   * The crystals with every choice of elements, the last role changing fastest. One element does
   * not take two roles, for that would be another prototype.
   *
   * @param choices the elements that may take each role
   * @throws InvalidInput if a role has none, or one is no role of the prototype
   */
  public Stream<Candidate> all(Map<String, List<Element>> choices) {
    requireRoles(choices);
    Stream<Map<String, Element>> chosen = Stream.of(Map.of());
    for (String role : prototype.roles()) {
      chosen =
          chosen.flatMap(
              so ->
                  choices.get(role).stream()
                      .distinct()
                      .filter(element -> !so.containsValue(element))
                      .map(element -> with(so, role, element)));
    }
    return chosen.map(this::with);
  }

  private static Map<String, Element> with(
      Map<String, Element> chosen, String role, Element element) {
    Map<String, Element> more = new LinkedHashMap<>(chosen);
    more.put(role, element);
    return more;
  }

  private void requireRoles(Map<String, ?> given) {
    List<String> roles = prototype.roles();
    for (String role : given.keySet()) {
      if (!roles.contains(role)) {
        throw new InvalidInput(
            null,
            null,
            role,
            "one of the roles " + String.join(", ", roles) + " of " + prototype.formula(),
            new Spelling(roles).hint(role, null));
      }
    }
    if (given.size() < roles.size()) {
      HashSet<String> missing = new HashSet<>(roles);
      missing.removeAll(given.keySet());
      throw new InvalidInput(
          null,
          null,
          "none for " + String.join(", ", missing.stream().sorted().toList()),
          "elements for the roles " + String.join(", ", roles) + " of " + prototype.formula(),
          null);
    }
  }
}
