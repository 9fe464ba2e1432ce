package io.lodestone.cli;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.structure.Structure;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The energy of a material, with what tells whether it can be compared with that of another.
 *
 * @param source file, or archive, it is from
 * @param id tells it from others of the source
 * @param composition of the material
 * @param energyPerAtom eV/atom
 * @param zero what the energy is relative to
 * @param volumePerAtom Å³/atom, where known
 * @param atoms of the calculation, where known
 * @param method program, functional and what else energies depend on; empty where unknown
 * @param settings what energies of one curve must share besides, such as the cut-off; empty where
 *     unknown
 */
record MaterialEnergy(
    String source,
    String id,
    Composition composition,
    double energyPerAtom,
    Zero zero,
    OptionalDouble volumePerAtom,
    Optional<Structure> atoms,
    String method,
    String settings) {
  /** What an energy is relative to. */
  enum Zero {
    /** Something that the method fixes, such as atoms or cores: a total energy. */
    METHOD,
    /** The elements: a formation energy. */
    ELEMENTS,
    /** Not said; the method where elements are among the phases. */
    UNSTATED
  }
}
