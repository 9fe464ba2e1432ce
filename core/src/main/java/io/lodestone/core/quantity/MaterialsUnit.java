package io.lodestone.core.quantity;

import static io.lodestone.core.quantity.PhysicalConstant.ATOMIC_MASS;
import static io.lodestone.core.quantity.PhysicalConstant.ATOMIC_TIME;
import static io.lodestone.core.quantity.PhysicalConstant.AVOGADRO;
import static io.lodestone.core.quantity.PhysicalConstant.BOHR_RADIUS;
import static io.lodestone.core.quantity.PhysicalConstant.HARTREE_ENERGY;
import static io.lodestone.core.quantity.PhysicalConstant.PLANCK;
import static io.lodestone.core.quantity.PhysicalConstant.SPEED_OF_LIGHT;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.measure.Unit;

/**
 * A unit in which simulation codes write their results, with its exact factor to SI.
 *
 * <p>Conversions are one multiplication, fit for inner loops; {@link #unit()} gives the JSR 385
 * unit where a typed quantity is wanted. {@link UnitExpression} reads any other unit from text.
 */
public enum MaterialsUnit {
  ELECTRONVOLT("eV", PhysicalConstant.ELEMENTARY_CHARGE.value(), SiDimension.ENERGY),
  MILLIELECTRONVOLT("meV", 1e-3 * PhysicalConstant.ELEMENTARY_CHARGE.value(), SiDimension.ENERGY),
  HARTREE("Ha", HARTREE_ENERGY.value(), SiDimension.ENERGY),
  RYDBERG("Ry", HARTREE_ENERGY.value() / 2, SiDimension.ENERGY),
  /** Energy of one particle when the whole mole has one kilojoule. */
  KILOJOULE_PER_MOLE_OF_PARTICLES("kJ/mol", 1e3 / AVOGADRO.value(), SiDimension.ENERGY),
  /** Energy of one particle when the whole mole has one thermochemical kilocalorie. */
  KILOCALORIE_PER_MOLE_OF_PARTICLES("kcal/mol", 4184 / AVOGADRO.value(), SiDimension.ENERGY),
  /** Energy of a photon of this wavenumber. */
  ENERGY_OF_INVERSE_CENTIMETRE(
      "cm^-1", 1e2 * PLANCK.value() * SPEED_OF_LIGHT.value(), SiDimension.ENERGY),
  ANGSTROM("Å", 1e-10, SiDimension.LENGTH),
  BOHR("bohr", BOHR_RADIUS.value(), SiDimension.LENGTH),
  NANOMETRE("nm", 1e-9, SiDimension.LENGTH),
  CUBIC_ANGSTROM("Å^3", 1e-30, SiDimension.VOLUME),
  CUBIC_BOHR("bohr^3", Math.pow(BOHR_RADIUS.value(), 3), SiDimension.VOLUME),
  PER_ANGSTROM("Å^-1", 1e10, SiDimension.WAVENUMBER),
  PER_BOHR("bohr^-1", 1 / BOHR_RADIUS.value(), SiDimension.WAVENUMBER),
  FEMTOSECOND("fs", 1e-15, SiDimension.TIME),
  PICOSECOND("ps", 1e-12, SiDimension.TIME),
  ATOMIC_TIME_UNIT("ħ/Ha", ATOMIC_TIME.value(), SiDimension.TIME),
  /** The time unit of Rydberg atomic units, ħ/Ry. */
  RYDBERG_TIME_UNIT("ħ/Ry", 2 * ATOMIC_TIME.value(), SiDimension.TIME),
  TERAHERTZ("THz", 1e12, SiDimension.FREQUENCY),
  PER_CENTIMETRE("cm^-1", 1e2, SiDimension.WAVENUMBER),
  KILOBAR("kbar", 1e8, SiDimension.PRESSURE),
  BAR("bar", 1e5, SiDimension.PRESSURE),
  GIGAPASCAL("GPa", 1e9, SiDimension.PRESSURE),
  EV_PER_CUBIC_ANGSTROM(
      "eV/Å^3", PhysicalConstant.ELEMENTARY_CHARGE.value() * 1e30, SiDimension.PRESSURE),
  HARTREE_PER_CUBIC_BOHR(
      "Ha/bohr^3", HARTREE_ENERGY.value() / Math.pow(BOHR_RADIUS.value(), 3), SiDimension.PRESSURE),
  RYDBERG_PER_CUBIC_BOHR(
      "Ry/bohr^3",
      HARTREE_ENERGY.value() / (2 * Math.pow(BOHR_RADIUS.value(), 3)),
      SiDimension.PRESSURE),
  EV_PER_ANGSTROM("eV/Å", PhysicalConstant.ELEMENTARY_CHARGE.value() * 1e10, SiDimension.FORCE),
  HARTREE_PER_BOHR("Ha/bohr", HARTREE_ENERGY.value() / BOHR_RADIUS.value(), SiDimension.FORCE),
  RYDBERG_PER_BOHR(
      "Ry/bohr", HARTREE_ENERGY.value() / (2 * BOHR_RADIUS.value()), SiDimension.FORCE),
  ANGSTROM_PER_FEMTOSECOND("Å/fs", 1e5, SiDimension.LENGTH.over(SiDimension.TIME)),
  BOHR_PER_ATOMIC_TIME(
      "bohr Ha/ħ",
      BOHR_RADIUS.value() / ATOMIC_TIME.value(),
      SiDimension.LENGTH.over(SiDimension.TIME)),
  DALTON("u", ATOMIC_MASS.value(), SiDimension.MASS),
  ELECTRON_MASS("m_e", PhysicalConstant.ELECTRON_MASS.value(), SiDimension.MASS),
  GRAM_PER_CUBIC_CENTIMETRE("g/cm^3", 1e3, SiDimension.MASS.over(SiDimension.VOLUME)),
  ELEMENTARY_CHARGE("e", PhysicalConstant.ELEMENTARY_CHARGE.value(), SiDimension.CHARGE),
  DEBYE("D", 1e-21 / SPEED_OF_LIGHT.value(), SiDimension.ELECTRIC_DIPOLE),
  ELEMENTARY_CHARGE_ANGSTROM(
      "e Å", PhysicalConstant.ELEMENTARY_CHARGE.value() * 1e-10, SiDimension.ELECTRIC_DIPOLE),
  ELEMENTARY_CHARGE_BOHR(
      "e bohr",
      PhysicalConstant.ELEMENTARY_CHARGE.value() * BOHR_RADIUS.value(),
      SiDimension.ELECTRIC_DIPOLE),
  BOHR_MAGNETON("µ_B", PhysicalConstant.BOHR_MAGNETON.value(), SiDimension.MAGNETIC_MOMENT),
  KELVIN("K", 1, SiDimension.TEMPERATURE);

