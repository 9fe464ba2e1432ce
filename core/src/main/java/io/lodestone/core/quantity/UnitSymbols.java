package io.lodestone.core.quantity;

import io.lodestone.core.error.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The unit symbols and names that people write, with the SI prefixes that may precede them. */
final class UnitSymbols {
  /** What a symbol stands for; a zero point other than that of its SI unit is in its own unit. */
  record Meaning(Factor factor, double zeroPoint, SiDimension dimension) {}

  static final UnitSymbols KNOWN = new UnitSymbols();

  private final Map<String, Meaning> fixed = new HashMap<>();
  private final Map<String, Meaning> prefixable = new HashMap<>();
  private final Map<String, Meaning> names = new HashMap<>();
  private final Map<String, Integer> prefixSymbols =
      Map.ofEntries(
          Map.entry("Q", 30),
          Map.entry("R", 27),
          Map.entry("Y", 24),
          Map.entry("Z", 21),
          Map.entry("E", 18),
          Map.entry("P", 15),
          Map.entry("T", 12),
          Map.entry("G", 9),
          Map.entry("M", 6),
          Map.entry("k", 3),
          Map.entry("h", 2),
          Map.entry("d", -1),
          Map.entry("c", -2),
          Map.entry("m", -3),
          Map.entry("μ", -6),
          Map.entry("u", -6),
          Map.entry("n", -9),
          Map.entry("p", -12),
          Map.entry("f", -15),
          Map.entry("a", -18),
          Map.entry("z", -21),
          Map.entry("y", -24));
  private final Map<String, Integer> prefixNames =
      Map.ofEntries(
          Map.entry("tera", 12),
          Map.entry("giga", 9),
          Map.entry("mega", 6),
          Map.entry("kilo", 3),
          Map.entry("hecto", 2),
          Map.entry("deci", -1),
          Map.entry("centi", -2),
          Map.entry("milli", -3),
          Map.entry("micro", -6),
          Map.entry("nano", -9),
          Map.entry("pico", -12),
          Map.entry("femto", -15),
          Map.entry("atto", -18));
  private final List<String> irregular;

  private UnitSymbols() {
    baseAndDerivedUnits();
    acceptedUnits();
    atomicUnits();
    customaryUnits();
    countsAndShares();
    irregular =
        fixed.keySet().stream()
            .filter(symbol -> !symbol.chars().allMatch(UnitSymbols::isSymbolLetter))
            .sorted((a, b) -> b.length() - a.length())
            .toList();
  }

  /** Whether a character can be part of a symbol without being listed as irregular. */
  static boolean isSymbolLetter(int character) {
    return Character.isLetter(character)
        || character == '_'
        || character == '°'
        || character == '%'
        || character == '‰';
  }

  /** A symbol with characters such as digits or dots that begins the text here; longest first. */
  Optional<String> irregularAt(String text, int start) {
    for (String symbol : irregular) {
      int end = start + symbol.length();
      if (text.startsWith(symbol, start)
          && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
        return Optional.of(symbol);
      }
    }
    return Optional.empty();
  }

  Optional<Meaning> find(String symbol) {
    Meaning meaning = fixed.get(symbol);
    if (meaning == null) {
      meaning = prefixable.get(symbol);
    }
    if (meaning == null) {
      meaning = prefixed(symbol, prefixSymbols, prefixable);
    }
    if (meaning == null && symbol.length() > 2) {
      meaning = named(symbol.toLowerCase(Locale.ROOT));
    }
    return Optional.ofNullable(meaning);
  }

  /** What to do about a symbol that is not known. */
  String hint(String symbol) {
    List<String> all = new ArrayList<>(fixed.keySet());
    all.addAll(prefixable.keySet());
    all.addAll(names.keySet());
    for (String prefix : List.of("k", "M", "G", "c", "m", "n", "p", "f")) {
      prefixable.keySet().forEach(unit -> all.add(prefix + unit));
    }
    return new Spelling(all)
        .hint(symbol, "units are written like eV, GPa, g/cm^3, W/(m K) or J mol^-1 K^-1");
  }

