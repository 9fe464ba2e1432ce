package io.lodestone.crystal.matching;

import io.lodestone.core.error.InvalidInput;

/**
 * How much two crystals may differ and still match, and what is done with their cells first.
 *
 * <p>The numbers mean what they mean in pymatgen's StructureMatcher (S. P. Ong et al., Comput.
 * Mater. Sci. 68, 314, 2013), so that groups can be compared.
 *
 * @param length largest relative difference of the lengths of corresponding lattice vectors
 * @param site largest distance between corresponding sites, in units of the cube root of the volume
 *     per atom
 * @param angle largest difference of the angles between corresponding lattice vectors, degrees
 * @param primitive whether cells are first reduced to primitive ones
 * @param scaled whether cells are first brought to the same volume per atom
 * @param supercell whether a cell may match a supercell of the other one
 * @param translation how far sites may be from repeating in a smaller cell and still be averaged
 *     over it when cells are reduced, Å
 */
public record MatchTolerance(
    double length,
    double site,
    double angle,
    boolean primitive,
    boolean scaled,
    boolean supercell,
    double translation) {
  /** Joins what is alike: 0.2 of lengths, 0.3 of sites, 5°, any volume, primitive cells. */
  public static final MatchTolerance DEFAULT =
      new MatchTolerance(0.2, 0.3, 5, true, true, false, 0.25);

  /** Joins copies of one crystal only: 0.02 of lengths, 0.05 of sites, 1°, same volume. */
  public static final MatchTolerance STRICT =
      new MatchTolerance(0.02, 0.05, 1, true, false, true, 0.05);

  /**
   * @throws InvalidInput when a tolerance is negative or so large that anything would match
   */
  public MatchTolerance {
    require("length tolerance", length, 0.5);
    require("site tolerance", site, 1);
    require("angle tolerance", angle, 30);
    require("translation tolerance", translation, 1);
  }

  public MatchTolerance withLength(double newLength) {
    return new MatchTolerance(newLength, site, angle, primitive, scaled, supercell, translation);
  }

  public MatchTolerance withSite(double newSite) {
    return new MatchTolerance(length, newSite, angle, primitive, scaled, supercell, translation);
  }

  public MatchTolerance withAngle(double newAngle) {
    return new MatchTolerance(length, site, newAngle, primitive, scaled, supercell, translation);
  }

  public MatchTolerance withPrimitive(boolean newPrimitive) {
    return new MatchTolerance(length, site, angle, newPrimitive, scaled, supercell, translation);
  }

  public MatchTolerance withScaled(boolean newScaled) {
    return new MatchTolerance(length, site, angle, primitive, newScaled, supercell, translation);
  }

  public MatchTolerance withSupercell(boolean newSupercell) {
    return new MatchTolerance(length, site, angle, primitive, scaled, newSupercell, translation);
  }

  private static void require(String name, double value, double most) {
    if (!(value >= 0 && value <= most)) {
      throw new InvalidInput(
          null, name, Double.toString(value), "a number from 0 to " + most, null);
    }
  }
}
