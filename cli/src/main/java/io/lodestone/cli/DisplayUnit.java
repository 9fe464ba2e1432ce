package io.lodestone.cli;

import io.lodestone.core.quantity.MaterialsUnit;
import java.util.Arrays;
import java.util.Optional;

/** The units that people see, in place of the SI units in which values are kept. */
enum DisplayUnit {
  ENERGY("J", "eV", MaterialsUnit.ELECTRONVOLT),
  LENGTH("m", "Å", MaterialsUnit.ANGSTROM),
  VOLUME("m^3", "Å³", MaterialsUnit.CUBIC_ANGSTROM),
  FORCE("N", "eV/Å", MaterialsUnit.EV_PER_ANGSTROM),
  PRESSURE("Pa", "GPa", MaterialsUnit.GIGAPASCAL),
  DENSITY("kg/m^3", "g/cm³", MaterialsUnit.GRAM_PER_CUBIC_CENTIMETRE);

  private final String si;
  private final String symbol;
  private final MaterialsUnit unit;

  DisplayUnit(String si, String symbol, MaterialsUnit unit) {
    this.si = si;
    this.symbol = symbol;
    this.unit = unit;
  }

  /** The unit that people see in place of an SI unit, if it is another one. */
  static Optional<DisplayUnit> of(String si) {
    return Arrays.stream(values()).filter(unit -> unit.si.equals(si)).findFirst();
  }

  String symbol() {
    return symbol;
  }

  double fromSi(double value) {
    return unit.fromSi(value);
  }
}
