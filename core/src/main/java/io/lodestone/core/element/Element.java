package io.lodestone.core.element;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A chemical element, from hydrogen to oganesson, in the order of atomic number. */
public enum Element {
  H("Hydrogen"),
  He("Helium"),
  Li("Lithium"),
  Be("Beryllium"),
  B("Boron"),
  C("Carbon"),
  N("Nitrogen"),
  O("Oxygen"),
  F("Fluorine"),
  Ne("Neon"),
  Na("Sodium"),
  Mg("Magnesium"),
  Al("Aluminium"),
  Si("Silicon"),
  P("Phosphorus"),
  S("Sulfur"),
  Cl("Chlorine"),
  Ar("Argon"),
  K("Potassium"),
  Ca("Calcium"),
  Sc("Scandium"),
  Ti("Titanium"),
  V("Vanadium"),
  Cr("Chromium"),
  Mn("Manganese"),
  Fe("Iron"),
  Co("Cobalt"),
  Ni("Nickel"),
  Cu("Copper"),
  Zn("Zinc"),
  Ga("Gallium"),
  Ge("Germanium"),
  As("Arsenic"),
  Se("Selenium"),
  Br("Bromine"),
  Kr("Krypton"),
  Rb("Rubidium"),
  Sr("Strontium"),
  Y("Yttrium"),
  Zr("Zirconium"),
  Nb("Niobium"),
  Mo("Molybdenum"),
  Tc("Technetium"),
  Ru("Ruthenium"),
  Rh("Rhodium"),
  Pd("Palladium"),
  Ag("Silver"),
  Cd("Cadmium"),
  In("Indium"),
  Sn("Tin"),
  Sb("Antimony"),
  Te("Tellurium"),
  I("Iodine"),
  Xe("Xenon"),
  Cs("Caesium"),
  Ba("Barium"),
  La("Lanthanum"),
  Ce("Cerium"),
  Pr("Praseodymium"),
  Nd("Neodymium"),
  Pm("Promethium"),
  Sm("Samarium"),
  Eu("Europium"),
  Gd("Gadolinium"),
  Tb("Terbium"),
  Dy("Dysprosium"),
  Ho("Holmium"),
  Er("Erbium"),
  Tm("Thulium"),
  Yb("Ytterbium"),
  Lu("Lutetium"),
  Hf("Hafnium"),
  Ta("Tantalum"),
  W("Tungsten"),
  Re("Rhenium"),
  Os("Osmium"),
  Ir("Iridium"),
  Pt("Platinum"),
  Au("Gold"),
  Hg("Mercury"),
  Tl("Thallium"),
  Pb("Lead"),
  Bi("Bismuth"),
  Po("Polonium"),
  At("Astatine"),
  Rn("Radon"),
  Fr("Francium"),
  Ra("Radium"),
  Ac("Actinium"),
  Th("Thorium"),
  Pa("Protactinium"),
  U("Uranium"),
  Np("Neptunium"),
  Pu("Plutonium"),
  Am("Americium"),
  Cm("Curium"),
  Bk("Berkelium"),
  Cf("Californium"),
  Es("Einsteinium"),
  Fm("Fermium"),
  Md("Mendelevium"),
  No("Nobelium"),
  Lr("Lawrencium"),
  Rf("Rutherfordium"),
  Db("Dubnium"),
  Sg("Seaborgium"),
  Bh("Bohrium"),
  Hs("Hassium"),
  Mt("Meitnerium"),
  Ds("Darmstadtium"),
  Rg("Roentgenium"),
  Cn("Copernicium"),
  Nh("Nihonium"),
  Fl("Flerovium"),
  Mc("Moscovium"),
  Lv("Livermorium"),
  Ts("Tennessine"),
  Og("Oganesson");

  private static final List<Element> ALL = List.of(values());
  private static final Element[] BY_LETTERS = byLetters();
  private static final int[] NOBLE_GASES = {2, 10, 18, 36, 54, 86, 118};
  private static final int LONGEST_SYMBOL = 2;

  private final String fullName;

  Element(String fullName) {
    this.fullName = fullName;
  }

  /** All elements, by atomic number. */
  public static List<Element> all() {
    return ALL;
  }

  /**
   * The element with this symbol. {@code D} and {@code T}, the isotopes that have symbols of their
   * own, are hydrogen.
   *
   * @throws InvalidInput when no element has it
   */
  public static Element of(String symbol) {
    return find(symbol)
        .orElseThrow(
            () -> new InvalidInput(null, null, symbol, "the symbol of an element", hint(symbol)));
  }

