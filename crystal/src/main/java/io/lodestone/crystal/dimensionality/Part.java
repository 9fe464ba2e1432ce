package io.lodestone.crystal.dimensionality;

import io.lodestone.core.structure.Structure;
import java.util.List;

/**
 * A part of a structure that hangs together.
 *
 * @param dimensions in how many directions it repeats: 0 for a molecule, 1 for a chain or wire, 2
 *     for a layer or slab, 3 for a network
 * @param sites those of the whole structure that belong to it, by number, ascending
 * @param structure the part alone, in one piece; its first lattice vectors are those along which it
 *     repeats, and the others are normal to them
 */
public record Part(int dimensions, List<Integer> sites, Structure structure) {}
