package io.lodestone.core.quantity;

/**
 * A fundamental constant in SI units, with the 2018 CODATA recommended value (Tiesinga et al., Rev.
 * Mod. Phys. 93, 025010, 2021).
 */
public enum PhysicalConstant {
  SPEED_OF_LIGHT("c", 299_792_458, SiDimension.LENGTH.over(SiDimension.TIME)),
  PLANCK("h", 6.626_070_15e-34, SiDimension.ENERGY.times(SiDimension.TIME)),
  REDUCED_PLANCK("ħ", 6.626_070_15e-34 / (2 * Math.PI), SiDimension.ENERGY.times(SiDimension.TIME)),
  ELEMENTARY_CHARGE("e", 1.602_176_634e-19, SiDimension.CHARGE),
  BOLTZMANN("k", 1.380_649e-23, SiDimension.ENERGY.over(SiDimension.TEMPERATURE)),
  AVOGADRO("N_A", 6.022_140_76e23, SiDimension.NONE.over(SiDimension.AMOUNT)),
  ELECTRON_MASS("m_e", 9.109_383_7015e-31, SiDimension.MASS),
  ATOMIC_MASS("m_u", 1.660_539_066_60e-27, SiDimension.MASS),
  BOHR_RADIUS("a_0", 5.291_772_109_03e-11, SiDimension.LENGTH),
  HARTREE_ENERGY("E_h", 4.359_744_722_2071e-18, SiDimension.ENERGY),
  ATOMIC_TIME("ħ/E_h", 2.418_884_326_5857e-17, SiDimension.TIME),
  BOHR_MAGNETON("µ_B", 9.274_010_0783e-24, SiDimension.MAGNETIC_MOMENT);

  private final String symbol;
  private final double value;
  private final SiDimension dimension;

  PhysicalConstant(String symbol, double value, SiDimension dimension) {
    this.symbol = symbol;
    this.value = value;
    this.dimension = dimension;
  }

  public String symbol() {
    return symbol;
  }

  /** The value in the coherent SI unit of {@link #dimension()}. */
  public double value() {
    return value;
  }

  public SiDimension dimension() {
    return dimension;
  }
}