  private Meaning named(String name) {
    String singular = name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    for (String form : List.of(name, singular)) {
      Meaning meaning = names.get(form);
      if (meaning == null) {
        meaning = prefixed(form, prefixNames, names);
      }
      if (meaning != null) {
        return meaning;
      }
    }
    return null;
  }

  private static Meaning prefixed(
      String symbol, Map<String, Integer> prefixes, Map<String, Meaning> units) {
    for (int cut = 1; cut < symbol.length(); cut++) {
      Integer ten = prefixes.get(symbol.substring(0, cut));
      Meaning unit = units.get(symbol.substring(cut));
      if (ten != null && unit != null && unit.zeroPoint == 0) {
        return new Meaning(unit.factor.times(new Factor(1, ten)), unit.zeroPoint, unit.dimension);
      }
    }
    return null;
  }

  private void baseAndDerivedUnits() {
    prefixable(1, 0, SiDimension.LENGTH, "m");
    name(1, 0, SiDimension.LENGTH, "meter", "metre");
    prefixable(1, -3, SiDimension.MASS, "g");
    name(1, -3, SiDimension.MASS, "gram");
    prefixable(1, 0, SiDimension.TIME, "s");
    fixed(1, 0, SiDimension.TIME, "sec");
    name(1, 0, SiDimension.TIME, "second");
    prefixable(1, 0, SiDimension.CURRENT, "A");
    name(1, 0, SiDimension.CURRENT, "ampere", "amp");
    prefixable(1, 0, SiDimension.TEMPERATURE, "K");
    name(1, 0, SiDimension.TEMPERATURE, "kelvin");
    prefixable(1, 0, SiDimension.AMOUNT, "mol");
    name(1, 0, SiDimension.AMOUNT, "mole");
    prefixable(1, 0, SiDimension.LUMINOSITY, "cd", "lm");
    name(1, 0, SiDimension.LUMINOSITY, "candela", "lumen");
    prefixable(1, 0, SiDimension.FREQUENCY, "Hz");
    name(1, 0, SiDimension.FREQUENCY, "hertz");
    prefixable(1, 0, SiDimension.FORCE, "N");
    name(1, 0, SiDimension.FORCE, "newton");
    prefixable(1, 0, SiDimension.PRESSURE, "Pa");
    name(1, 0, SiDimension.PRESSURE, "pascal");
    prefixable(1, 0, SiDimension.ENERGY, "J");
    name(1, 0, SiDimension.ENERGY, "joule");
    prefixable(1, 0, SiDimension.POWER, "W");
    name(1, 0, SiDimension.POWER, "watt");
    prefixable(1, 0, SiDimension.CHARGE, "C");
    name(1, 0, SiDimension.CHARGE, "coulomb");
    prefixable(1, 0, SiDimension.VOLTAGE, "V");
    name(1, 0, SiDimension.VOLTAGE, "volt");
    SiDimension resistance = SiDimension.VOLTAGE.over(SiDimension.CURRENT);
    prefixable(1, 0, resistance, "Ω", "Ohm", "ohm");
    name(1, 0, resistance, "ohm");
    prefixable(1, 0, resistance.power(-1), "S");
    name(1, 0, resistance.power(-1), "siemens");
    prefixable(1, 0, SiDimension.CHARGE.over(SiDimension.VOLTAGE), "F");
    name(1, 0, SiDimension.CHARGE.over(SiDimension.VOLTAGE), "farad");
    prefixable(1, 0, SiDimension.MAGNETIC_FLUX_DENSITY, "T");
    name(1, 0, SiDimension.MAGNETIC_FLUX_DENSITY, "tesla");
    prefixable(1, 0, SiDimension.MAGNETIC_FLUX_DENSITY.times(SiDimension.AREA), "Wb");
    prefixable(1, 0, resistance.times(SiDimension.TIME), "H");
    name(1, 0, resistance.times(SiDimension.TIME), "henry");
    temperatureScale(1, 273.15, "°C", "degC", "℃", "celsius");
    temperatureScale(5.0 / 9, 459.67, "°F", "degF", "fahrenheit");
  }

