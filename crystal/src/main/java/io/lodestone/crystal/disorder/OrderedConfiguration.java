package io.lodestone.crystal.disorder;

import io.lodestone.core.structure.Structure;

/**
 * One way in which a disordered crystal may be ordered.
 *
 * @param structure the supercell, ordered
 * @param degeneracy how many arrangements, over all supercells of the volume, are equivalent to it;
 *     of a random sample, how often one of them was drawn
 */
public record OrderedConfiguration(Structure structure, long degeneracy) {}
