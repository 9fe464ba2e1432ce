package io.lodestone.crystal.prototype;

import io.lodestone.core.element.Element;
import io.lodestone.core.element.ElementProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Oxidation states that sum to zero.
 *
 * <p>Every species takes one of the common states of its element; negative ones only species of an
 * element more electronegative (Pauling) than all that have positive ones. Of several balances that
 * one counts which puts most charge on the most electronegative species.
 */
final class ChargeBalance {
  private final List<Element> elements;
  private final List<Integer> amounts;
  private final int[] states;
  private Optional<List<Integer>> best = Optional.empty();
  private double least;

  private ChargeBalance(List<Element> elements, List<Integer> amounts) {
    this.elements = elements;
    this.amounts = amounts;
    this.states = new int[elements.size()];
    assign(0, 0);
  }

  /**
   * The oxidation states of species, or none if no common ones balance.
   *
   * @param amounts atoms of each species in the formula
   */
  static Optional<List<Integer>> of(List<Element> elements, List<Integer> amounts) {
    return elements.size() < 2 ? Optional.empty() : new ChargeBalance(elements, amounts).best;
  }

  private void assign(int species, int charge) {
    if (species == states.length) {
      if (charge == 0 && isSensible()) {
        double energy = 0;
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < states.length; i++) {
          energy += amounts.get(i) * states[i] * electronegativity(i);
          found.add(states[i]);
        }
        if (best.isEmpty() || energy < least) {
          best = Optional.of(List.copyOf(found));
          least = energy;
        }
      }
      return;
    }
    for (int state : elements.get(species).oxidationStates()) {
      states[species] = state;
      assign(species + 1, charge + amounts.get(species) * state);
    }
  }

  private boolean isSensible() {
    for (int i = 0; i < states.length; i++) {
      for (int j = 0; j < states.length; j++) {
        if (states[i] < 0 && states[j] > 0 && electronegativity(i) <= electronegativity(j)) {
          return false;
        }
      }
    }
    return true;
  }

  private double electronegativity(int species) {
    return ElementProperty.PAULING_ELECTRONEGATIVITY.of(elements.get(species)).orElse(0);
  }
}
