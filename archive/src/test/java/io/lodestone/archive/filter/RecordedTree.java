package io.lodestone.archive.filter;

import io.lodestone.archive.filter.Filter.Quantifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A parse tree that another parser recorded, made from the specification's grammar by a generator,
 * and the filter that it means. Says independently of ours what a filter's structure is.
 */
final class RecordedTree {
  private static final Pattern LINE =
      Pattern.compile("( *)(\\w+)\\(\\d+\\)(?:: \"(.*)\", line: .*)?");

  private final String rule;
  private final String token;
  private final List<RecordedTree> children = new ArrayList<>();

  private RecordedTree(String rule, String token) {
    this.rule = rule;
    this.token = token;
  }

  /** Reads the indented listing; other lines before the tree and behind it are passed over. */
  static RecordedTree read(Stream<String> lines) {
    List<RecordedTree> path = new ArrayList<>(List.of(new RecordedTree("", null)));
    lines
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(
            line -> {
              int level = line.group(1).length() / 2;
              RecordedTree node = new RecordedTree(line.group(2), line.group(3));
              path.subList(level + 1, path.size()).clear();
              path.getLast().children.add(node);
              path.add(node);
            });
    return path.getFirst().children.getFirst();
  }

  Filter filter() {
    return only("Expression").expression();
  }

  /** The characters of the subtree without the spaces that separate words. */
  String text() {
    if (rule.equals("Spaces")) {
      return "";
    }
    return (token == null ? "" : token)
        + children.stream().map(RecordedTree::text).collect(Collectors.joining());
  }

  private Filter expression() {
    Filter first = only("ExpressionClause").clause();
    return has("OR") ? new Filter.Or(List.of(first, only("Expression").expression())) : first;
  }

  private Filter clause() {
    Filter first = only("ExpressionPhrase").phrase();
    return has("AND") ? new Filter.And(List.of(first, only("ExpressionClause").clause())) : first;
  }

  private Filter phrase() {
    Filter inner =
        has("Comparison")
            ? only("Comparison").children.getFirst().comparison()
            : only("Expression").expression();
    return has("NOT") ? new Filter.Not(inner) : inner;
  }

  private Filter comparison() {
    if (rule.equals("ConstantFirstComparison")) {
      RecordedTree right = children.get(1);
      Filter.Demand demand =
          (right.rule.equals("ValueOpRhs") ? right.children.getFirst() : right).demand();
      return new Filter.Comparison(
          children.getFirst().operand(), demand.operator(), demand.operand());
    }
    PropertyPath property = only("Property").property();
    if (children.size() == 1) {
      return new Filter.Holds(property);
    }
    RecordedTree right = children.get(1);
    return switch (right.rule) {
      case "KnownOpRhs" -> new Filter.Known(property, right.has("KNOWN"));
      case "LengthOpRhs" ->
          new Filter.Length(
              property,
              right.has("Operator") ? operator(right.only("Operator").text()) : Operator.EQUAL,
              right.children.getLast().operand());
      case "SetOpRhs" -> right.hasFilter(List.of(property));
      case "SetZipOpRhs" ->
          right.hasFilter(
              Stream.concat(
                      Stream.of(property),
                      right.only("PropertyZipAddon").children.stream()
                          .filter(child -> child.rule.equals("Property"))
                          .map(RecordedTree::property))
                  .toList());
      default -> {
        Filter.Demand demand =
            (right.rule.equals("ValueOpRhs") ? right.children.getFirst() : right).demand();
        yield new Filter.Comparison(property, demand.operator(), demand.operand());
      }
    };
  }

  private Filter hasFilter(List<PropertyPath> lists) {
    Quantifier quantifier =
        has("ALL") ? Quantifier.ALL : has("ONLY") ? Quantifier.ONLY : Quantifier.ANY;
    RecordedTree last = children.getLast();
    RecordedTree beforeLast = children.get(children.size() - 2);
    if (beforeLast.rule.endsWith("Operator")) {
      return new Filter.Has(
          lists,
          quantifier,
          List.of(List.of(new Filter.Demand(operator(beforeLast.text()), last.operand()))));
    }
    List<RecordedTree> entries =
        last.rule.endsWith("List")
            ? last.children.stream().filter(child -> !child.rule.equals("Comma")).toList()
            : List.of(last);
    return new Filter.Has(lists, quantifier, entries.stream().map(RecordedTree::tuple).toList());
  }

  private List<Filter.Demand> tuple() {
    return rule.equals("ValueZip")
        ? children.stream()
            .filter(child -> !child.rule.equals("Colon"))
            .map(RecordedTree::demand)
            .toList()
        : List.of(demand());
  }

  private Filter.Demand demand() {
    return switch (rule) {
      case "ValueListEntry" -> children.getFirst().demand();
      case "ValueEqRhs", "ValueRelCompRhs" ->
          new Filter.Demand(operator(children.getFirst().text()), children.getLast().operand());
      case "FuzzyStringOpRhs" ->
          new Filter.Demand(
              Operator.valueOf(children.getFirst().rule), children.getLast().operand());
      default -> new Filter.Demand(Operator.EQUAL, operand());
    };
  }

  private Operand operand() {
    return switch (rule) {
      case "Property" -> property();
      case "TRUE", "FALSE" -> new Operand.Truth(rule.equals("TRUE"), Place.NOWHERE);
      case "Number" -> new Operand.Numeral(new BigDecimal(text()), "", Place.NOWHERE);
      case "String" ->
          new Operand.Text(
              children.stream()
                  .filter(child -> child.rule.equals("EscapedChar"))
                  .map(child -> child.inString().replaceFirst("^\\\\(?=.)", ""))
                  .collect(Collectors.joining()),
              Place.NOWHERE);
      default -> children.getFirst().operand();
    };
  }

  /** The characters of the subtree with spaces, which matter in a string. */
  private String inString() {
    return (token == null ? "" : token)
        + children.stream().map(RecordedTree::inString).collect(Collectors.joining());
  }

  private PropertyPath property() {
    return PropertyPath.of(text());
  }

  private static Operator operator(String sign) {
    return Operator.SIGNS.stream()
        .filter(operator -> operator.toString().equals(sign))
        .findFirst()
        .orElseThrow();
  }

  private boolean has(String name) {
    return children.stream().anyMatch(child -> child.rule.equals(name));
  }

  private RecordedTree only(String name) {
    return children.stream().filter(child -> child.rule.equals(name)).findFirst().orElseThrow();
  }
}
