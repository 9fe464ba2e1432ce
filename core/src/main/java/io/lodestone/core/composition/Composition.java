package io.lodestone.core.composition;

import io.lodestone.core.element.Element;
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

  public static Builder builder() {
    return new Builder();
  }

  /** A neutral composition with these amounts, each positive. */
  public static Composition of(Map<Element, Double> amounts) {
    Builder builder = builder();
    amounts.forEach(builder::add);
    return builder.build();
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
