package io.lodestone.learn.subgroup;

import io.lodestone.core.quantity.UnitExpression;

/** The unit of plain numbers. */
final class Unitless {
  static final UnitExpression ONE = UnitExpression.parse("-");

  private Unitless() {}
}
