package io.lodestone.archive.filter;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A condition on an entry, as the OPTIMADE filter language expresses it.
 *
 * <p>Of an entry a filter is true, false or unknown; it is unknown where it asks for a value that
 * the entry does not have. {@code toString} gives the canonical text, which parses to an equal
 * filter again. Where in the text a part stood is kept for messages and is no part of equality.
 *
 * <p>Source: OPTIMADE specification 1.2, "API Filtering Format Specification" and the grammar in
 * its appendix.
 */
public sealed interface Filter {

  /** True where all terms are; two terms at least, none of which is itself an {@code And}. */
  record And(List<Filter> terms) implements Filter {
    public And {
      terms =
          terms.stream()
              .flatMap(term -> term instanceof And and ? and.terms.stream() : Stream.of(term))
              .toList();
      requireTwo(terms);
    }

    @Override
    public String toString() {
      return terms.stream()
          .map(term -> term instanceof Or ? "(" + term + ")" : term.toString())
          .collect(Collectors.joining(" AND "));
    }
  }

  /** True where one term is; two terms at least, none of which is itself an {@code Or}. */
  record Or(List<Filter> terms) implements Filter {
    public Or {
      terms =
          terms.stream()
              .flatMap(term -> term instanceof Or or ? or.terms.stream() : Stream.of(term))
              .toList();
      requireTwo(terms);
    }

    @Override
    public String toString() {
      return terms.stream().map(Filter::toString).collect(Collectors.joining(" OR "));
    }
  }

  /** True where the inner filter is false; unknown stays unknown. */
  record Not(Filter inner) implements Filter {
    @Override
    public String toString() {
      return inner instanceof And || inner instanceof Or || inner instanceof Not
          ? "NOT (" + inner + ")"
          : "NOT " + inner;
    }
  }

  /** A boolean property by itself: true where the property is. */
  record Holds(PropertyPath property) implements Filter {
    @Override
    public String toString() {
      return property.toString();
    }
  }

  /**
   * {@code left operator right}, where at most one side is usually a property. An ordering operator
   * has no {@link Operand.Truth} beside it, and an operator on text has a property on its left.
   */
  record Comparison(Operand left, Operator operator, Operand right) implements Filter {
    public Comparison {
      new Demand(operator, right);
      if (left instanceof Operand.Truth && !operator.isEquality()) {
        throw new IllegalArgumentException(operator + " cannot order TRUE and FALSE");
      }
      if (operator.isTextual() && !(left instanceof PropertyPath)) {
        throw new IllegalArgumentException(operator + " needs a property on its left");
      }
    }

    @Override
    public String toString() {
      return left + " " + operator + " " + right;
    }
  }

  /** Whether the entry has a value of the property at all; itself never unknown. */
  record Known(PropertyPath property, boolean known) implements Filter {
    @Override
    public String toString() {
      return property + (known ? " IS KNOWN" : " IS UNKNOWN");
    }
  }

  /** A comparison of the number of items in a list property. */
  record Length(PropertyPath property, Operator operator, Operand count) implements Filter {
    public Length {
      if (operator.isTextual()) {
        throw new IllegalArgumentException("LENGTH cannot be compared with " + operator);
      }
    }

    @Override
    public String toString() {
      return property + " LENGTH " + (operator == Operator.EQUAL ? "" : operator + " ") + count;
    }
  }

  /**
   * A condition on the items of one list, or on the tuples that correlated lists form item by item.
   *
   * @param lists the list properties; more than one when they are correlated ({@code a:b HAS ...})
   * @param quantifier how many of the demands must find an item, or the items a demand
   * @param demands what an item, or each part of a tuple, is asked to be. Each is a list of one
   *     demand when there is one list, and a tuple of two or more when there are several; the
   *     language does not tie the length of a tuple to the number of lists
   */
  record Has(List<PropertyPath> lists, Quantifier quantifier, List<List<Demand>> demands)
      implements Filter {
    public Has {
      lists = List.copyOf(lists);
      demands = demands.stream().map(List::copyOf).toList();
      if (lists.isEmpty() || demands.isEmpty()) {
        throw new IllegalArgumentException("HAS needs a property and a value");
      }
      boolean correlated = lists.size() > 1;
      if (demands.stream().anyMatch(tuple -> tuple.size() < 2 == correlated || tuple.isEmpty())) {
        throw new IllegalArgumentException("single values for one list, tuples for several");
      }
    }

    @Override
    public String toString() {
      String what =
          quantifier == Quantifier.ANY && demands.size() == 1 ? "" : quantifier.name() + " ";
      return joined(lists, ":")
          + " HAS "
          + what
          + demands.stream().map(tuple -> joined(tuple, ":")).collect(Collectors.joining(", "));
    }
  }

  /** What one item of a list is asked to be: {@code = "Si"}, {@code > 3}, {@code STARTS "S"}. */
  record Demand(Operator operator, Operand operand) {
    public Demand {
      if (operand instanceof Operand.Truth && operator.isOrdering()) {
        throw new IllegalArgumentException(operator + " cannot order TRUE and FALSE");
      }
    }

    @Override
    public String toString() {
      return operator == Operator.EQUAL ? operand.toString() : operator + " " + operand;
    }
  }

  /** How many demands must be met, or items meet one, for {@link Has} to be true. */
  enum Quantifier {
    /** For each demand there is an item that meets it. */
    ALL,
    /** For at least one demand there is an item that meets it. */
    ANY,
    /** Every item meets at least one demand. */
    ONLY
  }

  private static void requireTwo(List<Filter> terms) {
    if (terms.size() < 2) {
      throw new IllegalArgumentException("AND and OR join two terms or more");
    }
  }

  private static String joined(List<?> parts, String separator) {
    return parts.stream().map(Object::toString).collect(Collectors.joining(separator));
  }
}