  /** The element with this symbol, or none; as {@link #of} otherwise. */
  public static Optional<Element> find(String symbol) {
    if (symbol.isEmpty() || symbol.length() > LONGEST_SYMBOL) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        bySymbol(symbol.charAt(0), symbol.length() == 1 ? 0 : symbol.charAt(1)));
  }

  /**
   * The element whose symbol has these letters, or null: the way for readers of millions of
   * formulas, which have no string to look up.
   *
   * @param second the second letter, or 0 for a symbol of one letter
   */
  public static Element bySymbol(int first, int second) {
    if (first < 'A' || first > 'Z' || (second != 0 && (second < 'a' || second > 'z'))) {
      return null;
    }
    return BY_LETTERS[slot(first, second)];
  }

  /**
   * The element with this atomic number.
   *
   * @throws InvalidInput when it is not from 1 to 118
   */
  public static Element byNumber(int number) {
    if (number < 1 || number > ALL.size()) {
      throw new InvalidInput(
          null, null, Integer.toString(number), "an atomic number from 1 to " + ALL.size(), null);
    }
    return ALL.get(number - 1);
  }

  /** The atomic number. */
  public int number() {
    return ordinal() + 1;
  }

  public String symbol() {
    return name();
  }

  /** The English name, as IUPAC spells it. */
  public String fullName() {
    return fullName;
  }

  /** The period (row) of the periodic table, 1 to 7. */
  public int period() {
    int period = 1;
    while (number() > NOBLE_GASES[period - 1]) {
      period++;
    }
    return period;
  }

  /**
   * The group (column) of the periodic table, 1 to 18; none for the f block.
   *
   * <p>Group 3 is Sc, Y, Lu, Lr, as the IUPAC project on its constitution proposes (Scerri, Chem.
   * Int. 43, 31, 2021).
   */
  public OptionalInt group() {
    if (this == He) {
      return OptionalInt.of(18);
    }
    int period = period();
    int place = number() - (period == 1 ? 0 : NOBLE_GASES[period - 2]);
    if (place <= 2) {
      return OptionalInt.of(place);
    }
    int fromEnd = NOBLE_GASES[period - 1] - number();
    return fromEnd < 16 ? OptionalInt.of(18 - fromEnd) : OptionalInt.empty();
  }

  /**
   * The block of the periodic table, by the group; helium, with its 1s², belongs to the s block.
   */
  public Block block() {
    if (this == He) {
      return Block.S;
    }
    OptionalInt group = group();
    if (group.isEmpty()) {
      return Block.F;
    }
    int column = group.getAsInt();
    return column <= 2 ? Block.S : column <= 12 ? Block.D : Block.P;
  }

  /** A property in its own unit; empty where it is not known. */
  public OptionalDouble get(ElementProperty property) {
    return property.of(this);
  }

  /**
   * The standard atomic weight in u, or the mass number of the longest-lived isotope for elements
   * that have none; known of every element.
   */
  public double atomicWeight() {
    return ElementTable.VALUES.value(ElementProperty.ATOMIC_WEIGHT, this);
  }

  /** The configuration of the free atom; predicted from rutherfordium on. */
  public ElectronConfiguration electronConfiguration() {
    return ElementTable.VALUES.configuration(this);
  }

  /** The common oxidation states, rising; none for elements without known compounds. */
  public List<Integer> oxidationStates() {
    return ElementTable.VALUES.oxidationStates(this);
  }

  private static String hint(String symbol) {
    List<String> symbols = ALL.stream().map(Element::symbol).toList();
    Optional<Element> named =
        ALL.stream().filter(element -> element.fullName.equalsIgnoreCase(symbol)).findFirst();
    return named
        .map(element -> "write " + element)
        .orElseGet(
            () -> new Spelling(symbols).hint(symbol, "symbols run from H to Og, such as Fe or O"));
  }

  private static Element[] byLetters() {
    Element[] slots = new Element[26 * 27];
    for (Element element : values()) {
      String symbol = element.name();
      slots[slot(symbol.charAt(0), symbol.length() == 1 ? 0 : symbol.charAt(1))] = element;
    }
    slots[slot('D', 0)] = H;
    slots[slot('T', 0)] = H;
    return slots;
  }

  private static int slot(int first, int second) {
    return (first - 'A') * 27 + (second == 0 ? 0 : second - 'a' + 1);
  }
}
