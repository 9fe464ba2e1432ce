package io.lodestone.represent.composition;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The smallest formula in whole numbers that a composition is a multiple of, as it is usually
 * written: gases of two atoms and peroxides are not halved.
 */
final class SmallestFormula {
  /** The greatest common divisor of amounts is not looked for below. */
  private static final double TOLERANCE = 1e-4;

  /** Multiples of the divisor are whole within this. */
  private static final double WHOLE = 1e-3;

  /** Written with two atoms of each, never one. */
  private static final List<Set<Element>> PAIRED =
      List.of(
          EnumSet.of(Element.H),
          EnumSet.of(Element.N),
          EnumSet.of(Element.O),
          EnumSet.of(Element.F),
          EnumSet.of(Element.Cl),
          EnumSet.of(Element.H, Element.O),
          EnumSet.of(Element.Li, Element.O),
          EnumSet.of(Element.Na, Element.O),
          EnumSet.of(Element.K, Element.O),
          EnumSet.of(Element.Rb, Element.O),
          EnumSet.of(Element.Cs, Element.O));

  private SmallestFormula() {}

  /** The number of atoms of the smallest formula; NaN where the amounts have no common divisor. */
  static double atoms(Composition composition) {
    double divisor = composition.amount(0);
    for (int i = 1; i < composition.size(); i++) {
      divisor = divisor(divisor, composition.amount(i));
    }
    long[] amounts = new long[composition.size()];
    long common = 0;
    for (int i = 0; i < amounts.length; i++) {
      double multiple = composition.amount(i) / divisor;
      amounts[i] = Math.round(multiple);
      if (Math.abs(multiple - amounts[i]) > WHOLE) {
        return Double.NaN;
      }
      common = divisor(common, amounts[i]);
    }
    long factor = Math.max(1, common);
    boolean paired =
        LongStream.of(amounts).allMatch(amount -> amount == factor)
            && PAIRED.contains(Set.copyOf(composition.elements()));
    return (paired ? 2.0 : 1.0) * LongStream.of(amounts).sum() / factor;
  }

  /** The greatest common divisor by Euclid's algorithm, which ends at a remainder of nothing. */
  private static double divisor(double a, double b) {
    double larger = Math.max(a, b);
    double smaller = Math.min(a, b);
    while (smaller > TOLERANCE) {
      double rest = larger % smaller;
      larger = smaller;
      smaller = rest;
    }
    return larger;
  }

  private static long divisor(long a, long b) {
    return b == 0 ? a : divisor(b, a % b);
  }
}
