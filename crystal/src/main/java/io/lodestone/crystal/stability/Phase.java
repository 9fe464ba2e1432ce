package io.lodestone.crystal.stability;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;

/**
 * A substance of one composition with its energy.
 *
 * @param id what tells it from other phases, such as the identifier of a calculation; may be empty
 * @param composition which elements, and how much of each; the charge does not count
 * @param energyPerAtom eV/atom, finite; all phases of a diagram share one zero of energy
 */
public record Phase(String id, Composition composition, double energyPerAtom) {
  /**
   * @throws InvalidInput when the composition is empty or the energy is not finite
   */
  public Phase {
    if (composition.size() == 0) {
      throw new InvalidInput(id, "", "no element", "a composition with at least one element", "");
    }
    if (!Double.isFinite(energyPerAtom)) {
      throw new InvalidInput(
          id, "", composition + " with energy " + energyPerAtom, "a finite energy", "");
    }
  }

  /** A phase with the energy of all atoms of the composition together, eV. */
  public static Phase withTotalEnergy(String id, Composition composition, double energy) {
    return new Phase(id, composition, energy / composition.atoms());
  }

  /** The formula in smallest whole numbers, electropositive elements first. */
  public String formula() {
    return composition.iupac();
  }
}
