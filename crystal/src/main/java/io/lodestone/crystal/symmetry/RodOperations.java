package io.lodestone.crystal.symmetry;

import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Periodicity;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The operations of a rod: turns about its axis and mirrors, shifts along it, and the same with
 * both ends exchanged.
 *
 * <p>All of them leave the axis where it is, and it goes through the mean place of the atoms. An
 * atom away from the axis and its image settle an operation but for two choices: mirrored or not,
 * with ends exchanged or not.
 */
final class RodOperations {
  /** Atoms within this many tolerances of the axis lie on it. */
  private static final double ON_AXIS = 10;

  /** Entries of matrices of one rod that differ by less are of the same operation. */
  private static final double SAME = 0.05;

  /** Whole numbers of a matrix in the axes of a setting may be missed by this much. */
  private static final double NEARLY_WHOLE = 0.05;

  /** In Å; any length does for axes along which nothing repeats. */
  private static final double ACROSS = 10;

  private final double[] places;
  private final int[] kinds;
  private final double repeat;
  private final double tolerance;

  /** Of the atom whose images are tried. */
  private final int reference;

  private final SiteGrid grid;
  private final double width;

  /** A 3×3 matrix for each operation, and its shift along the axis in Å. */
  private final List<double[]> matrices = new ArrayList<>();

  private final List<Double> shifts = new ArrayList<>();
  private int found;
  private int translations;

