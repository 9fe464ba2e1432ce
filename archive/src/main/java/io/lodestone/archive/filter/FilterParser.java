package io.lodestone.archive.filter;

import io.lodestone.core.error.InvalidInput;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the OPTIMADE filter language, version 1.2, by recursive descent.
 *
 * <p>The grammar is that of the specification's appendix. Beyond it a number may carry a unit
 * ({@code band_gap > 1 eV}), unless the text is read as strictly OPTIMADE. As in the grammar,
 * keywords are in capitals, names in lower case, and no space is needed between them.
 *
 * <p>The text may come from anyone: it is at most {@value #MAXIMUM_LENGTH} characters long and
 * brackets at most {@value #MAXIMUM_DEPTH} deep.
 */
public final class FilterParser {
  static final int MAXIMUM_LENGTH = 65_536;
  static final int MAXIMUM_DEPTH = 200;

  private static final String COMMON_CONTINUATION = "AND, OR or the end of the filter";

  private final Scanner scanner;
  private int depth;

  /** What could have followed where the parser stands, beside AND, OR and the end. */
  private String continuation = "";

  private FilterParser(Scanner scanner) {
    this.scanner = scanner;
  }

  /**
   * The filter that the text says, with units allowed behind numbers.
   *
   * @throws InvalidInput naming the column, what was found there, what was expected and, for the
   *     usual slips, what was probably meant
   */
  public static Filter parse(String text) {
    return new FilterParser(Scanner.over(text, true)).wholeFilter();
  }

  /**
   * The filter that the text says in OPTIMADE's own language, without units.
   *
   * @throws InvalidInput as {@link #parse} does
   */
  public static Filter parseOptimade(String text) {
    return new FilterParser(Scanner.over(text, false)).wholeFilter();
  }

  private Filter wholeFilter() {
    Filter filter = expression();
    if (!scanner.atEnd()) {
      throw scanner.unexpected(
          continuation + COMMON_CONTINUATION,
          scanner.at(',') ? "decimals take a point, and several values a HAS ANY" : "");
    }
    return filter;
  }

  private Filter expression() {
    List<Filter> terms = new ArrayList<>();
    do {
      terms.add(clause());
    } while (scanner.keyword("OR"));
    return terms.size() == 1 ? terms.getFirst() : new Filter.Or(terms);
  }

  private Filter clause() {
    List<Filter> terms = new ArrayList<>();
    do {
      terms.add(phrase());
    } while (scanner.keyword("AND"));
    return terms.size() == 1 ? terms.getFirst() : new Filter.And(terms);
  }

  private Filter phrase() {
    if (scanner.keyword("NOT")) {
      return new Filter.Not(bracketOrComparison());
    }
    return bracketOrComparison();
  }

  private Filter bracketOrComparison() {
    Place opening = scanner.place();
    if (!scanner.symbol('(')) {
      return comparison();
    }
    if (++depth > MAXIMUM_DEPTH) {
      throw scanner.invalid(
          opening,
          "one more",
          "at most " + MAXIMUM_DEPTH + " brackets within each other",
          "write the filter with fewer brackets");
    }
    Filter inner = expression();
    if (!scanner.symbol(')')) {
      throw scanner.unexpected(
          continuation + "AND, OR or the closing bracket of " + opening,
          scanner.atEnd() ? "add the missing )" : "");
    }
    depth--;
    continuation = "";
    return inner;
  }

  private Filter comparison() {
    if (scanner.atProperty()) {
      return propertyFirst(scanner.property());
    }
    if (!scanner.atConstant()) {
      throw scanner.unexpected(
          "a property, a value, NOT or an opening bracket",
          scanner.atCapitalisedWord() ? "names of properties are in lower case" : "");
    }
    Operand left = scanner.constant();
    if (!scanner.atOperatorSign()) {
      throw scanner.unexpected("a comparison such as = or <= behind the value");
    }
    Filter comparison = compared(left);
    continuation = "";
    return comparison;
  }

  private Filter propertyFirst(PropertyPath property) {
    continuation = "";
    if (scanner.atOperatorSign()) {
      return compared(property);
    }
    if (scanner.symbol(':')) {
      return correlated(property);
    }
    if (scanner.keyword("IS")) {
      return known(property);
    }
    if (scanner.keyword("HAS")) {
      return has(List.of(property));
    }
    if (scanner.keyword("LENGTH")) {
      Operator operator = scanner.atOperatorSign() ? scanner.operatorSign() : Operator.EQUAL;
      return new Filter.Length(property, operator, value());
    }
    if (scanner.atTextualKeyword()) {
      return new Filter.Comparison(property, scanner.textualOperator(), value());
    }
    continuation = "a comparison such as =, HAS or IS KNOWN, ";
    return new Filter.Holds(property);
  }

  private Filter compared(Operand left) {
    Place sign = scanner.place();
    Operator operator = scanner.operatorSign();
    Operand right = value();
    requireOrder(sign, operator, left);
    requireOrder(sign, operator, right);
    return new Filter.Comparison(left, operator, right);
  }

  private void requireOrder(Place sign, Operator operator, Operand operand) {
    if (operator.isOrdering() && operand instanceof Operand.Truth) {
      throw scanner.invalid(
          sign, operator.toString(), "= or != beside " + operand, "TRUE and FALSE have no order");
    }
  }

  private Filter known(PropertyPath property) {
    if (scanner.keyword("UNKNOWN")) {
      return new Filter.Known(property, false);
    }
    if (scanner.keyword("KNOWN")) {
      return new Filter.Known(property, true);
    }
    throw scanner.unexpected("KNOWN or UNKNOWN");
  }

  private Filter correlated(PropertyPath first) {
    List<PropertyPath> lists = new ArrayList<>(List.of(first));
    do {
      if (!scanner.atProperty()) {
        throw scanner.unexpected("a property that is a list");
      }
      lists.add(scanner.property());
    } while (scanner.symbol(':'));
    if (!scanner.keyword("HAS")) {
      throw scanner.unexpected("HAS", "lists joined by : can only be asked with HAS");
    }
    return has(lists);
  }

  private Filter has(List<PropertyPath> lists) {
    boolean tuples = lists.size() > 1;
    for (Filter.Quantifier quantifier : Filter.Quantifier.values()) {
      if (scanner.keyword(quantifier.name())) {
        List<List<Filter.Demand>> demands = new ArrayList<>();
        do {
          demands.add(demandOn(tuples));
        } while (scanner.symbol(','));
        continuation = "a comma, ";
        return new Filter.Has(lists, quantifier, demands);
      }
    }
    Filter one = new Filter.Has(lists, Filter.Quantifier.ANY, List.of(demandOn(tuples)));
    if (scanner.at(',')) {
      throw scanner.unexpected(
          COMMON_CONTINUATION, "several values need HAS ALL, HAS ANY or HAS ONLY");
    }
    return one;
  }

  private List<Filter.Demand> demandOn(boolean tuple) {
    List<Filter.Demand> parts = new ArrayList<>();
    parts.add(demand());
    while (tuple && scanner.symbol(':')) {
      parts.add(demand());
    }
    if (tuple && parts.size() < 2) {
      throw scanner.unexpected(
          "a colon and a value for the next list", "lists joined by : need values joined by :");
    }
    if (scanner.at(':')) {
      throw scanner.unexpected(
          COMMON_CONTINUATION, "values joined by : need as many lists: a:b HAS 1:2");
    }
    return parts;
  }

  private Filter.Demand demand() {
    if (scanner.atTextualKeyword()) {
      return new Filter.Demand(scanner.textualOperator(), value());
    }
    if (!scanner.atOperatorSign()) {
      return new Filter.Demand(Operator.EQUAL, value());
    }
    Place sign = scanner.place();
    Operator operator = scanner.operatorSign();
    Operand operand = value();
    requireOrder(sign, operator, operand);
    return new Filter.Demand(operator, operand);
  }

  private Operand value() {
    if (scanner.atProperty()) {
      return scanner.property();
    }
    if (!scanner.atConstant()) {
      throw scanner.unexpected(
          "a value: a \"string\", a number, TRUE, FALSE or a property",
          scanner.atCapitalisedWord() ? "strings stand in double quotes: \"Al\"" : "");
    }
    return scanner.constant();
  }
}
