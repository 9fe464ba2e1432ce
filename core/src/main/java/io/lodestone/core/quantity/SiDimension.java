package io.lodestone.core.quantity;

import javax.measure.Unit;
import tech.units.indriya.AbstractUnit;
import tech.units.indriya.unit.Units;

/**
 * The physical dimension of a quantity as powers of the seven SI base quantities.
 *
 * <p>Powers are counted in halves, because fracture toughness (MPa·m^½) and noise densities
 * (V/Hz^½) need them: a length has {@code length = 2}.
 *
 * @param length half-powers of metre
 * @param mass half-powers of kilogram
 * @param time half-powers of second
 * @param current half-powers of ampere
 * @param temperature half-powers of kelvin
 * @param amount half-powers of mole
 * @param luminosity half-powers of candela
 */
public record SiDimension(
    int length, int mass, int time, int current, int temperature, int amount, int luminosity) {
  public static final SiDimension NONE = new SiDimension(0, 0, 0, 0, 0, 0, 0);
  public static final SiDimension LENGTH = new SiDimension(2, 0, 0, 0, 0, 0, 0);
  public static final SiDimension MASS = new SiDimension(0, 2, 0, 0, 0, 0, 0);
  public static final SiDimension TIME = new SiDimension(0, 0, 2, 0, 0, 0, 0);
  public static final SiDimension CURRENT = new SiDimension(0, 0, 0, 2, 0, 0, 0);
  public static final SiDimension TEMPERATURE = new SiDimension(0, 0, 0, 0, 2, 0, 0);
  public static final SiDimension AMOUNT = new SiDimension(0, 0, 0, 0, 0, 2, 0);
  public static final SiDimension LUMINOSITY = new SiDimension(0, 0, 0, 0, 0, 0, 2);
  public static final SiDimension AREA = LENGTH.power(2);
  public static final SiDimension VOLUME = LENGTH.power(3);
  public static final SiDimension FREQUENCY = NONE.over(TIME);
  public static final SiDimension WAVENUMBER = NONE.over(LENGTH);
  public static final SiDimension FORCE = MASS.times(LENGTH).over(TIME.power(2));
  public static final SiDimension PRESSURE = FORCE.over(AREA);
  public static final SiDimension ENERGY = FORCE.times(LENGTH);
  public static final SiDimension POWER = ENERGY.over(TIME);
  public static final SiDimension CHARGE = CURRENT.times(TIME);
  public static final SiDimension VOLTAGE = ENERGY.over(CHARGE);
  public static final SiDimension ELECTRIC_DIPOLE = CHARGE.times(LENGTH);
  public static final SiDimension MAGNETIC_MOMENT = CURRENT.times(AREA);
  public static final SiDimension MAGNETIC_FLUX_DENSITY = MASS.over(CURRENT.times(TIME.power(2)));

  public SiDimension times(SiDimension other) {
    return new SiDimension(
        length + other.length,
        mass + other.mass,
        time + other.time,
        current + other.current,
        temperature + other.temperature,
        amount + other.amount,
        luminosity + other.luminosity);
  }

  public SiDimension over(SiDimension other) {
    return times(other.power(-1));
  }

  public SiDimension power(int exponent) {
    return halfPower(2 * exponent);
  }

  /**
   * This dimension to the power of {@code halves}/2.
   *
   * @throws ArithmeticException when the result needs quarters
   */
  public SiDimension halfPower(int halves) {
    return new SiDimension(
        half(length, halves),
        half(mass, halves),
        half(time, halves),
        half(current, halves),
        half(temperature, halves),
        half(amount, halves),
        half(luminosity, halves));
  }

  /** The coherent SI unit of this dimension, as JSR 385 has it. */
  public Unit<?> siUnit() {
    Unit<?> unit = AbstractUnit.ONE;
    unit = unit.multiply(base(Units.METRE, length));
    unit = unit.multiply(base(Units.KILOGRAM, mass));
    unit = unit.multiply(base(Units.SECOND, time));
    unit = unit.multiply(base(Units.AMPERE, current));
    unit = unit.multiply(base(Units.KELVIN, temperature));
    unit = unit.multiply(base(Units.MOLE, amount));
    return unit.multiply(base(Units.CANDELA, luminosity));
  }

  /** The base units with their powers, such as {@code m² kg s⁻²} written {@code m^2 kg s^-2}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    append(text, "m", length);
    append(text, "kg", mass);
    append(text, "s", time);
    append(text, "A", current);
    append(text, "K", temperature);
    append(text, "mol", amount);
    append(text, "cd", luminosity);
    return text.isEmpty() ? "1" : text.toString();
  }

  private static int half(int power, int halves) {
    int product = Math.multiplyExact(power, halves);
    if (product % 2 != 0) {
      throw new ArithmeticException("powers finer than halves are not supported");
    }
    return product / 2;
  }

  private static Unit<?> base(Unit<?> unit, int halves) {
    return halves % 2 == 0 ? unit.pow(halves / 2) : unit.pow(halves).root(2);
  }

  private static void append(StringBuilder text, String unit, int halves) {
    if (halves == 0) {
      return;
    }
    if (!text.isEmpty()) {
      text.append(' ');
    }
    text.append(unit);
    if (halves % 2 != 0) {
      text.append("^(").append(halves).append("/2)");
    } else if (halves != 2) {
      text.append('^').append(halves / 2);
    }
  }
}
