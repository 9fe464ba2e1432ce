package io.lodestone.crystal.prototype;

import io.lodestone.core.element.Element;
import io.lodestone.core.structure.Structure;
import java.util.Map;
import java.util.Optional;

/**
 * A crystal that may exist: a prototype with elements in its roles.
 *
 * @param elements one for each role, in the order of the formula
 * @param structure the conventional cell, at the size that its bonds ask for
 * @param oxidationStates of each role, if common ones of the elements balance
 */
public record Candidate(
    Prototype prototype,
    Map<String, Element> elements,
    Structure structure,
    Optional<Map<String, Integer>> oxidationStates) {
  /** The formula, in the order of the roles, such as {@code CaTiO3}. */
  public String formula() {
    StringBuilder formula = new StringBuilder();
    prototype
        .amounts()
        .forEach(
            (role, amount) -> formula.append(elements.get(role)).append(amount == 1 ? "" : amount));
    return formula.toString();
  }

  /** Volume in Å³ of an atom's share of the cell. */
  public double volumePerAtom() {
    return structure.volume().orElseThrow() / structure.size();
  }
}
