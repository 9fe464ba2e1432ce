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

  /** The number of operations of the primitive cell. */
  int pointOrder() {
    return operations.size();
  }
}
