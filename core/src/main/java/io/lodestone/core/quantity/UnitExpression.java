package io.lodestone.core.quantity;

import io.lodestone.core.error.InvalidInput;
import javax.measure.Quantity;
import javax.measure.Unit;
import tech.units.indriya.quantity.Quantities;

/**
 * A unit as somebody wrote it, such as {@code eV/atom} or {@code g/cm^3}, with its conversion to
 * SI.
 *
 * @param text the unit as written
 * @param factor how many coherent SI units one of this unit is
 * @param zeroPoint what to add to a value, before the factor, so that zero means absolute zero:
 *     273.15 for °C, 0 for all but temperature scales
 * @param dimension the physical dimension
 */
public record UnitExpression(String text, double factor, double zeroPoint, SiDimension dimension) {
  /**
   * Reads a unit as people write it in the header of a table.
   *
   * <p>Accepted are symbols with SI prefixes and English names; products with a space, {@code ·},
   * {@code *} or {@code .}; quotients with {@code /} or {@code per}; powers as {@code cm^3}, {@code
   * cm**3}, {@code cm³}, {@code cm3}, {@code cm-1}, {@code m^1/2} and {@code √m}; brackets; and
   * factors such as {@code 10^-6/K}. What follows a solidus up to the next one is its denominator,
   * as authors mean {@code W/m K}. Things counted ({@code atom}, {@code f.u.}, {@code cell}) have
   * no dimension.
   *
   * @throws InvalidInput when the text is not a unit; the place is the column in the text, from 1
   */
  public static UnitExpression parse(String text) {
    return new UnitReader(text).read();
  }

  public double toSi(double value) {
    return (value + zeroPoint) * factor;
  }

  public double fromSi(double value) {
    return value / factor - zeroPoint;
  }

  /** Whether values in this unit and in the other measure the same kind of quantity. */
  public boolean isCompatibleWith(UnitExpression other) {
    return dimension.equals(other.dimension);
  }

  /**
   * A value of this unit in another.
   *
   * @throws InvalidInput when the other unit measures something else
   */
  public double to(UnitExpression other, double value) {
    if (!isCompatibleWith(other)) {
      throw new InvalidInput(
          null,
          null,
          text + " (" + dimension + ")",
          "a unit of the dimension of " + other.text + " (" + other.dimension + ")",
          null);
    }
    return other.fromSi(toSi(value));
  }

  /**
   * The same unit in the terms of JSR 385.
   *
   * @throws UnsupportedOperationException for half powers, which its reference implementation
   *     cannot scale; {@link #toSi} can
   */
  public Unit<?> unit() {
    Unit<?> scaled = dimension.siUnit().multiply(factor);
    return zeroPoint == 0 ? scaled : scaled.shift(zeroPoint);
  }

  /**
   * A value in this unit as a JSR 385 quantity.
   *
   * @throws UnsupportedOperationException for half powers, as {@link #unit()}
   */
  public Quantity<?> quantity(double value) {
    return Quantities.getQuantity(value, unit());
  }

  @Override
  public String toString() {
    return text;
  }
}
