package io.lodestone.represent.geometry;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.symmetry.Symmetry;

/**
 * The symmetry of crystals of which there are many, so that no one of them takes more than seconds.
 *
 * @param tolerance in Å; 0 to find what suits each crystal
 */
record BoundedSymmetry(double tolerance) {
  /** Sites up to which several tolerances are tried, and up to which one. */
  private static final int ADAPTIVE = 400;

  private static final int LARGEST = 2_000;

  /** Å; what relaxed structures and printed coordinates are good for. */
  private static final double USUAL = 0.02;

  /**
   * The symmetry of a crystal; beyond 400 sites with a tolerance of 0.02 Å where none is set.
   *
   * @throws InvalidInput for more than 2,000 sites, or as of {@link Symmetry#of(Structure)}
   */
  Symmetry of(Structure structure) {
    if (structure.size() > LARGEST) {
      throw new InvalidInput(
          null,
          null,
          structure.size() + " sites",
          "at most " + LARGEST + " sites, for the symmetry to be found in seconds",
          "leave large cells out, or reduce them to primitive ones");
    }
    if (tolerance > 0) {
      return Symmetry.of(structure, tolerance);
    }
    return structure.size() <= ADAPTIVE ? Symmetry.of(structure) : Symmetry.of(structure, USUAL);
  }
}
