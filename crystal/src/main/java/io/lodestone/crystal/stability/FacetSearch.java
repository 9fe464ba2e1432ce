package io.lodestone.crystal.stability;

import io.lodestone.core.error.InvalidInput;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Finds the facets of a hull by walking from one across its ridges to the next (gift wrapping;
 * Chand and Kapur, J. ACM 17, 78, 1970). Each step is a pivot of the dual simplex method.
 *
 * <p>Coplanar phases would leave open how a region is split, and facets found from different sides
 * might overlap. So energies are bent upwards by 10⁻⁹ eV times a convex function of composition,
 * which makes the split the Delaunay triangulation and every coplanar phase a corner, and by 10⁻¹¹
 * eV times a fixed irregular number, which settles the rest. Which of two phases is lower is then
 * often a matter of 10⁻¹⁵ eV; where doubles cannot tell, whole numbers do, so that every facet is
 * one of the same hull. The potentials of a facet are computed with the true energies.
 */
final class FacetSearch {
  /** More facets than this are more than anybody can use: about a hundred megabytes. */
  private static final int MOST = 200_000;

  private static final double BEND = 1e-9;
  private static final double IRREGULAR = 1e-11;

  /** Barycentric coordinates beyond a ridge count if they are larger than this. */
  private static final double ACROSS = 1e-10;

  /** A phase belongs to a facet if it lies no higher above its plane, eV/atom. */
  private static final double ON_FACET = 1e-8;

  private final HullOfSystem system;
  private final LowerHull points;
  private final LowerHull bent;
  private final ExactHeight exact;
  private final int d;

  FacetSearch(HullOfSystem system) {
    this.system = system;
    points = system.points();
    d = system.elements().size();
    bent = new LowerHull(d);
    double[][] bends = new double[points.size()][];
    Arrays.fill(bends, 0, d, new double[0]);
    for (int j = d; j < points.size(); j++) {
      double[] x = fractions(j);
      double squares = Arrays.stream(x).map(f -> f * f).sum();
      // Relative to the corners, where the sum of squares is 1.
      bends[j] = new double[] {BEND * (squares - 1), IRREGULAR * irregular(j)};
      bent.add(x, points.energy(j) + bends[j][0] + bends[j][1]);
    }
    exact = new ExactHeight(points, bends);
  }

  /**
   * A number from 0 to 1 for a point. Multiples of one number would not do: of points in a row with
   * equal steps, they stay coplanar.
   */
  private static double irregular(int j) {
    return new SplittableRandom(j).nextDouble();
  }

  private double[] fractions(int point) {
    double[] x = new double[d];
    for (int k = 0; k < d; k++) {
      x[k] = points.fraction(point, k);
    }
    return x;
  }

  List<Facet> all() {
    return walk(first(inside()), -1).stream().map(this::facet).toList();
  }

  /** The potentials at which a stable phase is at equilibrium: those of the facets it lies on. */
  ChemicalPotentialRange range(Phase phase) {
    double[] x = SystemSolver.fractions(phase, system.elements());
    double sum = Arrays.stream(x).sum();
    if (Math.abs(sum - 1) > PhaseDiagram.SAME_COMPOSITION) {
      throw new InvalidInput(
          phase.id(),
          "",
          phase.formula() + " among " + system.elements(),
          "a phase of these elements only",
          "");
    }
    List<Facet> facets = star(x).stream().map(this::facet).toList();
    return ChemicalPotentialRange.of(phase, system.elements(), system.zeros(), facets);
  }

  /** The facets around a composition at which there is a stable phase. */
  private List<int[]> star(double[] x) {
    double[] inside = inside();
    int corner = corner(x);
    // The nearer to the phase, the surer its facet is hit, as long as numbers can tell.
    for (double step = 1e-3; corner >= 0 && step > 1e-9; step *= 1e-2) {
      double[] near = new double[d];
      for (int k = 0; k < d; k++) {
        near[k] = (1 - step) * x[k] + step * inside[k];
      }
      int[] start = first(near);
      if (Arrays.stream(start).anyMatch(point -> point == corner)) {
        return walk(start, corner);
      }
    }
    return walk(first(inside), -1).stream().filter(facet -> lies(x, facet)).toList();
  }

  /** The lowest point of a composition, or −1. */
  private int corner(double[] x) {
    int found = -1;
    for (int j = 0; j < points.size(); j++) {
      boolean same = true;
      for (int k = 0; k < d; k++) {
        same &= Math.abs(points.fraction(j, k) - x[k]) <= PhaseDiagram.SAME_COMPOSITION;
      }
      if (same && (found < 0 || bent.energy(j) < bent.energy(found))) {
        found = j;
      }
    }
    return found;
  }

