package io.lodestone.archive.parse.vasp;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Values of INCAR tags: what the user set, or what VASP used.
 *
 * <p>A value is a Boolean, Integer, Double, String or a list of one of these. Where a tag comes
 * twice the first value holds, as in VASP.
 */
final class IncarTags {
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Sets a tag that has no value yet. */
  void add(String tag, Object value) {
    values.putIfAbsent(tag, value);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** All tags in the order of the file. */
  Map<String, Object> asMap() {
    return Collections.unmodifiableMap(values);
  }

  /** These tags, and those of {@code others} that these lack. */
  IncarTags orElse(IncarTags others) {
    IncarTags both = new IncarTags();
    both.values.putAll(values);
    others.values.forEach(both::add);
    return both;
  }

  /** A number, or null. */
  Double number(String tag) {
    return first(tag) instanceof Number number ? (Double) number.doubleValue() : null;
  }

  double number(String tag, double otherwise) {
    return first(tag) instanceof Number number ? number.doubleValue() : otherwise;
  }

  /** A whole number, or null. */
  Integer integer(String tag) {
    return first(tag) instanceof Number number ? (Integer) number.intValue() : null;
  }

  int integer(String tag, int otherwise) {
    return first(tag) instanceof Number number ? number.intValue() : otherwise;
  }

  /** Whether a tag is set and true. */
  boolean isTrue(String tag) {
    return Boolean.TRUE.equals(first(tag));
  }

  /** A word in capitals, or empty. */
  String word(String tag) {
    Object value = first(tag);
    return value == null ? "" : value.toString().strip().toUpperCase(Locale.ROOT);
  }

  /** All numbers of a tag; none if it has none. */
  double[] numbers(String tag) {
    Object value = values.get(tag);
    List<?> list =
        value instanceof List<?> many ? many : value == null ? List.of() : List.of(value);
    return list.stream()
        .filter(Number.class::isInstance)
        .mapToDouble(number -> ((Number) number).doubleValue())
        .toArray();
  }

  private Object first(String tag) {
    Object value = values.get(tag);
    return value instanceof List<?> list ? list.isEmpty() ? null : list.getFirst() : value;
  }
}
