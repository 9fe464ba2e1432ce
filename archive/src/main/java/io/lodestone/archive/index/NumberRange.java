package io.lodestone.archive.index;

import io.lodestone.archive.filter.Operator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.NumericUtils;

/**
 * Neighbouring values of a numeric property: those that an operator and a number allow, or that
 * several such allow together.
 *
 * @param low the least of them, in the whole numbers by which the index orders values
 * @param high the largest of them; none is allowed where it is below the least
 * @param type type of the values
 */
record NumberRange(long low, long high, PropertyType type) {
  private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  /**
   * The values that stand to the number as the operator says, which is equality or an order.
   *
   * @param type of the values
   */
  static NumberRange of(PropertyType type, Operator operator, Scalar number) {
    return type == PropertyType.FLOAT
        ? ofReals(operator, real(number))
        : ofWholes(type, operator, exact(number));
  }

  private static NumberRange ofReals(Operator operator, double number) {
    long at = NumericUtils.doubleToSortableLong(number);
    long least = NumericUtils.doubleToSortableLong(Double.NEGATIVE_INFINITY);
    long most = NumericUtils.doubleToSortableLong(Double.POSITIVE_INFINITY);
    return switch (operator) {
      case EQUAL -> new NumberRange(at, at, PropertyType.FLOAT);
      case LESS -> new NumberRange(least, at - 1, PropertyType.FLOAT);
      case LESS_OR_EQUAL -> new NumberRange(least, at, PropertyType.FLOAT);
      case GREATER -> new NumberRange(at + 1, most, PropertyType.FLOAT);
      case GREATER_OR_EQUAL -> new NumberRange(at, most, PropertyType.FLOAT);
      case NOT_EQUAL, CONTAINS, STARTS, ENDS -> throw notARange(operator);
    };
  }

  private static NumberRange ofWholes(PropertyType type, Operator operator, BigDecimal number) {
    BigDecimal floor = number.setScale(0, RoundingMode.FLOOR);
    BigDecimal ceiling = number.setScale(0, RoundingMode.CEILING);
    return switch (operator) {
      case EQUAL -> clamped(type, ceiling, floor);
      case LESS -> clamped(type, LEAST, ceiling.subtract(BigDecimal.ONE));
      case LESS_OR_EQUAL -> clamped(type, LEAST, floor);
      case GREATER -> clamped(type, floor.add(BigDecimal.ONE), MOST);
      case GREATER_OR_EQUAL -> clamped(type, ceiling, MOST);
      case NOT_EQUAL, CONTAINS, STARTS, ENDS -> throw notARange(operator);
    };
  }

  private static NumberRange clamped(PropertyType type, BigDecimal low, BigDecimal high) {
    BigDecimal least = low.max(LEAST);
    BigDecimal most = high.min(MOST);
    return least.compareTo(most) > 0
        ? new NumberRange(1, 0, type)
        : new NumberRange(least.longValueExact(), most.longValueExact(), type);
  }

  /** The values that both ranges hold. */
  NumberRange and(NumberRange other) {
    return new NumberRange(Math.max(low, other.low), Math.min(high, other.high), type);
  }

  /** Entries of which the field, or an item of it, is in the range. */
  Query in(String field) {
    if (low > high) {
      return MatchNoDocsQuery.INSTANCE;
    }
    return type == PropertyType.FLOAT
        ? DoubleField.newRangeQuery(
            field, NumericUtils.sortableLongToDouble(low), NumericUtils.sortableLongToDouble(high))
        : LongField.newRangeQuery(field, low, high);
  }

  private static double real(Scalar number) {
    return switch (number) {
      case Scalar.Real(double value) -> value;
      case Scalar.Whole(long value) -> value;
      default -> throw new IllegalArgumentException(number + " is no number");
    };
  }

  private static BigDecimal exact(Scalar number) {
    return switch (number) {
      case Scalar.Whole(long value) -> BigDecimal.valueOf(value);
      case Scalar.Real(double value) when Double.isFinite(value) -> new BigDecimal(value);
      case Scalar.Real(double value) -> MOST.multiply(BigDecimal.valueOf(value > 0 ? 2 : -2));
      default -> throw new IllegalArgumentException(number + " is no number");
    };
  }

  private static IllegalArgumentException notARange(Operator operator) {
    return new IllegalArgumentException(operator + " is no range of numbers");
  }
}
