package io.lodestone.core.composition;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which elements a substance holds, and how much of each.
 *
 * <p>Amounts are atoms per formula unit (or per cell), positive and not always whole. Two
 * compositions are equal when all amounts and the charge are; {@code H2O2} and {@code HO} are not.
 */
public final class Composition {
  private final Element[] elements;
  private final double[] amounts;
  private final double charge;

  private Composition(Element[] elements, double[] amounts, double charge) {
    this.elements = elements;
    this.amounts = amounts;
    this.charge = charge;
  }

  /**
   * Reads a chemical formula.
   *
   * <p>Accepted are fractional amounts ({@code La0.7Sr0.3MnO3}); round, square and curly brackets
   * in each other; hydrates joined by {@code ·}, {@code *} or {@code .}, of which a dot before a
   * number is one only where it cannot be a decimal point ({@code CuSO4.5H2O}); a factor in front
   * ({@code 2H2O}); subscripts and superscripts of Unicode and LaTeX; {@code D} and {@code T} for
   * hydrogen; spaces; and a charge at the end. A charge is best marked by a caret ({@code SO4^2-}).
   * Without one, digits before the sign are its size behind a single atom or a bracket that stands
   * for the whole ion ({@code Fe3+}, {@code [Fe(CN)6]4-}), and an amount elsewhere ({@code NH4+}).
   *
   * @throws InvalidInput when the text is not a formula; the place is the column, from 1
   */
  public static Composition parse(String formula) {
    return new FormulaReader(formula).read();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** A neutral composition with these amounts, each positive. */
  public static Composition of(Map<Element, Double> amounts) {
    Builder builder = builder();
    amounts.forEach(builder::add);
    return builder.build();
  }

  /**
   * Takes over atoms given in any order: sorts them in place and adds up those of one element;
   * drops amounts of 0.
   */
  static Composition merging(Element[] elements, double[] amounts, int size, double charge) {
    int kept = 0;
    for (int next = 0; next < size; next++) {
      Element element = elements[next];
      double amount = amounts[next];
      int place = kept;
      while (place > 0 && elements[place - 1].compareTo(element) > 0) {
        place--;
      }
      if (place > 0 && elements[place - 1] == element) {
        amounts[place - 1] += amount;
      } else if (amount != 0) {
        System.arraycopy(elements, place, elements, place + 1, kept - place);
        System.arraycopy(amounts, place, amounts, place + 1, kept - place);
        elements[place] = element;
        amounts[place] = amount;
        kept++;
      }
    }
    return new Composition(Arrays.copyOf(elements, kept), Arrays.copyOf(amounts, kept), charge);
  }

  /** The elements, by atomic number. */
  public List<Element> elements() {
    return List.of(elements);
  }

  /** The number of different elements. */
  public int size() {
    return elements.length;
  }

  /** The element at a place of {@link #elements()}. */
  public Element element(int index) {
    return elements[index];
  }

  /** The amount of the element at a place of {@link #elements()}. */
  public double amount(int index) {
    return amounts[index];
  }

  /** The amount of an element; 0 when it is not there. */
  public double amount(Element element) {
    int index = Arrays.binarySearch(elements, element);
    return index < 0 ? 0 : amounts[index];
  }

  /** The share of the atoms that are of this element, 0 to 1. */
  public double fraction(Element element) {
    return amount(element) / atoms();
  }

  /** The sum of all amounts. */
  public double atoms() {
    return Arrays.stream(amounts).sum();
  }

  /** The charge in units of e; 0 when none was stated. */
  public double charge() {
    return charge;
  }

  /** The mass of the formula unit in u, with natural isotopic mixtures. */
  public double mass() {
    double mass = 0;
    for (int i = 0; i < elements.length; i++) {
      mass += amounts[i] * elements[i].atomicWeight();
    }
    return mass;
  }

  /** Whether every amount is a whole number. */
  public boolean isWhole() {
    return Arrays.stream(amounts).allMatch(amount -> amount == Math.rint(amount));
  }

  /** The composition with every amount, and the charge, multiplied by a positive factor. */
  public Composition scaled(double factor) {
    if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a composition cannot be scaled by " + factor);
    }
    double[] scaled = Arrays.stream(amounts).map(amount -> amount * factor).toArray();
    return new Composition(elements, scaled, charge * factor);
  }