  /** Whether the hull at a composition is no higher than the plane of a facet continued there. */
  private boolean lies(double[] x, int[] facet) {
    double[] potentials = potentials(facet);
    double plane = 0;
    for (int k = 0; k < d; k++) {
      plane += potentials[k] * x[k];
    }
    return points.at(x, -1) - plane <= ON_FACET;
  }

  /** A composition of all elements that lies on no plane that compositions of crystals span. */
  private double[] inside() {
    double[] x = new double[d];
    for (int k = 0; k < d; k++) {
      x[k] = 1 + irregular(k + 1) * 0.1;
    }
    double sum = Arrays.stream(x).sum();
    return Arrays.stream(x).map(f -> f / sum).toArray();
  }

  /** The facet that holds a composition which lies on no ridge. */
  private int[] first(double[] x) {
    bent.at(x, -1);
    int[] corners = bent.basis().clone();
    Arrays.sort(corners);
    // That is the facet within the solver's tolerance, which bent phases may be within, too.
    FacetPlane plane = new FacetPlane(bent, corners);
    for (int below = below(plane); below >= 0; below = below(plane)) {
      plane = new FacetPlane(bent, plane.exchanged(leaving(plane, x, below), below));
    }
    return plane.corners();
  }

  /** The phase that lies farthest below a plane; −1 if none does. */
  private int below(FacetPlane plane) {
    double error = plane.heightError();
    int found = -1;
    double least = error;
    for (int j = 0; j < bent.size(); j++) {
      double height = plane.height(j);
      if (height < least
          && Arrays.binarySearch(plane.corners(), j) < 0
          && (height < -error || exact.sign(plane.corners(), j) < 0)) {
        least = height;
        found = j;
      }
    }
    return found;
  }

  /** The place of the corner for which a phase is exchanged so that a composition stays inside. */
  private int leaving(FacetPlane plane, double[] x, int entering) {
    int leaving = -1;
    double step = Double.POSITIVE_INFINITY;
    for (int i = 0; i < d; i++) {
      double column = plane.coordinate(i, entering);
      if (column > ACROSS && plane.coordinate(i, x) / column < step) {
        step = plane.coordinate(i, x) / column;
        leaving = i;
      }
    }
    return leaving;
  }

  /** All facets that can be reached, or only those with a certain corner. */
  private List<int[]> walk(int[] start, int corner) {
    Set<List<Integer>> seen = new HashSet<>();
    List<int[]> found = new ArrayList<>();
    Deque<int[]> open = new ArrayDeque<>();
    seen.add(key(start));
    open.add(start);
    while (!open.isEmpty()) {
      int[] facet = open.remove();
      found.add(facet);
      if (found.size() > MOST) {
        throw new InvalidInput(
            null,
            null,
            "more than " + MOST + " facets",
            "a phase diagram with fewer",
            "ask for fewer elements");
      }
      FacetPlane plane = new FacetPlane(bent, facet);
      for (int leaving = 0; leaving < d; leaving++) {
        if (facet[leaving] != corner) {
          int entering = beyond(plane, leaving);
          if (entering >= 0) {
            int[] next = plane.exchanged(leaving, entering);
            if (seen.add(key(next))) {
              open.add(next);
            }
          }
        }
      }
    }
    return found;
  }

  private static List<Integer> key(int[] facet) {
    return Arrays.stream(facet).boxed().toList();
  }

  /** The phase with which the ridge opposite to a corner spans the next facet; −1 at the rim. */
  private int beyond(FacetPlane plane, int corner) {
    int found = -1;
    double least = Double.POSITIVE_INFINITY;
    double leastError = 0;
    for (int j = 0; j < bent.size(); j++) {
      double coordinate = plane.coordinate(corner, j);
      if (coordinate < -ACROSS) {
        double slope = plane.height(j) / -coordinate;
        double error =
            (plane.heightError() + Math.abs(slope) * plane.coordinateError()) / -coordinate;
        if (found < 0
            || slope < least - error - leastError
            || slope <= least + error + leastError
                && exact.sign(plane.exchanged(corner, found), j) < 0) {
          least = slope;
          leastError = error;
          found = j;
        }
      }
    }
    return found;
  }

  private double[] potentials(int[] facet) {
    return new FacetPlane(bent, facet).potentials(points);
  }

  private Facet facet(int[] corners) {
    List<Phase> phases = Arrays.stream(corners).mapToObj(system.phases()::get).toList();
    return new Facet(phases, system.absolute(potentials(corners)));
  }
}
