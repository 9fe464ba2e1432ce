package io.lodestone.learn.subgroup;

import io.lodestone.core.quantity.UnitExpression;
import java.util.Locale;
import java.util.Optional;

/**
 * A simple statement about one attribute of a material. A missing value satisfies none, neither a
 * proposition nor its opposite.
 */
public sealed interface Proposition {
  /** The name of the column that it speaks of. */
  String attribute();

  /** As people write it, such as {@code radius ≥ 1.2 Å}. */
  String text();

  /**
   * As a filter of the archive (docs/filters.md), such as {@code radius >= 1.2 Å}; nothing where
   * the language has no words for it.
   */
  Optional<String> filter();

  /** A proposition about numbers. */
  sealed interface OfNumber extends Proposition permits AtLeast, Below, Between, Parity {
    /** Whether it holds; never for NaN, which stands for a missing value. */
    boolean holds(double value);
  }

  /** The value is a bound or more. */
  record AtLeast(String attribute, UnitExpression unit, double bound) implements OfNumber {
    @Override
    public boolean holds(double value) {
      return value >= bound;
    }

    @Override
    public String text() {
      return attribute + " ≥ " + number(bound) + suffix(unit);
    }

    @Override
    public Optional<String> filter() {
      return Optional.of(property(attribute) + " >= " + number(bound) + suffix(unit));
    }
  }

  /** The value is less than a bound. */
  record Below(String attribute, UnitExpression unit, double bound) implements OfNumber {
    @Override
    public boolean holds(double value) {
      return value < bound;
    }

    @Override
    public String text() {
      return attribute + " < " + number(bound) + suffix(unit);
    }

    @Override
    public Optional<String> filter() {
      return Optional.of(property(attribute) + " < " + number(bound) + suffix(unit));
    }
  }

  /** The value is {@code lower} or more and less than {@code upper}. */
  record Between(String attribute, UnitExpression unit, double lower, double upper)
      implements OfNumber {
    @Override
    public boolean holds(double value) {
      return value >= lower && value < upper;
    }

    @Override
    public String text() {
      return number(lower) + " ≤ " + attribute + " < " + number(upper) + suffix(unit);
    }

    @Override
    public Optional<String> filter() {
      String name = property(attribute);
      return Optional.of(
          "%s >= %s%s AND %s < %s%s"
              .formatted(name, number(lower), suffix(unit), name, number(upper), suffix(unit)));
    }
  }

  /** The value is an even, or an odd, whole number. */
  record Parity(String attribute, boolean even) implements OfNumber {
    @Override
    public boolean holds(double value) {
      return Math.rint(value) == value && (value % 2 == 0) == even;
    }

    @Override
    public String text() {
      return attribute + (even ? " is even" : " is odd");
    }

    @Override
    public Optional<String> filter() {
      return Optional.empty();
    }
  }

  /** The text is this one. */
  record Category(String attribute, String value) implements Proposition {
    /** Whether it holds; never for null, which stands for a missing value. */
    public boolean holds(String text) {
      return value.equals(text);
    }

    @Override
    public String text() {
      return attribute + " = " + value;
    }

    @Override
    public Optional<String> filter() {
      String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");
      return Optional.of(property(attribute) + " = \"" + quoted + "\"");
    }
  }

  private static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  private static String suffix(UnitExpression unit) {
    return unit.text().equals("-") ? "" : " " + unit.text();
  }

  /** The name under which the archive keeps a column of a table. */
  private static String property(String column) {
    String name = column.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
    return name.matches("[0-9].*") ? "_" + name : name;
  }
}
