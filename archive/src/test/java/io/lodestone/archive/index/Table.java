package io.lodestone.archive.index;

import io.lodestone.archive.filter.Filter;
import io.lodestone.archive.filter.Operand;
import io.lodestone.archive.filter.Operator;
import io.lodestone.archive.filter.PropertyPath;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Entries in plain memory and the plain reading of what the specification says of filters: the
 * judge of the index. Null stands for unknown throughout.
 *
 * @param rows values by name of property and by identifier: String, Boolean, Long, Double, Instant
 *     or a list of one of them
 */
record Table(Map<String, Map<String, Object>> rows) {

  /** Identifiers of the entries of which the filter is true, in order. */
  List<String> matching(Filter filter) {
    return new TreeMap<>(rows)
        .entrySet().stream()
            .filter(row -> Boolean.TRUE.equals(verdict(filter, row.getValue())))
            .map(Map.Entry::getKey)
            .toList();
  }

  private static Boolean verdict(Filter filter, Map<String, Object> row) {
    return switch (filter) {
      case Filter.And and -> {
        List<Boolean> terms = verdicts(and.terms(), row);
        yield terms.contains(false) ? (Boolean) false : terms.contains(null) ? null : true;
      }
      case Filter.Or or -> {
        List<Boolean> terms = verdicts(or.terms(), row);
        yield terms.contains(true) ? (Boolean) true : terms.contains(null) ? null : false;
      }
      case Filter.Not not -> {
        Boolean inner = verdict(not.inner(), row);
        yield inner == null ? null : !inner;
      }
      case Filter.Holds holds -> (Boolean) row.get(holds.property().dotted());
      case Filter.Known known -> known.known() == (row.get(known.property().dotted()) != null);
      case Filter.Comparison comparison -> {
        Object left = value(comparison.left(), comparison.right(), row);
        Object right = value(comparison.right(), comparison.left(), row);
        yield left == null || right == null ? null : stands(left, comparison.operator(), right);
      }
      case Filter.Length length -> {
        List<?> list = (List<?>) row.get(length.property().dotted());
        Object count = value(length.count(), null, row);
        yield list == null || count == null
            ? null
            : stands((long) list.size(), length.operator(), count);
      }
      case Filter.Has has -> verdict(has, row);
    };
  }

  private static List<Boolean> verdicts(List<Filter> terms, Map<String, Object> row) {
    List<Boolean> verdicts = new ArrayList<>();
    terms.forEach(term -> verdicts.add(verdict(term, row)));
    return verdicts;
  }

  private static Boolean verdict(Filter.Has has, Map<String, Object> row) {
    List<List<?>> lists = new ArrayList<>();
    for (PropertyPath path : has.lists()) {
      lists.add((List<?>) row.get(path.dotted()));
    }
    boolean unknown =
        lists.contains(null)
            || has.demands().stream()
                .flatMap(List::stream)
                .anyMatch(demand -> value(demand.operand(), null, row) == null);
    if (unknown) {
      return null;
    }
    List<List<Object>> tuples = new ArrayList<>();
    for (int i = 0; i < lists.stream().mapToInt(List::size).min().orElse(0); i++) {
      int at = i;
      tuples.add(lists.stream().map(list -> (Object) list.get(at)).toList());
    }
    return switch (has.quantifier()) {
      case ALL ->
          has.demands().stream().allMatch(demand -> tuples.stream().anyMatch(meeting(demand, row)));
      case ANY ->
          has.demands().stream().anyMatch(demand -> tuples.stream().anyMatch(meeting(demand, row)));
      case ONLY ->
          tuples.stream()
              .allMatch(
                  tuple ->
                      has.demands().stream().anyMatch(demand -> meeting(demand, row).test(tuple)));
    };
  }

  private static Predicate<List<Object>> meeting(
      List<Filter.Demand> demand, Map<String, Object> row) {
    return tuple -> {
      for (int i = 0; i < tuple.size(); i++) {
        Object operand = value(demand.get(i).operand(), null, row);
        if (!stands(tuple.get(i), demand.get(i).operator(), operand)) {
          return false;
        }
      }
      return true;
    };
  }

  private static Object value(Operand operand, Operand other, Map<String, Object> row) {
    return switch (operand) {
      case PropertyPath path -> row.get(path.dotted());
      case Operand.Text text ->
          other instanceof PropertyPath path && path.dotted().equals("made")
              ? Instant.parse(text.value())
              : text.value();
      case Operand.Numeral number -> number.value();
      case Operand.Truth truth -> truth.value();
    };
  }

  private static boolean stands(Object left, Operator operator, Object right) {
    return switch (operator) {
      case EQUAL -> compare(left, right) == 0;
      case NOT_EQUAL -> compare(left, right) != 0;
      case LESS -> compare(left, right) < 0;
      case LESS_OR_EQUAL -> compare(left, right) <= 0;
      case GREATER -> compare(left, right) > 0;
      case GREATER_OR_EQUAL -> compare(left, right) >= 0;
      case CONTAINS -> ((String) left).contains((String) right);
      case STARTS -> ((String) left).startsWith((String) right);
      case ENDS -> ((String) left).endsWith((String) right);
    };
  }

  private static int compare(Object left, Object right) {
    return switch (left) {
      case String text ->
          Arrays.compareUnsigned(
              text.getBytes(StandardCharsets.UTF_8),
              ((String) right).getBytes(StandardCharsets.UTF_8));
      case Boolean truth -> truth.compareTo((Boolean) right);
      case Instant time -> time.compareTo((Instant) right);
      default -> new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString()));
    };
  }
}
