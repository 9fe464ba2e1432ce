package io.lodestone.crystal.symmetry;

import java.util.Optional;

/**
 * What was found in a crystal with one tolerance: a primitive cell, its operations, and the
 * space-group type that they are, all in agreement.
 *
 * @param origin of the setting, refined so that it fits all sites best, in fractions of the
 *     setting's axes, as x(axes) = x(setting) + origin
 * @param tolerance with which it was found, in Å
 */
record SpaceGroupFinding(
    PrimitiveCell primitive,
    FoundOperations operations,
    SettingOperations setting,
    IntMatrix axes,
    double[] origin,
    double tolerance) {

  /**
   * Looks with one tolerance.
   *
   * @param hallNumber of the setting to find, or 0 for the first of the type
   * @return nothing if what the tolerance lets pass is not a space group
   */
  static Optional<SpaceGroupFinding> of(FlatCell cell, double tolerance, int hallNumber) {
    Optional<PrimitiveCell> primitive = PrimitiveCell.of(cell, tolerance);
    if (primitive.isEmpty()) {
      return Optional.empty();
    }
    Optional<FoundOperations> operations = FoundOperations.of(primitive.get().cell(), tolerance);
    if (operations.isEmpty()) {
      return Optional.empty();
    }
    return SettingSearch.of(operations.get(), primitive.get(), tolerance, hallNumber)
        .map(match -> refined(primitive.get(), operations.get(), match, tolerance));
  }

  private static SpaceGroupFinding refined(
      PrimitiveCell primitive,
      FoundOperations operations,
      SettingSearch.Match match,
      double tolerance) {
    AxialOperations mean =
        AxialOperations.of(
            operations.rotations(),
            operations.meanTranslations(),
            match.axes(),
            primitive.cell().rows());
    double[] origin = match.setting().refine(mean, match.origin());
    return new SpaceGroupFinding(
        primitive, operations, match.setting(), match.axes(), origin, tolerance);
  }

  /** Whether nothing but a lattice was found, be the given cell primitive or not. */
  boolean isTrivial() {
    return operations.size() == 1;
  }

  /** Whether the other finding is of the same type and has as many operations. */
  boolean isLike(SpaceGroupFinding other) {
    return setting.type().number() == other.setting.type().number()
        && primitive.multiplicity() == other.primitive.multiplicity();
  }

  /**
   * How far the crystal is from obeying the operations, in Å: the largest distance from an image to
   * its site, of a site from the mean of those that translations carry onto it, and change of a
   * lattice vector. About the least tolerance that gives this finding.
   */
  double misfit() {
    double misfit = primitive.spread();
    double[] x = primitive.cell().positions();
    double[] rows = primitive.cell().rows();
    double[] means = operations.meanTranslations();
    for (int op = 0; op < operations.size(); op++) {
      IntMatrix w = operations.rotations().get(op);
      misfit = Math.max(misfit, strain(w, rows));
      for (int i = 0; i < primitive.cell().size(); i++) {
        int j = operations.images()[op][i];
        double[] d = new double[3];
        for (int k = 0; k < 3; k++) {
          d[k] =
              w.get(k, 0) * x[3 * i]
                  + w.get(k, 1) * x[3 * i + 1]
                  + w.get(k, 2) * x[3 * i + 2]
                  + means[3 * op + k]
                  - x[3 * j + k];
          d[k] -= Math.rint(d[k]);
        }
        misfit = Math.max(misfit, length(d, rows));
      }
    }
    return misfit;
  }

  /** By how much a rotation misses the ends of the lattice vectors, in Å. */
  private static double strain(IntMatrix w, double[] rows) {
    double[] image = w.transposed().timesRows(rows);
    double strain = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = i; j < 3; j++) {
        double before = dot(rows, i, rows, j);
        double after = dot(image, i, image, j);
        double length = Math.sqrt(Math.max(dot(rows, i, rows, i), dot(rows, j, rows, j)));
        strain = Math.max(strain, Math.abs(after - before) / ((i == j ? 2 : 1) * length));
      }
    }
    return strain;
  }

  private static double length(double[] d, double[] rows) {
    double square = 0;
    for (int k = 0; k < 3; k++) {
      double component = d[0] * rows[k] + d[1] * rows[3 + k] + d[2] * rows[6 + k];
      square += component * component;
    }
    return Math.sqrt(square);
  }

  private static double dot(double[] a, int i, double[] b, int j) {
    return a[3 * i] * b[3 * j] + a[3 * i + 1] * b[3 * j + 1] + a[3 * i + 2] * b[3 * j + 2];
  }
}
