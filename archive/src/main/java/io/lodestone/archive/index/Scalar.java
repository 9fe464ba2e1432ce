package io.lodestone.archive.index;

import io.lodestone.archive.filter.Operator;
import java.math.BigDecimal;

/** One value that can be compared: of a property, an item of a list, or a constant. */
sealed interface Scalar {

  /** Characters; ordered by code point, as the index orders them. */
  record Text(String value) implements Scalar {}

  /** A whole number, or the microseconds of a time. */
  record Whole(long value) implements Scalar {}

  /** Any other number. */
  record Real(double value) implements Scalar {}

  /** True or false; without order. */
  record Flag(boolean value) implements Scalar {}

  /**
   * Whether this stands to the other as the operator says.
   *
   * @throws IllegalArgumentException when the two cannot be compared so
   */
  default boolean stands(Operator operator, Scalar other) {
    return switch (operator) {
      case CONTAINS -> text(this).contains(text(other));
      case STARTS -> text(this).startsWith(text(other));
      case ENDS -> text(this).endsWith(text(other));
      default -> accepts(operator, compareTo(other));
    };
  }

  /**
   * Whether the operator is true of two values of which the first is less than the second (negative
   * order), equal to it (0), or greater.
   */
  static boolean accepts(Operator operator, int order) {
    return switch (operator) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
      case CONTAINS, STARTS, ENDS -> throw new IllegalArgumentException(operator + " of an order");
    };
  }

  private int compareTo(Scalar other) {
    return switch (this) {
      case Text(String a) when other instanceof Text(String b) -> compareCodePoints(a, b);
      case Whole(long a) when other instanceof Whole(long b) -> Long.compare(a, b);
      case Whole(long a) when other instanceof Real(double b) -> compareExactly(a, b);
      case Real(double a) when other instanceof Whole(long b) -> -compareExactly(b, a);
      case Real(double a) when other instanceof Real(double b) -> Double.compare(a, b);
      case Flag(boolean a) when other instanceof Flag(boolean b) -> Boolean.compare(a, b);
      default -> throw new IllegalArgumentException(this + " and " + other);
    };
  }

  private static String text(Scalar scalar) {
    if (scalar instanceof Text(String value)) {
      return value;
    }
    throw new IllegalArgumentException(scalar + " is no text");
  }

  /** Rounding a whole number to a double keeps order, so only apparent equality needs a look. */
  private static int compareExactly(long a, double b) {
    int rounded = Double.compare((double) a, b);
    return rounded == 0 ? BigDecimal.valueOf(a).compareTo(new BigDecimal(b)) : rounded;
  }

  private static int compareCodePoints(String a, String b) {
    int end = Math.min(a.length(), b.length());
    for (int i = 0; i < end; i++) {
      if (a.charAt(i) != b.charAt(i)) {
        return Integer.compare(rank(a.charAt(i)), rank(b.charAt(i)));
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  /** Halves of code points above U+FFFF come behind all characters that are whole. */
  private static int rank(char character) {
    return Character.isSurrogate(character) ? character + 0x10000 : character;
  }
}