  private static final Map<SiDimension, MaterialsUnit> USUAL =
      Stream.of(
              ELECTRONVOLT,
              ANGSTROM,
              CUBIC_ANGSTROM,
              GIGAPASCAL,
              EV_PER_ANGSTROM,
              GRAM_PER_CUBIC_CENTIMETRE,
              DALTON,
              ELEMENTARY_CHARGE,
              BOHR_MAGNETON,
              ELEMENTARY_CHARGE_ANGSTROM,
              PER_ANGSTROM,
              TERAHERTZ)
          .collect(Collectors.toUnmodifiableMap(MaterialsUnit::dimension, Function.identity()));

  private final String symbol;
  private final double factor;
  private final SiDimension dimension;

  MaterialsUnit(String symbol, double factor, SiDimension dimension) {
    this.symbol = symbol;
    this.factor = factor;
    this.dimension = dimension;
  }

  /** The unit in which people of the field give quantities of the dimension, where it is not SI. */
  public static Optional<MaterialsUnit> usualFor(SiDimension dimension) {
    return Optional.ofNullable(USUAL.get(dimension));
  }

  /** The unit as people write it. */
  public String symbol() {
    return symbol;
  }

  /** How many SI units one of this unit is. */
  public double factor() {
    return factor;
  }

  public SiDimension dimension() {
    return dimension;
  }

  public double toSi(double value) {
    return value * factor;
  }

  public double fromSi(double value) {
    return value / factor;
  }

  /** The same unit in the terms of JSR 385. */
  public Unit<?> unit() {
    return dimension.siUnit().multiply(factor);
  }

  @Override
  public String toString() {
    return symbol;
  }
}