  private RodOperations(double[] places, int[] kinds, double repeat, double tolerance) {
    this.places = places;
    this.kinds = kinds;
    this.repeat = repeat;
    this.tolerance = tolerance;
    double farthest = 0;
    for (int i = 0; i < kinds.length; i++) {
      farthest = Math.max(farthest, radius(i));
    }
    reference = reference();
    // Copies beside each other that are too far apart to meet let cells find the neighbours.
    width = 4 * farthest + ACROSS;
    double[] fractions = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      fractions[i] = places[i] / (i % 3 == 2 ? repeat : width);
    }
    double[] box = {width, 0, 0, 0, width, 0, 0, 0, repeat};
    // The image of the one atom may be off, which turns those farther out by more.
    double lever = isLine() ? 1 : farthest / radius(reference);
    grid = new SiteGrid(new FlatCell(box, fractions, kinds), (2 + lever) * tolerance);
  }

  /** Finds the operations that hold within a tolerance in Å. */
  static RodOperations of(Structure rod, double tolerance) {
    Periodicity p = rod.periodicity();
    Lattice lattice = rod.lattice().orElseThrow();
    Vector3 along = lattice.vector(p.a() ? 0 : p.b() ? 1 : 2);
    Vector3 z = along.scaled(1 / along.norm());
    Vector3 side = Math.abs(z.x()) < 0.6 ? new Vector3(1, 0, 0) : new Vector3(0, 1, 0);
    Vector3 x = side.minus(z.scaled(side.dot(z)));
    x = x.scaled(1 / x.norm());
    Vector3 y = z.cross(x);
    int n = rod.size();
    double[] places = new double[3 * n];
    double[] mean = new double[2];
    for (int i = 0; i < n; i++) {
      Vector3 place = rod.cartesian(i);
      places[3 * i] = place.dot(x);
      places[3 * i + 1] = place.dot(y);
      places[3 * i + 2] = place.dot(z);
      mean[0] += places[3 * i] / n;
      mean[1] += places[3 * i + 1] / n;
    }
    for (int i = 0; i < n; i++) {
      places[3 * i] -= mean[0];
      places[3 * i + 1] -= mean[1];
    }
    RodOperations operations =
        new RodOperations(places, FlatCell.kinds(rod.sites()), along.norm(), tolerance);
    operations.search();
    return operations;
  }

  /** Whether all atoms lie on the axis, about which they may then be turned at will. */
  boolean isLine() {
    return radius(reference) <= ON_AXIS * tolerance;
  }

  /** Whether some operation exchanges the ends. */
  boolean exchangesEnds() {
    return matrices.stream().anyMatch(m -> m[8] < 0);
  }

  /** The different matrices, nine entries each, row by row, with the axis along z. */
  List<double[]> matrices() {
    return matrices;
  }

  /** The number of repeats in the given one. */
  int multiplicity() {
    return translations;
  }

  /** Whether the operations that were found form a group. */
  boolean isGroup() {
    if (found != matrices.size() * translations) {
      return false;
    }
    int[] counts = new int[4];
    List<Double> angles = new ArrayList<>();
    for (double[] m : matrices) {
      boolean mirrored = m[0] * m[4] - m[1] * m[3] < 0;
      counts[(mirrored ? 2 : 0) + (m[8] < 0 ? 1 : 0)]++;
      if (!mirrored && m[8] > 0) {
        double turns = Math.atan2(m[3], m[0]) / (2 * Math.PI);
        angles.add(turns - Math.floor(turns + SAME / 10));
      }
    }
    angles.sort(Double::compare);
    for (int k = 0; k < angles.size(); k++) {
      if (Math.abs(angles.get(k) - (double) k / angles.size()) > SAME / 5) {
        return false;
      }
    }
    return Arrays.stream(counts).allMatch(count -> count == 0 || count == counts[0]);
  }

  /**
   * The operations in axes of which c is along the rod.
   *
   * @param turn angle of a with a mirror or an axis across the rod, if it has one, in degrees
   * @param gamma angle between a and b, in degrees
   * @return nothing if the operations do not fit the axes
   */
  Optional<AxialOperations> seenFrom(double turn, double gamma) {
    double a = firstMirror() + Math.toRadians(turn);
    double b = a + Math.toRadians(gamma);
    double[] rows = {
      ACROSS * Math.cos(a),
      ACROSS * Math.sin(a),
      0,
      ACROSS * Math.cos(b),
      ACROSS * Math.sin(b),
      0,
      0,
      0,
      repeat / translations
    };
    Lattice axes = Lattice.ofRows(rows);
    List<IntMatrix> rotations = new ArrayList<>();
    double[] fractions = new double[3 * matrices.size()];
    for (int i = 0; i < matrices.size(); i++) {
      double[] m = matrices.get(i);
      double[] entries = new double[9];
      for (int c = 0; c < 3; c++) {
        Vector3 v = axes.vector(c);
        Vector3 image =
            axes.toFractional(
                new Vector3(
                    m[0] * v.x() + m[1] * v.y(), m[3] * v.x() + m[4] * v.y(), m[8] * v.z()));
        entries[c] = image.x();
        entries[3 + c] = image.y();
        entries[6 + c] = image.z();
      }
      for (double entry : entries) {
        if (Math.abs(entry - Math.rint(entry)) > NEARLY_WHOLE) {
          return Optional.empty();
        }
      }
      rotations.add(IntMatrix.rounded(entries));
      fractions[3 * i + 2] = shifts.get(i) / rows[8];
    }
    return Optional.ofNullable(AxialOperations.of(rotations, fractions, IntMatrix.IDENTITY, rows));
  }

  /** The angle of the first line across the axis that an operation keeps, in radians; else 0. */
  private double firstMirror() {
    return matrices.stream()
        .filter(m -> m[0] * m[4] - m[1] * m[3] < 0)
        .findFirst()
        .map(m -> Math.atan2(m[3], m[0]) / 2)
        .orElse(0.0);
  }

  private void search() {
    double from = Math.atan2(places[3 * reference + 1], places[3 * reference]);
    for (int j = 0; j < kinds.length; j++) {
      if (kinds[j] != kinds[reference] || Math.abs(radius(j) - radius(reference)) > 2 * tolerance) {
        continue;
      }
      double to = Math.atan2(places[3 * j + 1], places[3 * j]);
      for (int end = 1; end >= -1; end -= 2) {
        double shift = places[3 * j + 2] - end * places[3 * reference + 2];
        if (isLine()) {
          keep(0, 1, end, shift);
        } else {
          keep(to - from, 1, end, shift);
          keep(to + from, -1, end, shift);
        }
      }
    }
  }

  /**
   * Keeps an operation if every atom is carried to one like it.
   *
   * @param angle by which it turns after it mirrored
   * @param hand −1 if it mirrors y
   * @param end −1 if it exchanges the ends
   * @param shift along the axis in Å
   */
  private void keep(double angle, int hand, int end, double shift) {
    double[] m = matrix(angle, hand, end);
    int[] images = new int[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      double[] x = image(m, shift, i);
      images[i] = grid.find(x[0] / width, x[1] / width, x[2] / repeat, kinds[i]);
      if (images[i] < 0) {
        return;
      }
    }
    // One atom told where the others go roughly; all of them tell it better.
    double sine = 0;
    double cosine = 0;
    double rest = 0;
    for (int i = 0; i < kinds.length; i++) {
      double[] x = image(m, shift, i);
      double[] there = {places[3 * images[i]], places[3 * images[i] + 1]};
      sine += x[0] * there[1] - x[1] * there[0];
      cosine += x[0] * there[0] + x[1] * there[1];
      rest += along(x[2], images[i]) / kinds.length;
    }
    double turn = isLine() ? 0 : Math.atan2(sine, cosine);
    double[] best = matrix(angle + turn, hand, end);
    for (int i = 0; i < kinds.length; i++) {
      double[] x = image(best, shift + rest, i);
      double dx = places[3 * images[i]] - x[0];
      double dy = places[3 * images[i] + 1] - x[1];
      double dz = along(x[2], images[i]);
      if (dx * dx + dy * dy + dz * dz > tolerance * tolerance) {
        return;
      }
    }
    found++;
    if (same(best, matrix(0, 1, 1))) {
      translations++;
    }
    if (matrices.stream().noneMatch(known -> same(known, best))) {
      matrices.add(best);
      shifts.add(shift + rest);
    }
  }

  private static double[] matrix(double angle, int hand, int end) {
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    return new double[] {c, -hand * s, 0, s, hand * c, 0, 0, 0, end};
  }

  private double[] image(double[] m, double shift, int i) {
    double x = places[3 * i];
    double y = places[3 * i + 1];
    return new double[] {
      m[0] * x + m[1] * y, m[3] * x + m[4] * y, m[8] * places[3 * i + 2] + shift
    };
  }

  /** The way along the axis from a height to the nearest copy of an atom. */
  private double along(double z, int atom) {
    double apart = places[3 * atom + 2] - z;
    return apart - repeat * Math.rint(apart / repeat);
  }

  private static boolean same(double[] a, double[] b) {
    for (int k = 0; k < 9; k++) {
      if (Math.abs(a[k] - b[k]) > SAME) {
        return false;
      }
    }
    return true;
  }

  /** The atom away from the axis that has fewest like it; of several the farthest out. */
  private int reference() {
    int best = 0;
    int fewest = Integer.MAX_VALUE;
    for (int i = 0; i < kinds.length; i++) {
      if (radius(i) <= ON_AXIS * tolerance) {
        continue;
      }
      int count = 0;
      for (int j = 0; j < kinds.length; j++) {
        boolean alike = kinds[i] == kinds[j] && Math.abs(radius(i) - radius(j)) <= 2 * tolerance;
        count += alike ? 1 : 0;
      }
      if (count < fewest || count == fewest && radius(i) > radius(best)) {
        best = i;
        fewest = count;
      }
    }
    return best;
  }

  private double radius(int i) {
    return Math.hypot(places[3 * i], places[3 * i + 1]);
  }
}