  private void acceptedUnits() {
    fixed(60, 0, SiDimension.TIME, "min");
    name(60, 0, SiDimension.TIME, "minute");
    fixed(3600, 0, SiDimension.TIME, "h", "hr");
    name(3600, 0, SiDimension.TIME, "hour");
    fixed(86_400, 0, SiDimension.TIME, "d");
    name(86_400, 0, SiDimension.TIME, "day");
    fixed(31_557_600, 0, SiDimension.TIME, "yr");
    name(31_557_600, 0, SiDimension.TIME, "year");
    prefixable(1, -3, SiDimension.VOLUME, "L", "l");
    name(1, -3, SiDimension.VOLUME, "liter", "litre");
    fixed(1, -6, SiDimension.VOLUME, "cc", "ccm");
    fixed(1, 3, SiDimension.MASS, "t");
    name(1, 3, SiDimension.MASS, "tonne");
    fixed(Math.PI / 180, 0, SiDimension.NONE, "°", "deg");
    name(Math.PI / 180, 0, SiDimension.NONE, "degree");
    prefixable(1, 0, SiDimension.NONE, "rad", "sr");
    name(1, 0, SiDimension.NONE, "radian");
    prefixable(1, 5, SiDimension.PRESSURE, "bar");
    prefixable(3600, 0, SiDimension.ENERGY, "Wh");
    prefixable(3600, 0, SiDimension.CHARGE, "Ah");
    prefixable(1.602_176_634, -19, SiDimension.ENERGY, "eV");
    name(1.602_176_634, -19, SiDimension.ENERGY, "electronvolt");
    fixed(1, -10, SiDimension.LENGTH, "Å", "Ang", "ang", "AA");
    name(1, -10, SiDimension.LENGTH, "angstrom", "ångström", "ångstrom", "angstroem");
    prefixable(PhysicalConstant.ATOMIC_MASS.value(), 0, SiDimension.MASS, "Da");
    fixed(PhysicalConstant.ATOMIC_MASS.value(), 0, SiDimension.MASS, "u", "amu");
    name(PhysicalConstant.ATOMIC_MASS.value(), 0, SiDimension.MASS, "dalton");
  }

  private void atomicUnits() {
    constant(MaterialsUnit.HARTREE, "Ha", "Eh", "E_h", "hartree");
    constant(MaterialsUnit.RYDBERG, "Ry", "Ryd", "rydberg");
    prefixable(MaterialsUnit.HARTREE.factor(), 0, SiDimension.ENERGY, "Ha", "Eh");
    prefixable(MaterialsUnit.RYDBERG.factor(), 0, SiDimension.ENERGY, "Ry");
    constant(MaterialsUnit.BOHR, "a0", "a_0", "bohr");
    constant(MaterialsUnit.ELECTRON_MASS, "m_e", "me", "m0", "m_0");
    constant(MaterialsUnit.ELEMENTARY_CHARGE, "e");
    constant(MaterialsUnit.BOHR_MAGNETON, "μB", "μ_B", "uB", "u_B", "muB", "mu_B");
    fixed(
        PhysicalConstant.BOLTZMANN.value(), 0, PhysicalConstant.BOLTZMANN.dimension(), "k_B", "kB");
    constant(MaterialsUnit.DEBYE, "D", "debye");
  }

