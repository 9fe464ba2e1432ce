package io.lodestone.crystal.symmetry;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Periodicity;
import io.lodestone.core.structure.Structure;
import java.util.Optional;

/**
 * The symmetry of a rod, such as a polymer, a nanotube or a wire, which repeats in one direction.
 *
 * <p>Turns about its axis may be of any order; where the order is 1, 2, 3, 4 or 6, the operations
 * are those of one of the 75 rod groups.
 *
 * @param group the rod group; none where the axis is of another order, or all atoms lie on it
 * @param pointGroup what is left of the operations without their translations: symbol of
 *     Schoenflies, {@code Cinfv} and {@code Dinfh} for a line of atoms
 * @param operations of the given cell, with its inner translations; 0 where they are without number
 * @param cellMultiplicity the number of repeats in the given one
 * @param tolerance how far an image may be from an atom, in Å
 */
public record RodSymmetry(
    Optional<SubperiodicGroup> group,
    String pointGroup,
    int operations,
    int cellMultiplicity,
    double tolerance) {
  private static final double USUAL_TOLERANCE = 0.01;

  /** Where a tolerance passes what is no group, it is halved, so many times at most. */
  private static final int MOST_REDUCTIONS = 20;

  /** Angles, in degrees, by which the axes of a setting may be turned from a mirror or axis. */
  private static final double[] TURNS = {0, 90, 30, 45};

  /**
   * Finds the symmetry with a tolerance of 0.01 Å.
   *
   * @param rod a structure that repeats in one direction
   */
  public static RodSymmetry of(Structure rod) {
    return of(rod, USUAL_TOLERANCE);
  }

  /**
   * Finds the symmetry.
   *
   * @param rod a structure that repeats in one direction; sites are alike as in {@link Symmetry}
   * @param tolerance how far an image may be from an atom, in Å, above 0; smaller ones are tried if
   *     what it lets pass is no group
   * @throws InvalidInput if there are no sites, or the tolerance is not above 0
   * @throws IllegalArgumentException if the structure does not repeat in one direction
   */
  public static RodSymmetry of(Structure rod, double tolerance) {
    Periodicity p = rod.periodicity();
    if (p.dimensions() != 1) {
      throw new IllegalArgumentException(
          "a rod group is asked of a structure that repeats in " + p.dimensions() + " directions");
    }
    if (rod.size() == 0) {
      throw new InvalidInput(null, null, "no sites", "a rod with at least one atom", null);
    }
    if (!(tolerance > 0)) {
      throw new InvalidInput(
          null, null, Double.toString(tolerance), "a tolerance above 0, in Å", null);
    }
    double reduced = tolerance;
    for (int attempt = 0; attempt < MOST_REDUCTIONS; attempt++, reduced /= 2) {
      RodOperations found = RodOperations.of(rod, reduced);
      if (found.isGroup()) {
        return answer(found, reduced);
      }
    }
    throw new InvalidInput(
        null,
        null,
        "a rod whose operations form no group with tolerances up to " + tolerance + " Å",
        "a rod whose symmetry can be found",
        "try another tolerance");
  }

  private static RodSymmetry answer(RodOperations found, double tolerance) {
    if (found.isLine()) {
      return new RodSymmetry(
          Optional.empty(),
          found.exchangesEnds() ? "Dinfh" : "Cinfv",
          0,
          found.multiplicity(),
          tolerance);
    }
    String pointGroup = MolecularSymmetry.classify(found.matrices());
    return new RodSymmetry(
        group(found, pointGroup, tolerance),
        pointGroup,
        found.matrices().size() * found.multiplicity(),
        found.multiplicity(),
        tolerance);
  }

  private static Optional<SubperiodicGroup> group(
      RodOperations found, String pointGroup, double tolerance) {
    for (SubperiodicGroup candidate : SubperiodicGroup.rodGroups()) {
      PointGroup its = candidate.pointGroup();
      // C3i is S6 where an axis may be of any order.
      if (!its.schoenflies().replace("C3i", "S6").equals(pointGroup)) {
        continue;
      }
      boolean threefold =
          its.crystalSystem() == CrystalSystem.TRIGONAL
              || its.crystalSystem() == CrystalSystem.HEXAGONAL;
      for (double turn : TURNS) {
        if (fits(candidate, found.seenFrom(turn, threefold ? 120 : 90), tolerance)) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean fits(
      SubperiodicGroup group, Optional<AxialOperations> seen, double tolerance) {
    SettingOperations setting = SettingOperations.of(group.setting().hallNumber());
    return seen.isPresent() && setting.origin(seen.get(), Centring.P, tolerance) != null;
  }
}
