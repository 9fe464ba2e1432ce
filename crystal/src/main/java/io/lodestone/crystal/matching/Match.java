package io.lodestone.crystal.matching;

import java.util.Map;
import java.util.Optional;

/**
 * How two crystals lie on each other when they match best.
 *
 * @param rms root mean square distance of corresponding sites in the mean lattice of both, in units
 *     of the cube root of the volume per site: the misfit
 * @param largest largest distance of corresponding sites, in the same unit
 * @param spacing that unit, Å
 * @param lengthDifference largest relative difference of the lengths of corresponding lattice
 *     vectors (after both have the same volume, if that was asked for)
 * @param angleDifference largest difference of angles between corresponding lattice vectors,
 *     degrees
 * @param volumeRatio volume per site of the second crystal over that of the first
 * @param isMirrored whether one lies on the mirror image of the other, and not as well on itself
 * @param averaged the farthest that a site of either was moved to make its cell primitive, Å
 * @param species which kinds of sites of the second crystal correspond to those of the first; the
 *     same names but in anonymous matches
 */
public record Match(
    double rms,
    double largest,
    double spacing,
    double lengthDifference,
    double angleDifference,
    double volumeRatio,
    boolean isMirrored,
    double averaged,
    Map<String, String> species) {
  public Match {
    species = Map.copyOf(species);
  }

  /**
   * The tolerance that joins the two, Å: no site need be moved farther to make them one, after the
   * lattices were made equal.
   */
  public double joinedBy() {
    return Math.max(largest * spacing, averaged);
  }

  /** Whether neither sites nor lattice vectors differ by more than a distance, Å. */
  boolean isWithin(double distance) {
    return joinedBy() < distance
        && lengthDifference * spacing < distance
        && Math.toRadians(angleDifference) * spacing < distance;
  }

  /** The better of two matches, by misfit. */
  static Optional<Match> better(Optional<Match> one, Optional<Match> other) {
    if (one.isEmpty()) {
      return other;
    }
    return other.isPresent() && other.get().rms < one.get().rms ? other : one;
  }
}
