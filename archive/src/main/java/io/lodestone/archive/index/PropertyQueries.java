package io.lodestone.archive.index;

import io.lodestone.archive.filter.Operator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Lucene's queries for the values of one property. For a list they find the entries that have an
 * item as asked.
 */
final class PropertyQueries {
  private static final Query NONE = MatchNoDocsQuery.INSTANCE;

  private final PropertyType type;
  private final FieldLayout layout;

  PropertyQueries(Property property) {
    type = property.type();
    layout = new FieldLayout(property);
  }

  /** Entries that have a value of the property, be it an empty list. */
  Query known() {
    return new FieldExistsQuery(type.isList() ? layout.length() : layout.name());
  }

  /**
   * Entries whose value, or an item of whose value, stands to the constant as the operator says.
   */
  Query exists(Operator operator, Scalar constant) {
    return switch (constant) {
      case Scalar.Text(String text) -> texts(operator, text);
      case Scalar.Flag(boolean flag) ->
          word(Boolean.toString(flag == (operator == Operator.EQUAL)));
      case Scalar.Whole(long number) when type.item() == PropertyType.FLOAT ->
          reals(operator, number);
      case Scalar.Real(double number) when type.item() == PropertyType.FLOAT ->
          reals(operator, number);
      case Scalar number -> wholes(layout.name(), operator, number);
    };
  }

  /** Entries of which an item is one of these strings. */
  Query existsAmong(List<String> texts) {
    return new TermInSetQuery(layout.name(), texts.stream().map(BytesRef::new).toList());
  }

  /** Entries whose list has so many items. */
  Query length(Operator operator, Scalar count) {
    return wholes(layout.length(), operator, count);
  }

  private Query texts(Operator operator, String text) {
    if (operator.isTextual() && text.isEmpty()) {
      return type.isList() ? length(Operator.GREATER, new Scalar.Whole(0)) : known();
    }
    BytesRef bytes = new BytesRef(text);
    return switch (operator) {
      case EQUAL -> word(text);
      case NOT_EQUAL ->
          type.isList()
              ? Bound.any(List.of(below(bytes, false), above(bytes, false)))
              : Bound.without(known(), word(text));
      case LESS -> below(bytes, false);
      case LESS_OR_EQUAL -> below(bytes, true);
      case GREATER -> above(bytes, false);
      case GREATER_OR_EQUAL -> above(bytes, true);
      case CONTAINS -> TextGrams.containing(layout.grams(), text);
      case STARTS -> TextGrams.startingWith(layout.grams(), text);
      case ENDS -> TextGrams.endingWith(layout.grams(), text);
    };
  }

  private Query word(String word) {
    return new ConstantScoreQuery(new TermQuery(new Term(layout.name(), word)));
  }

  private Query below(BytesRef bound, boolean inclusive) {
    return range(null, bound, true, inclusive);
  }

  private Query above(BytesRef bound, boolean inclusive) {
    return range(bound, null, inclusive, true);
  }

  private Query range(BytesRef low, BytesRef high, boolean withLow, boolean withHigh) {
    return type.isList()
        ? SortedSetDocValuesField.newSlowRangeQuery(layout.name(), low, high, withLow, withHigh)
        : SortedDocValuesField.newSlowRangeQuery(layout.name(), low, high, withLow, withHigh);
  }

  private Query reals(Operator operator, double number) {
    String field = layout.name();
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    return switch (operator) {
      case EQUAL -> DoubleField.newExactQuery(field, number);
      case NOT_EQUAL ->
          Bound.any(List.of(reals(Operator.LESS, number), reals(Operator.GREATER, number)));
      case LESS ->
          number == low ? NONE : DoubleField.newRangeQuery(field, low, Math.nextDown(number));
      case LESS_OR_EQUAL -> DoubleField.newRangeQuery(field, low, number);
      case GREATER ->
          number == high ? NONE : DoubleField.newRangeQuery(field, Math.nextUp(number), high);
      case GREATER_OR_EQUAL -> DoubleField.newRangeQuery(field, number, high);
      case CONTAINS, STARTS, ENDS -> throw new IllegalArgumentException(operator + " on a number");
    };
  }

  private static Query wholes(String field, Operator operator, Scalar number) {
    BigDecimal exact =
        switch (number) {
          case Scalar.Whole(long value) -> BigDecimal.valueOf(value);
          case Scalar.Real(double value) when Double.isFinite(value) -> new BigDecimal(value);
          case Scalar.Real(double value) ->
              BigDecimal.valueOf(Long.MAX_VALUE).multiply(BigDecimal.valueOf(value > 0 ? 2 : -2));
          default -> throw new IllegalArgumentException(number + " is no number");
        };
    BigDecimal floor = exact.setScale(0, RoundingMode.FLOOR);
    BigDecimal ceiling = exact.setScale(0, RoundingMode.CEILING);
    BigDecimal low = BigDecimal.valueOf(Long.MIN_VALUE);
    BigDecimal high = BigDecimal.valueOf(Long.MAX_VALUE);
    return switch (operator) {
      case EQUAL -> wholes(field, ceiling, floor);
      case NOT_EQUAL ->
          Bound.any(
              List.of(
                  wholes(field, Operator.LESS, number), wholes(field, Operator.GREATER, number)));
      case LESS -> wholes(field, low, ceiling.subtract(BigDecimal.ONE));
      case LESS_OR_EQUAL -> wholes(field, low, floor);
      case GREATER -> wholes(field, floor.add(BigDecimal.ONE), high);
      case GREATER_OR_EQUAL -> wholes(field, ceiling, high);
      case CONTAINS, STARTS, ENDS -> throw new IllegalArgumentException(operator + " on a number");
    };
  }

  private static Query wholes(String field, BigDecimal low, BigDecimal high) {
    BigDecimal least = low.max(BigDecimal.valueOf(Long.MIN_VALUE));
    BigDecimal most = high.min(BigDecimal.valueOf(Long.MAX_VALUE));
    return least.compareTo(most) > 0
        ? NONE
        : LongField.newRangeQuery(field, least.longValueExact(), most.longValueExact());
  }
}
