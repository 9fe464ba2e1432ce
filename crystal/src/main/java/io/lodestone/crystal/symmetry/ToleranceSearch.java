package io.lodestone.crystal.symmetry;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import java.util.ArrayList;
import java.util.List;

/** Looks for the symmetry of one structure with several tolerances. */
final class ToleranceSearch {
  /** Where a tolerance passes what is no group, it is reduced by this factor, so many times. */
  private static final double REDUCTION = 0.95;

  private static final int MOST_REDUCTIONS = 100;

  /** Deviations up to this, in Å, come of rounding or of relaxations that ended a little early. */
  private static final double NEGLIGIBLE = 3e-3;

  private static final double SMALLEST = 1e-6;
  private static final double LARGEST = 0.1;

  /** Sites of a kind must be this many tolerances apart. */
  private static final double APART = 5;

  private static final double STEP = 1.5;

  /** Noise spares no symmetry: one that is obeyed so many times better was meant. */
  private static final double MUCH_BETTER = 10;

  /** Sites from which on telling them apart by their neighbours costs less than it saves. */
  private static final int MANY = 200;

  private final Structure structure;
  private final FlatCell cell;

  /** Null for a small cell. */
  private final Environments environments;

  private ToleranceSearch(Structure structure, FlatCell cell) {
    this.structure = structure;
    this.cell = cell;
    this.environments = cell.size() < MANY ? null : new Environments(structure);
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
      Answer found = tryAt(reduced, hallNumber);
      if (found != null) {
        return found.over(new ToleranceInterval(reduced, reduced));
      }
      reduced *= REDUCTION;
    }
    throw inconsistent(hallNumber, reduced, tolerance);
  }

  /**
   * The symmetry with a tolerance that the structure itself suggests.
   *
   * <p>Deviations below a few thousandths of an ångström are of no account. A symmetry that holds
   * with larger ones only is taken where the deviations look like noise: where what holds without
   * it, if anything, holds hardly better. Where a lower symmetry is obeyed much more precisely, the
   * deviations from the higher one are part of the structure.
   */
  Symmetry adaptive() {
    double largest = LARGEST;
    while (new SiteGrid(cell, APART * largest).overlap() >= 0) {
      largest /= 2;
      if (largest < SMALLEST) {
        requireApart(SMALLEST);
        throw inconsistent(0, SMALLEST, largest);
      }
    }
    double start = Math.min(NEGLIGIBLE, largest);
    Answer found = tryAt(start, 0);
    while (found == null) {
      start /= 2;
      if (start < SMALLEST) {
        throw inconsistent(0, start, largest);
      }
      found = tryAt(start, 0);
    }
    List<Answer> same = new ArrayList<>(List.of(found));
    Answer atLargest = tryAt(largest, 0);
    if (atLargest != null && atLargest.isLike(found)) {
      same.add(atLargest);
    } else {
      for (double tolerance = start * STEP; tolerance < largest * STEP; tolerance *= STEP) {
        Answer next = tryAt(Math.min(tolerance, largest), 0);
        if (next == null) {
          continue;
        }
        if (next.isLike(same.getLast())) {
          same.add(next);
        } else if (looksLikeNoise(same.getFirst().finding(), next.finding())) {
          same = new ArrayList<>(List.of(next));
        } else {
          break;
        }
      }
    }
    Answer chosen = same.getFirst();
    return chosen.over(
        new ToleranceInterval(smallest(chosen), same.getLast().finding().tolerance()));
  }

  private static boolean looksLikeNoise(SpaceGroupFinding lower, SpaceGroupFinding higher) {
    return lower.isTrivial() || lower.misfit() * MUCH_BETTER > higher.misfit();
  }

  /** The least tolerance that still gives the answer, within a factor of two. */
  private double smallest(Answer answer) {
    double least = answer.finding().tolerance();
    double tolerance = Math.max(answer.finding().misfit(), SMALLEST);
    for (; tolerance < least; tolerance *= 2) {
      Answer found = tryAt(tolerance, 0);
      if (found != null && found.isLike(answer)) {
        return tolerance;
      }
    }
    return least;
  }

  /** A finding on which the sites agree. */
  private record Answer(Structure structure, SpaceGroupFinding finding, SiteAssignment assignment) {
    boolean isLike(Answer other) {
      return finding.isLike(other.finding);
    }

    Symmetry over(ToleranceInterval interval) {
      return new Symmetry(structure, finding, assignment, interval);
    }
  }

  private Answer tryAt(double tolerance, int hallNumber) {
    FlatCell distinguished =
        environments == null
            ? cell
            : cell.withKinds(environments.distinguished(cell.kinds(), tolerance));
    SpaceGroupFinding finding =
        SpaceGroupFinding.of(distinguished, tolerance, hallNumber).orElse(null);
    SiteAssignment assignment = finding == null ? null : SiteAssignment.of(finding);
    return assignment == null ? null : new Answer(structure, finding, assignment);
  }

  private static InvalidInput inconsistent(int hallNumber, double from, double to) {
    return new InvalidInput(
        null,
        null,
        "a structure that is no crystal of "
            + (hallNumber == 0 ? "any space group" : "the setting " + hallNumber)
            + " with tolerances from "
            + from
            + " to "
            + to
            + " Å",
        "a crystal whose symmetry can be found",
        "try another tolerance, or none");
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
