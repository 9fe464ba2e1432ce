package io.lodestone.core.quantity;

/** A combination of SI base units that people know by another name. */
public enum DerivedUnit {
  ONE("", SiDimension.NONE),
  JOULE("J", SiDimension.ENERGY),
  PASCAL("Pa", SiDimension.PRESSURE),
  NEWTON("N", SiDimension.FORCE),
  WATT("W", SiDimension.POWER),
  COULOMB("C", SiDimension.CHARGE),
  VOLT("V", SiDimension.VOLTAGE),
  TESLA("T", SiDimension.MAGNETIC_FLUX_DENSITY),
  MAGNETIC_MOMENT("A m^2", SiDimension.MAGNETIC_MOMENT),
  MASS_DENSITY("kg m^-3", SiDimension.MASS.over(SiDimension.VOLUME)),
  THERMAL_CONDUCTIVITY(
      "W m^-1 K^-1", SiDimension.POWER.over(SiDimension.LENGTH.times(SiDimension.TEMPERATURE)));

  private final String symbol;
  private final SiDimension dimension;

  DerivedUnit(String symbol, SiDimension dimension) {
    this.symbol = symbol;
    this.dimension = dimension;
  }

  /** The SI unit of a dimension, in powers of base units where it has no other name. */
  public static String of(SiDimension dimension) {
    for (DerivedUnit unit : values()) {
      if (unit.dimension.equals(dimension)) {
        return unit.symbol;
      }
    }
    return dimension.toString();
  }
}
