package io.lodestone.core.composition;

import io.lodestone.core.element.Element;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** An order in which the elements of a formula are written. */
enum Formula {
  ALPHABETICAL {
    @Override
    Comparator<Element> order(boolean hasCarbon) {
      return Comparator.comparing(Element::symbol);
    }
  },

  HILL {
    @Override
    Comparator<Element> order(boolean hasCarbon) {
      Comparator<Element> alphabet = ALPHABETICAL.order(hasCarbon);
      return hasCarbon
          ? Comparator.comparing((Element e) -> e != Element.C)
              .thenComparing(e -> e != Element.H)
              .thenComparing(alphabet)
          : alphabet;
    }
  },

  ELECTROPOSITIVE_FIRST {
    @Override
    Comparator<Element> order(boolean hasCarbon) {
      return Comparator.comparingDouble(Formula::columnFromElectropositive)
          .thenComparing(Comparator.reverseOrder());
    }
  };

  /** Where hydrogen stands in the IUPAC sequence: between nitrogen and polonium. */
  private static final double BETWEEN_GROUPS_15_AND_16 = 15.5;

  private static final Pattern FRACTION_BEFORE_WATER = Pattern.compile("\\.\\d+H2O$");

  abstract Comparator<Element> order(boolean hasCarbon);

  /** Writes the elements in this order, each with its amount unless that is 1. */
  String write(Element[] elements, double[] amounts) {
    Comparator<Element> order = order(Arrays.asList(elements).contains(Element.C));
    Integer[] places = IntStream.range(0, elements.length).boxed().toArray(Integer[]::new);
    Arrays.sort(places, (i, j) -> order.compare(elements[i], elements[j]));
    StringBuilder text = new StringBuilder(4 * elements.length);
    for (int i = 0; i < places.length; i++) {
      double amount = amounts[places[i]];
      text.append(elements[places[i]].symbol());
      if (amount != 1) {
        text.append(number(amount));
      }
    }
    if (FRACTION_BEFORE_WATER.matcher(text).find()) {
      // Written out, this amount says that Ag2.5H2O1 is no hydrate.
      text.append('1');
    }
    return text.toString();
  }

  static String anonymous(long[] proportions) {
    long[] falling = proportions.clone();
    Arrays.sort(falling);
    StringBuilder text = new StringBuilder(3 * falling.length);
    for (int i = 0; i < falling.length; i++) {
      long amount = falling[falling.length - 1 - i];
      text.append((char) ('A' + i % 26));
      if (i >= 26) {
        text.append((char) ('a' + i / 26 - 1));
      }
      if (amount != 1) {
        text.append(amount);
      }
    }
    return text.toString();
  }

  /** The shortest decimal, never with an exponent, that reads back as the same number. */
  static String number(double amount) {
    return amount == Math.rint(amount) && amount < 1e15
        ? Long.toString((long) amount)
        : new BigDecimal(Double.toString(amount)).stripTrailingZeros().toPlainString();
  }

  /** Noble gases, groups 1 and 2, then group 3 with its f elements, and on to the halogens. */
  private static double columnFromElectropositive(Element element) {
    if (element == Element.H) {
      return BETWEEN_GROUPS_15_AND_16;
    }
    OptionalInt group = element.group();
    return group.isPresent() ? group.getAsInt() % 18 : 3;
  }
}
