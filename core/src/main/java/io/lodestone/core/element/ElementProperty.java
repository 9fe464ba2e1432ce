package io.lodestone.core.element;

import io.lodestone.core.quantity.UnitExpression;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A number that is known of elements, with its unit and its source.
 *
 * <p>{@code docs/elements.md} says of each what exactly it means and what is left out.
 */
public enum ElementProperty {
  ATOMIC_WEIGHT(
      "u",
      "standard atomic weight; the mass number of the longest-lived isotope where there is none",
      "IUPAC CIAAW 2021"),
  PAULING_ELECTRONEGATIVITY(
      "-", "electronegativity from bond energies", "Allred 1961; CRC Handbook 95"),
  ALLEN_ELECTRONEGATIVITY(
      "-", "electronegativity from configuration energies, in Pauling units", "Mann et al. 2000"),
  COVALENT_RADIUS_CORDERO(
      "pm", "covalent radius from crystal structures; sp3 carbon, low spin", "Cordero et al. 2008"),
  COVALENT_RADIUS_PYYKKO("pm", "covalent radius in single bonds", "Pyykkö and Atsumi 2009"),
  VAN_DER_WAALS_RADIUS_BONDI("pm", "van der Waals radius", "Bondi 1964"),
  VAN_DER_WAALS_RADIUS_ALVAREZ(
      "pm", "van der Waals radius from crystal structures", "Alvarez 2013; Vogt and Alvarez 2014"),
  ATOMIC_RADIUS_SLATER("pm", "empirical atomic radius in crystals", "Slater 1964"),
  METALLIC_RADIUS("pm", "metallic radius for twelve neighbours", "Kaye and Laby"),
  FIRST_IONIZATION_ENERGY("eV", "energy to remove one electron", "NIST ASD"),
  SECOND_IONIZATION_ENERGY("eV", "energy to remove the second electron", "NIST ASD"),
  THIRD_IONIZATION_ENERGY("eV", "energy to remove the third electron", "NIST ASD"),
  ELECTRON_AFFINITY(
      "eV", "energy set free by the first added electron, where it is bound", "CRC Handbook 95"),
  POLARIZABILITY(
      "bohr^3", "static dipole polarizability of the free atom", "Schwerdtfeger and Nagle 2023"),
  MENDELEEV_NUMBER("-", "place when counted group by group", "Villars et al. 2004, extended"),
  PETTIFOR_NUMBER("-", "place on the chemical scale", "Pettifor 1984"),
  GLAWE_NUMBER("-", "place on the modified chemical scale", "Glawe et al. 2016"),
  MELTING_POINT("K", "melting point at 101.325 kPa", "CRC Handbook 97"),
  BOILING_POINT("K", "boiling or sublimation point at 101.325 kPa", "CRC Handbook 97"),
  DENSITY("g/cm^3", "density near room temperature and at 101.325 kPa", "CRC Handbook 95"),
  MOLAR_VOLUME("cm^3/mol", "atomic weight by density, for solids and liquids", "derived"),
  THERMAL_CONDUCTIVITY("W/(m K)", "thermal conductivity at 25 °C", "mendeleev 1.3.0"),
  SPECIFIC_HEAT("J/(g K)", "heat capacity per mass at 25 °C and 100 kPa", "CRC Handbook 95"),
  MOLAR_HEAT_CAPACITY("J/(mol K)", "heat capacity per mole at 25 °C, 100 kPa", "CRC Handbook 95"),

  NUMBER("-", "atomic number", Element::number),
  PERIOD("-", "period of the periodic table", Element::period),
  GROUP("-", "group of the periodic table; none in the f block", ElementProperty::group),
  VALENCE_ELECTRONS("-", "electrons outside the noble-gas core", ElementProperty::valence),
  S_VALENCE_ELECTRONS("-", "s electrons outside the noble-gas core", e -> electrons(e, Block.S)),
  P_VALENCE_ELECTRONS("-", "p electrons outside the noble-gas core", e -> electrons(e, Block.P)),
  D_VALENCE_ELECTRONS("-", "d electrons outside the noble-gas core", e -> electrons(e, Block.D)),
  F_VALENCE_ELECTRONS("-", "f electrons outside the noble-gas core", e -> electrons(e, Block.F)),
  UNFILLED("-", "places left in occupied subshells outside the core", ElementProperty::unfilled),
  S_UNFILLED("-", "places left in occupied s subshells", e -> vacancies(e, Block.S)),
  P_UNFILLED("-", "places left in occupied p subshells", e -> vacancies(e, Block.P)),
  D_UNFILLED("-", "places left in occupied d subshells", e -> vacancies(e, Block.D)),
  F_UNFILLED("-", "places left in occupied f subshells", e -> vacancies(e, Block.F));

  private final UnitExpression unit;
  private final String description;
  private final String source;
  private final Optional<ToDoubleFunction<Element>> rule;

  ElementProperty(String unit, String description, String source) {
    this.unit = UnitExpression.parse(unit);
    this.description = description;
    this.source = source;
    this.rule = Optional.empty();
  }

  ElementProperty(String unit, String description, ToDoubleFunction<Element> rule) {
    this.unit = UnitExpression.parse(unit);
    this.description = description;
    this.source = "the periodic table";
    this.rule = Optional.of(rule);
  }

  /** The unit of the values; {@code -} for plain numbers. */
  public UnitExpression unit() {
    return unit;
  }

  /** What is measured, in a few words. */
  public String description() {
    return description;
  }

  /** Who measured or collected it. */
  public String source() {
    return source;
  }

  /** The value in {@link #unit()}; empty where it is not known or has no meaning. */
  public OptionalDouble of(Element element) {
    double value =
        rule.map(r -> r.applyAsDouble(element))
            .orElseGet(() -> ElementTable.VALUES.value(this, element));
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** The value in SI units; empty where it is not known or has no meaning. */
  public OptionalDouble inSi(Element element) {
    OptionalDouble value = of(element);
    return value.isPresent()
        ? OptionalDouble.of(unit.toSi(value.getAsDouble()))
        : OptionalDouble.empty();
  }

  /** Whether the values stand in the table, rather than following from the place of the element. */
  boolean isTabulated() {
    return rule.isEmpty();
  }

  /** The name of the column in the table, such as {@code density [g/cm^3]}. */
  String column() {
    String name = name().toLowerCase(Locale.ROOT);
    return unit.text().equals("-") ? name : name + " [" + unit + "]";
  }

  private static double group(Element element) {
    return element.group().isPresent() ? element.group().getAsInt() : Double.NaN;
  }

  private static double electrons(Element element, Block block) {
    return element.electronConfiguration().electrons(block);
  }

  private static double vacancies(Element element, Block block) {
    return element.electronConfiguration().vacancies(block);
  }

  private static double valence(Element element) {
    double sum = 0;
    for (Block block : Block.values()) {
      sum += electrons(element, block);
    }
    return sum;
  }

  private static double unfilled(Element element) {
    double sum = 0;
    for (Block block : Block.values()) {
      sum += vacancies(element, block);
    }
    return sum;
  }
}
