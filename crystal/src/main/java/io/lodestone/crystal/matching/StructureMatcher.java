package io.lodestone.crystal.matching;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether two crystals are the same up to rigid motion, choice of the cell, scale and small
 * distortion, and how well they fit.
 *
 * <p>Both are reduced to primitive Niggli cells. Every way in which the lattice of one resembles
 * the other cell is tried, and in each every site of the rarest kind is laid on one of the other
 * crystal; then all sites are paired so that their squared distances are least. This, with its
 * tolerances and its misfit in units of the cube root of the volume per site, is the method of
 * pymatgen's StructureMatcher. Mirror images count as the same and are marked.
 */
public final class StructureMatcher {
  /** Ways to rename the species; eight species with equal amounts have as many. */
  private static final int MOST_RENAMINGS = 40_320;

  private final MatchTolerance tolerance;

  public StructureMatcher(MatchTolerance tolerance) {
    this.tolerance = tolerance;
  }

  public MatchTolerance tolerance() {
    return tolerance;
  }

  /**
   * Makes a crystal ready for comparing; worth keeping if it is compared more than once.
   *
   * @throws InvalidInput when the structure does not repeat in three directions, has no atoms, or a
   *     cell of absurd shape
   */
  public ReducedCrystal reduce(Structure structure) {
    return ReducedCrystal.of(structure, tolerance);
  }

  /** Whether two crystals match: no site is off by more than the tolerance. */
  public boolean fits(ReducedCrystal first, ReducedCrystal second) {
    return haveSameKinds(first, second)
        && new CellPair(first, second, identity(first.kinds().size()), tolerance).fits();
  }

  /** The match of least misfit, if the misfit is within the site tolerance. */
  public Optional<Match> closest(ReducedCrystal first, ReducedCrystal second) {
    if (!haveSameKinds(first, second)) {
      return Optional.empty();
    }
    return new CellPair(first, second, identity(first.kinds().size()), tolerance).closest();
  }

  /** The match of least misfit of two structures; see {@link #reduce} for what is refused. */
  public Optional<Match> closest(Structure first, Structure second) {
    return closest(reduce(first), reduce(second));
  }

  /**
   * The match of least misfit whatever the species are called, as long as sites of one kind stay of
   * one kind.
   *
   * @throws InvalidInput when there are more than 40,320 ways to rename the species
   */
  public Optional<Match> closestAnonymous(ReducedCrystal first, ReducedCrystal second) {
    Optional<Match> best = Optional.empty();
    if (!first.anonymousFormula().equals(second.anonymousFormula()) || !haveSizes(first, second)) {
      return best;
    }
    for (int[] renaming : Renamings.of(first, second, MOST_RENAMINGS)) {
      best = Match.better(best, new CellPair(first, second, renaming, tolerance).closest());
    }
    return best;
  }

  /**
   * Whether two crystals match with some renaming of the species.
   *
   * @throws InvalidInput when there are more than 40,320 ways to rename the species
   */
  public boolean fitsAnonymous(ReducedCrystal first, ReducedCrystal second) {
    return first.anonymousFormula().equals(second.anonymousFormula())
        && haveSizes(first, second)
        && Renamings.of(first, second, MOST_RENAMINGS).stream()
            .anyMatch(renaming -> new CellPair(first, second, renaming, tolerance).fits());
  }

  private boolean haveSameKinds(ReducedCrystal first, ReducedCrystal second) {
    List<String> formula = first.formula();
    return haveSizes(first, second) && formula.equals(second.formula());
  }

  /** Whether the numbers of sites allow a match. */
  boolean haveSizes(ReducedCrystal first, ReducedCrystal second) {
    int small = Math.min(first.size(), second.size());
    int large = Math.max(first.size(), second.size());
    return small == large || tolerance.supercell() && large % small == 0;
  }

  private static int[] identity(int size) {
    int[] identity = new int[size];
    for (int i = 0; i < size; i++) {
      identity[i] = i;
    }
    return identity;
  }
}
