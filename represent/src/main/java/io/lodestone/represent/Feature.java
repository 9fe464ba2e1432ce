package io.lodestone.represent;

import io.lodestone.core.quantity.UnitExpression;

/**
 * One number of a representation.
 *
 * @param label unique within the representation, and the name of its column
 * @param unit the unit of its values; {@code -} for plain numbers
 */
public record Feature(String label, UnitExpression unit) {
  private static final UnitExpression ONE = UnitExpression.parse("-");

  /** A plain number. */
  public static Feature plain(String label) {
    return new Feature(label, ONE);
  }

  /** A number in a unit, such as {@code eV}. */
  public static Feature of(String label, String unit) {
    return new Feature(label, UnitExpression.parse(unit));
  }
}
