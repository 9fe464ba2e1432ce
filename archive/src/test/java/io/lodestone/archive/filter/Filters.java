package io.lodestone.archive.filter;

import io.lodestone.archive.filter.Filter.Quantifier;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random filters: everything that the language can say. */
final class Filters {
  private Filters() {}

  /** Filters with up to that many levels of AND, OR and NOT. */
  static Arbitrary<Filter> any(int levels) {
    if (levels == 0) {
      return single();
    }
    Arbitrary<Filter> inner = any(levels - 1);
    Arbitrary<List<Filter>> terms = inner.list().ofMinSize(2).ofMaxSize(3);
    return Arbitraries.oneOf(
        single(),
        inner.map(Filter.Not::new),
        terms.map(Filter.And::new),
        terms.map(Filter.Or::new));
  }

  private static Arbitrary<Filter> single() {
    Arbitrary<Operator> signs = Arbitraries.of(Operator.SIGNS);
    return Arbitraries.oneOf(
        Combinators.combine(Arbitraries.oneOf(properties(), constants()), demands())
            .filter(
                (left, demand) ->
                    !(demand.operator().isTextual() && !(left instanceof PropertyPath))
                        && !(demand.operator().isOrdering() && left instanceof Operand.Truth))
            .as((left, demand) -> new Filter.Comparison(left, demand.operator(), demand.operand())),
        properties().map(Filter.Holds::new),
        Combinators.combine(properties(), Arbitraries.of(true, false)).as(Filter.Known::new),
        Combinators.combine(properties(), signs, Arbitraries.oneOf(properties(), constants()))
            .as(Filter.Length::new),
        Arbitraries.integers().between(1, 3).flatMap(Filters::has));
  }

  private static Arbitrary<Filter> has(int lists) {
    Arbitrary<List<Filter.Demand>> tuples =
        lists == 1 ? demands().list().ofSize(1) : demands().list().ofMinSize(2).ofMaxSize(3);
    return Combinators.combine(
            properties().list().ofSize(lists),
            Arbitraries.of(Quantifier.values()),
            tuples.list().ofMinSize(1).ofMaxSize(3))
        .as(Filter.Has::new);
  }

  private static Arbitrary<Filter.Demand> demands() {
    return Combinators.combine(
            Arbitraries.of(Operator.values()), Arbitraries.oneOf(properties(), constants()))
        .filter((operator, operand) -> !(operator.isOrdering() && operand instanceof Operand.Truth))
        .as(Filter.Demand::new);
  }

  private static Arbitrary<PropertyPath> properties() {
    return Arbitraries.strings()
        .withChars("abyz_09")
        .ofMinLength(1)
        .ofMaxLength(5)
        .filter(name -> !Character.isDigit(name.charAt(0)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(segments -> new PropertyPath(segments, Place.NOWHERE));
  }

  private static Arbitrary<Operand> constants() {
    Arbitrary<String> units =
        Arbitraries.of("", "", "eV", "g/cm^3", "Å³", "kg m^-3", "J/(mol*K)", "%", "angstrom");
    return Arbitraries.oneOf(
        Arbitraries.strings()
            .withChars("aZ \\\"\t\n'Ä()")
            .ofMaxLength(8)
            .map(value -> new Operand.Text(value, Place.NOWHERE)),
        Combinators.combine(
                Arbitraries.bigDecimals()
                    .between(new BigDecimal("-1e30"), new BigDecimal("1e30"))
                    .ofScale(20),
                Arbitraries.integers().between(-300, 300),
                units)
            .as(
                (value, power, unit) ->
                    new Operand.Numeral(value.scaleByPowerOfTen(power), unit, Place.NOWHERE)),
        Arbitraries.of(true, false).map(value -> new Operand.Truth(value, Place.NOWHERE)));
  }
}