  private void customaryUnits() {
    fixed(101_325, 0, SiDimension.PRESSURE, "atm");
    prefixable(101_325.0 / 760, 0, SiDimension.PRESSURE, "Torr", "torr");
    fixed(133.322_387_415, 0, SiDimension.PRESSURE, "mmHg");
    prefixable(6894.757_293_168_361, 0, SiDimension.PRESSURE, "psi");
    fixed(6.894_757_293_168_361, 6, SiDimension.PRESSURE, "ksi");
    fixed(9.806_65, 0, SiDimension.FORCE, "kgf", "kp");
    fixed(9.806_65, -3, SiDimension.FORCE, "gf");
    // Vickers and Brinell numbers are kilograms-force per square millimetre by definition.
    fixed(9.806_65, 6, SiDimension.PRESSURE, "HV", "HBW", "HB");
    prefixable(4.184, 0, SiDimension.ENERGY, "cal");
    name(4.184, 0, SiDimension.ENERGY, "calorie");
    prefixable(1, -7, SiDimension.ENERGY, "erg");
    prefixable(1, -5, SiDimension.FORCE, "dyn");
    prefixable(1, -4, SiDimension.MAGNETIC_FLUX_DENSITY, "G");
    name(1, -4, SiDimension.MAGNETIC_FLUX_DENSITY, "gauss");
    prefixable(1000 / (4 * Math.PI), 0, SiDimension.CURRENT.over(SiDimension.LENGTH), "Oe");
    name(1000 / (4 * Math.PI), 0, SiDimension.CURRENT.over(SiDimension.LENGTH), "oersted");
    prefixable(1, -3, SiDimension.MAGNETIC_MOMENT, "emu");
    prefixable(0.1, 0, SiDimension.PRESSURE.times(SiDimension.TIME), "P");
    name(0.1, 0, SiDimension.PRESSURE.times(SiDimension.TIME), "poise");
    fixed(1, -28, SiDimension.AREA, "barn");
    fixed(2.54, -2, SiDimension.LENGTH, "inch");
    fixed(1.0 / 60, 0, SiDimension.FREQUENCY, "rpm");
  }

  private void countsAndShares() {
    fixed(1, 0, SiDimension.NONE, "atom", "at", "at.", "f.u.", "fu", "f.u", "cell", "u.c.", "uc");
    fixed(1, 0, SiDimension.NONE, "dimensionless", "unitless", "none", "None", "-", "–");
    name(1, 0, SiDimension.NONE, "atom", "site", "ion", "molecule", "particle", "count", "state");
    name(1, 0, SiDimension.NONE, "electron", "fraction");
    fixed(1, -2, SiDimension.NONE, "%", "wt%", "at%", "mol%", "vol%", "mass%");
    fixed(1, -2, SiDimension.NONE, "wt.%", "at.%", "mol.%", "vol.%", "wt. %", "at. %", "vol. %");
    fixed(1, -2, SiDimension.NONE, "percent");
    fixed(1, -3, SiDimension.NONE, "‰");
    fixed(1, -6, SiDimension.NONE, "ppm", "wppm", "appm");
    fixed(1, -9, SiDimension.NONE, "ppb", "wppb", "appb");
  }

  private void constant(MaterialsUnit unit, String... symbols) {
    fixed(unit.factor(), 0, unit.dimension(), symbols);
    name(unit.factor(), 0, unit.dimension(), symbols[symbols.length - 1]);
  }

  private void temperatureScale(double factor, double zeroPoint, String... symbols) {
    for (String symbol : symbols) {
      Meaning meaning = new Meaning(new Factor(factor, 0), zeroPoint, SiDimension.TEMPERATURE);
      fixed.put(symbol, meaning);
      names.put(symbol.toLowerCase(Locale.ROOT), meaning);
    }
  }

  private void fixed(double mantissa, int ten, SiDimension dimension, String... symbols) {
    put(fixed, mantissa, ten, dimension, symbols);
  }

  private void prefixable(double mantissa, int ten, SiDimension dimension, String... symbols) {
    put(prefixable, mantissa, ten, dimension, symbols);
  }

  private void name(double mantissa, int ten, SiDimension dimension, String... symbols) {
    put(names, mantissa, ten, dimension, symbols);
  }

  private static void put(
      Map<String, Meaning> table,
      double mantissa,
      int ten,
      SiDimension dimension,
      String... symbols) {
    for (String symbol : symbols) {
      table.put(symbol, new Meaning(new Factor(mantissa, ten), 0, dimension));
    }
  }
}
