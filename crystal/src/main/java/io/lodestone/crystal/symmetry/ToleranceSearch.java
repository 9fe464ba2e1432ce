package io.lodestone.crystal.symmetry;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import java.util.Optional;

/** Looks for the symmetry of one structure with several tolerances. */
final class ToleranceSearch {
  /** Where a tolerance passes what is no group, it is reduced by this factor, so many times. */
  private static final double REDUCTION = 0.95;

  private static final int MOST_REDUCTIONS = 100;

  private final Structure structure;
  private final FlatCell cell;

  private ToleranceSearch(Structure structure, FlatCell cell) {
    this.structure = structure;
    this.cell = cell;
  }

  static ToleranceSearch of(Structure structure) {
    if (structure.periodicity().dimensions() != 3) {
      throw new IllegalArgumentException(
          "a space group is asked of a structure that repeats in "
              + structure.periodicity().dimensions()
              + " directions");
    }
    if (structure.size() == 0) {
      throw new InvalidInput(null, null, "no sites", "a crystal with at least one site", null);
    }
    return new ToleranceSearch(structure, FlatCell.of(structure));
  }

  /** The symmetry with a tolerance, or with the largest below that gives a consistent answer. */
  Symmetry at(double tolerance, int hallNumber) {
    if (!(tolerance > 0) || Double.isInfinite(tolerance)) {
      throw new InvalidInput(
          null, null, Double.toString(tolerance), "a tolerance above 0, in Å", null);
    }
    requireApart(tolerance);
    double reduced = tolerance;
    for (int attempt = 0; attempt < MOST_REDUCTIONS; attempt++) {
      Symmetry found = tryAt(reduced, hallNumber);
      if (found != null) {
        return found;
      }
      reduced *= REDUCTION;
    }
    throw new InvalidInput(
        null,
        null,
        "a structure that is no crystal of "
            + (hallNumber == 0 ? "any space group" : "the setting " + hallNumber)
            + " with tolerances from "
            + reduced
            + " to "
            + tolerance
            + " Å",
        "a crystal whose symmetry can be found",
        "try another tolerance, or none");
  }

  Symmetry adaptive() {
    return at(1e-2, 0);
  }

  private Symmetry tryAt(double tolerance, int hallNumber) {
    Optional<SpaceGroupFinding> finding = SpaceGroupFinding.of(cell, tolerance, hallNumber);
    return finding
        .map(found -> Symmetry.of(structure, found, new ToleranceInterval(tolerance, tolerance)))
        .orElse(null);
  }

  private void requireApart(double tolerance) {
    int site = new SiteGrid(cell, tolerance).overlap();
    if (site >= 0) {
      throw new InvalidInput(
          null,
          "site " + (site + 1),
          "another site of the same kind within " + tolerance + " Å",
          "sites of a kind that are farther apart than the tolerance",
          "remove doubled sites, or ask for a smaller tolerance");
    }
  }
}
