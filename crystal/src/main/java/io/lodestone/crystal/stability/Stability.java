package io.lodestone.crystal.stability;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How stable a phase is against all others of its diagram. Energies are in eV per atom.
 *
 * @param phase which
 * @param formationEnergy relative to the elements in their phases of lowest energy
 * @param energyAboveHull relative to the mixture of lowest energy of the same composition; 0 for a
 *     stable phase, never negative
 * @param decompositionEnergy relative to the mixture of lowest energy of phases of other
 *     compositions (Bartel et al., npj Comput. Mater. 6, 97, 2020): below 0 for a stable phase, and
 *     the energy above the hull for one that is not; empty for the stable phase of an element,
 *     which no others make up
 * @param decomposition what is at equilibrium at this composition: a stable phase itself
 * @param competition for a stable phase, the mixture of others that {@code decompositionEnergy} is
 *     relative to; empty for other phases, whose decomposition says the same
 */
public record Stability(
    Phase phase,
    double formationEnergy,
    double energyAboveHull,
    OptionalDouble decompositionEnergy,
    Decomposition decomposition,
    Optional<Decomposition> competition) {
  /** Energies per atom that differ by no more than this, eV, are the same. */
  public static final double TOLERANCE = 1e-9;

  /** Whether no mixture of other phases has a lower energy. */
  public boolean isStable() {
    return energyAboveHull <= TOLERANCE;
  }
}
