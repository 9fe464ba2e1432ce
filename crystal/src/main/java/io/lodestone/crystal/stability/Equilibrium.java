package io.lodestone.crystal.stability;

import io.lodestone.core.element.Element;
import java.util.Map;

/**
 * What is at equilibrium at one composition.
 *
 * @param decomposition the stable phases and their shares
 * @param chemicalPotentials eV/atom, on the scale of the energies of the phases, of the elements of
 *     the composition. Where the composition is that of fewer phases than it has elements, they may
 *     vary within limits ({@link PhaseDiagram#chemicalPotentials}) and these are one possible set
 */
public record Equilibrium(Decomposition decomposition, Map<Element, Double> chemicalPotentials) {
  /** Keeps the potentials as they are. */
  public Equilibrium {
    chemicalPotentials = Map.copyOf(chemicalPotentials);
  }

  /** The energy of the hull, eV/atom. */
  public double energyPerAtom() {
    return decomposition.energyPerAtom();
  }
}