  /** The composition with amounts that sum to 1. */
  public Composition normalized() {
    return scaled(1 / atoms());
  }

  /**
   * The proportions of the elements as whole numbers without a common divisor, in the order of
   * {@link #elements()}.
   *
   * <p>Amounts with decimals are read as the fraction they round: {@code 0.333} is a third. Those
   * of no fraction with a small denominator keep up to six decimals.
   */
  public long[] proportions() {
    return new Proportions(amounts).reduced();
  }

  /**
   * The formula in the Hill system: carbon, then hydrogen, then the rest by the alphabet; without
   * carbon, all by the alphabet (Hill, J. Am. Chem. Soc. 22, 478, 1900). Amounts are not reduced.
   */
  public String hill() {
    return write(ElementOrder.HILL, amounts);
  }

  /** The OPTIMADE {@code chemical_formula_reduced}: by the alphabet, in reduced whole numbers. */
  public String reduced() {
    return write(ElementOrder.ALPHABETICAL, wholeProportions());
  }

  /**
   * The OPTIMADE {@code chemical_formula_anonymous}: reduced whole numbers in falling order behind
   * the letters A, B, ... Z, Aa, Ba, ... Za, Ab, ...
   */
  public String anonymous() {
    return FormulaWriter.anonymous(proportions());
  }

  /**
   * The formula in reduced whole numbers with the elements from electropositive to electronegative,
   * in the sequence of table VI of the IUPAC recommendations 2005.
   */
  public String iupac() {
    return write(ElementOrder.ELECTROPOSITIVE_FIRST, wholeProportions());
  }

  /**
   * The formula as most people would write it: in the Hill system when it holds carbon and
   * hydrogen, else with the electropositive elements first. Amounts are not reduced.
   */
  public String descriptive() {
    boolean organic = amount(Element.C) > 0 && amount(Element.H) > 0;
    return write(organic ? ElementOrder.HILL : ElementOrder.ELECTROPOSITIVE_FIRST, amounts);
  }

  private String write(ElementOrder order, double[] counts) {
    return new FormulaWriter(elements(), counts).write(order);
  }

  private double[] wholeProportions() {
    return Arrays.stream(proportions()).asDoubleStream().toArray();
  }

  /** The amounts by element, in the order of atomic number. */
  public Map<Element, Double> toMap() {
    Map<Element, Double> map = new EnumMap<>(Element.class);
    IntStream.range(0, elements.length).forEach(i -> map.put(elements[i], amounts[i]));
    return map;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Composition that
        && Arrays.equals(elements, that.elements)
        && Arrays.equals(amounts, that.amounts)
        && charge == that.charge;
  }

  @Override
  public int hashCode() {
    int hash = Double.hashCode(charge + 0.0);
    for (int i = 0; i < elements.length; i++) {
      // The hash of an enum constant differs from run to run; its ordinal does not.
      hash = 31 * (31 * hash + elements[i].ordinal()) + Double.hashCode(amounts[i]);
    }
    return hash;
  }

  /** The Hill formula and the charge, as {@link #parse} reads them back. */
  @Override
  public String toString() {
    if (charge == 0) {
      return hill();
    }
    return hill() + "^" + FormulaWriter.number(Math.abs(charge)) + (charge < 0 ? "-" : "+");
  }

  /** Collects amounts of elements in any order. */
  public static final class Builder {
    private final double[] amounts = new double[Element.all().size()];
    private double charge;

    private Builder() {}

    /**
     * Adds atoms of an element to those already there.
     *
     * @param amount finite and not negative; 0 adds nothing
     */
    public Builder add(Element element, double amount) {
      if (!(amount >= 0 && amount < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("amount of " + element + " is " + amount);
      }
      amounts[element.ordinal()] += amount;
      return this;
    }

    public Builder charge(double newCharge) {
      charge = newCharge;
      return this;
    }

    public Composition build() {
      int[] present = IntStream.range(0, amounts.length).filter(i -> amounts[i] > 0).toArray();
      Element[] elements = new Element[present.length];
      double[] kept = new double[present.length];
      for (int i = 0; i < present.length; i++) {
        elements[i] = Element.all().get(present[i]);
        kept[i] = amounts[present[i]];
      }
      return new Composition(elements, kept, charge);
    }
  }
}
