package io.lodestone.archive.index;

import io.lodestone.archive.filter.Operator;
import java.util.List;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Lucene's queries for the values of one property. For a list they find the entries that have an
 * item as asked.
 */
final class PropertyQueries {
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
      case Scalar.Whole _, Scalar.Real _ -> numbers(operator, constant);
    };
  }

  /** Entries of which an item is one of these strings. */
  Query existsAmong(List<String> texts) {
    return new TermInSetQuery(layout.name(), texts.stream().map(BytesRef::new).toList());
  }

  /** Entries whose list has so many items. */
  Query length(Operator operator, long count) {
    Scalar number = new Scalar.Whole(count);
    return NumberRange.of(PropertyType.INTEGER, operator, number).in(layout.length());
  }

  private Query numbers(Operator operator, Scalar number) {
    PropertyType item = type.item();
    return operator == Operator.NOT_EQUAL
        ? Bound.any(
            List.of(
                NumberRange.of(item, Operator.LESS, number).in(layout.name()),
                NumberRange.of(item, Operator.GREATER, number).in(layout.name())))
        : NumberRange.of(item, operator, number).in(layout.name());
  }

  private Query texts(Operator operator, String text) {
    if (operator.isTextual() && text.isEmpty()) {
      return type.isList() ? length(Operator.GREATER, 0) : known();
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
}
