package io.lodestone.crystal.stability;

import io.lodestone.core.element.Element;
import java.util.List;
import java.util.Map;

/**
 * A facet of the hull: stable phases that are at equilibrium with each other, as many as there are
 * elements.
 *
 * @param phases its corners
 * @param chemicalPotentials eV/atom, on the scale of the energies of the phases
 */
public record Facet(List<Phase> phases, Map<Element, Double> chemicalPotentials) {
  /** Keeps both as they are. */
  public Facet {
    phases = List.copyOf(phases);
    chemicalPotentials = Map.copyOf(chemicalPotentials);
  }
}
