package io.lodestone.learn.sisso;

import io.lodestone.core.quantity.SiDimension;
import io.lodestone.core.quantity.UnitExpression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The units of the features of one space, each known by a small number; 0 is that of plain numbers.
 *
 * <p>Two units are the same when they measure the same and are equally large: eV/Å times Å is eV,
 * but GPa times Å³ is not, although both are energies.
 */
final class Dimensions {
  /** The unit of plain numbers. */
  static final int NONE = 0;

  /** Powers are counted in parts of which a square and a cube root can be taken three times. */
  private static final int PARTS = 216;

  private static final double SAME = 1e-9;

  /** Half-powers of SI base units, the logarithm of the size, and powers of units as written. */
  private record Unit(List<Integer> base, double size, Map<String, Integer> terms) {}

  private final List<Unit> units = new ArrayList<>();
  private final Map<List<Integer>, List<Integer>> known = new HashMap<>();
  private final Map<Long, Integer> products = new HashMap<>();

  Dimensions() {
    find(new Unit(List.of(0, 0, 0, 0, 0, 0, 0), 0, Map.of()));
  }

  /** The number of a unit as it stands in a table. */
  synchronized int of(UnitExpression unit) {
    SiDimension si = unit.dimension();
    List<Integer> base =
        java.util.stream.Stream.of(
                si.length(),
                si.mass(),
                si.time(),
                si.current(),
                si.temperature(),
                si.amount(),
                si.luminosity())
            .map(half -> half * PARTS)
            .toList();
    boolean plain = si.equals(SiDimension.NONE) && unit.factor() == 1;
    Map<String, Integer> terms = plain ? Map.of() : Map.of(unit.text(), PARTS);
    return find(new Unit(base, Math.log(unit.factor()), terms));
  }

  synchronized int times(int a, int b) {
    return products.computeIfAbsent(
        ((long) a << 32) | b, key -> find(combined(units.get(a), units.get(b), 1)));
  }

  synchronized int over(int a, int b) {
    return find(combined(units.get(a), units.get(b), -1));
  }

  /** The unit of {@code a} to the power of {@code numerator/denominator}. */
  synchronized int power(int a, int numerator, int denominator) {
    Unit unit = units.get(a);
    Map<String, Integer> terms = new TreeMap<>();
    unit.terms().forEach((name, power) -> terms.put(name, power * numerator / denominator));
    return find(
        new Unit(
            unit.base().stream().map(part -> part * numerator / denominator).toList(),
            unit.size() * numerator / denominator,
            terms));
  }

  /** The unit of what an operator makes of one feature. */
  int after(Operator operator, int a) {
    return switch (operator) {
      case EXP, EXP_NEGATIVE, LOG, SIN, COS -> NONE;
      case INVERSE -> power(a, -1, 1);
      case SQUARE -> power(a, 2, 1);
      case CUBE -> power(a, 3, 1);
      case SIXTH_POWER -> power(a, 6, 1);
      case SQRT -> power(a, 1, 2);
      case CBRT -> power(a, 1, 3);
      default -> a;
    };
  }

  /** The unit of what an operator makes of two features. */
  int after(Operator operator, int a, int b) {
    return switch (operator) {
      case MULTIPLY -> times(a, b);
      case DIVIDE -> over(a, b);
      default -> a;
    };
  }

  /** Whether values are plain, or differ from plain numbers by a factor only, as percent do. */
  synchronized boolean isDimensionless(int a) {
    return units.get(a).base().stream().allMatch(part -> part == 0);
  }

  /** A unit in the symbols of the table, such as {@code eV Å^-2}; empty for plain numbers. */
  synchronized String text(int a) {
    return units.get(a).terms().entrySet().stream()
        .filter(term -> term.getValue() != 0)
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(term -> term(term.getKey(), term.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String term(String name, int power) {
    String symbol = name.matches("\\p{L}+") ? name : "(" + name + ")";
    if (power == PARTS) {
      return name;
    } else if (power % PARTS == 0) {
      return symbol + "^" + power / PARTS;
    }
    int divisor =
        java.math.BigInteger.valueOf(power).gcd(java.math.BigInteger.valueOf(PARTS)).intValue();
    return symbol + "^(" + power / divisor + "/" + PARTS / divisor + ")";
  }

  private static Unit combined(Unit a, Unit b, int sign) {
    Integer[] base = new Integer[a.base().size()];
    Arrays.setAll(base, i -> a.base().get(i) + sign * b.base().get(i));
    Map<String, Integer> terms = new TreeMap<>(a.terms());
    b.terms().forEach((name, power) -> terms.merge(name, sign * power, Integer::sum));
    return new Unit(List.of(base), a.size() + sign * b.size(), terms);
  }

  private int find(Unit unit) {
    List<Integer> same = known.computeIfAbsent(unit.base(), key -> new ArrayList<>());
    for (int candidate : same) {
      if (Math.abs(units.get(candidate).size() - unit.size()) < SAME) {
        return candidate;
      }
    }
    units.add(unit);
    same.add(units.size() - 1);
    return units.size() - 1;
  }
}
