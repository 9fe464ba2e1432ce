package io.lodestone.learn.dataset;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;

/** A column of numbers of one unit; each is finite or missing. */
public final class NumberColumn implements Column {
  private static final UnitExpression ONE = UnitExpression.parse("-");

  private final String name;
  private final UnitExpression unit;
  private final double[] values;

  /**
   * A column; the values are copied.
   *
   * @param unit the unit of all values; {@code -} for plain numbers
   * @param values NaN where one is missing
   * @throws InvalidInput when a value is infinite; the place is its row, from 1
   */
  public NumberColumn(String name, UnitExpression unit, double[] values) {
    this(values.clone(), name, unit);
  }

  /** A column of plain numbers. */
  public static NumberColumn plain(String name, double... values) {
    return new NumberColumn(name, ONE, values);
  }

  private NumberColumn(double[] values, String name, UnitExpression unit) {
    this.name = name;
    this.unit = unit;
    this.values = values;
    for (int row = 0; row < values.length; row++) {
      if (Double.isInfinite(values[row])) {
        throw new InvalidInput(
            "column " + name,
            "row " + (row + 1),
            Double.toString(values[row]),
            "finite numbers",
            "mend the value or leave the field empty, which says that it is missing");
      }
    }
  }

  @Override
  public String name() {
    return name;
  }

  public UnitExpression unit() {
    return unit;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public boolean isMissing(int row) {
    return Double.isNaN(values[row]);
  }

  /** The value of a row; NaN where it is missing. */
  public double value(int row) {
    return values[row];
  }

  /** A copy of all values; NaN where one is missing. */
  public double[] values() {
    return values.clone();
  }

  @Override
  public NumberColumn rows(int[] rows) {
    double[] chosen = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = values[rows[i]];
    }
    return new NumberColumn(chosen, name, unit);
  }

  /**
   * The same quantities in another unit.
   *
   * @throws InvalidInput when the unit measures something else
   */
  public NumberColumn in(UnitExpression other) {
    if (other.equals(unit)) {
      return this;
    }
    double[] converted = new double[values.length];
    try {
      for (int i = 0; i < values.length; i++) {
        converted[i] = unit.to(other, values[i]);
      }
    } catch (InvalidInput problem) {
      throw problem.in("column " + name);
    }
    return new NumberColumn(converted, name, other);
  }
}
