package io.lodestone.core.composition;

import io.lodestone.core.element.Element;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** An order in which the elements of a formula are written. */
enum ElementOrder {
  ALPHABETICAL {
    @Override
    Comparator<Element> of(List<Element> elements) {
      return BY_SYMBOL;
    }
  },

  /** Carbon, hydrogen, then the rest; without carbon, hydrogen is one of the rest. */
  HILL {
    @Override
    Comparator<Element> of(List<Element> elements) {
      return elements.contains(Element.C) ? CARBON_FIRST : BY_SYMBOL;
    }
  },

  /** The sequence of table VI of the IUPAC recommendations 2005, from its end. */
  ELECTROPOSITIVE_FIRST {
    @Override
    Comparator<Element> of(List<Element> elements) {
      return BY_COLUMN;
    }
  };

  private static final Comparator<Element> BY_SYMBOL = Comparator.comparing(Element::symbol);

  private static final Comparator<Element> CARBON_FIRST =
      Comparator.comparing((Element element) -> element != Element.C)
          .thenComparing(element -> element != Element.H)
          .thenComparing(BY_SYMBOL);

  /** In a column the heavier element is the more electropositive. */
  private static final Comparator<Element> BY_COLUMN =
      Comparator.comparingDouble(ElementOrder::column).thenComparing(Comparator.reverseOrder());

  /** Hydrogen stands between nitrogen and polonium. */
  private static final double BETWEEN_GROUPS_15_AND_16 = 15.5;

  abstract Comparator<Element> of(List<Element> elements);

  /** Noble gases, groups 1 and 2, then group 3 with its f elements, and on to the halogens. */
  private static double column(Element element) {
    if (element == Element.H) {
      return BETWEEN_GROUPS_15_AND_16;
    }
    OptionalInt group = element.group();
    return group.isPresent() ? group.getAsInt() % 18 : 3;
  }
}
