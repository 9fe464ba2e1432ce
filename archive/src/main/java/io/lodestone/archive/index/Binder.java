package io.lodestone.archive.index;

import io.lodestone.archive.filter.Filter;
import io.lodestone.archive.filter.Operand;
import io.lodestone.archive.filter.Operator;
import io.lodestone.archive.filter.Place;
import io.lodestone.archive.filter.PropertyPath;
import io.lodestone.core.error.InvalidInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.Query;

/**
 * Turns filters into Lucene's queries: looks up the properties, reads the constants as their
 * values, and says of each filter where it is true and where it is false.
 */
final class Binder {
  private final Vocabulary vocabulary;

  Binder(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * The entries of which the filter is true, and those of which it is false.
   *
   * @throws InvalidInput when a property does not exist, or a value or operator does not suit it
   */
  Bound bind(Filter filter) {
    return switch (filter) {
      case Filter.And(List<Filter> terms) -> and(terms);
      case Filter.Or(List<Filter> terms) -> Bound.or(terms.stream().map(this::bind).toList());
      case Filter.Not(Filter inner) -> bind(inner).not();
      case Filter.Holds(PropertyPath property) ->
          constant(property, Operator.EQUAL, new Operand.Truth(true, property.place()));
      case Filter.Known(PropertyPath property, boolean known) -> known(property, known);
      case Filter.Length length -> length(length);
      case Filter.Has has -> new HasBinder(vocabulary).bind(has);
      case Filter.Comparison(PropertyPath left, Operator operator, PropertyPath right) ->
          pair(left, operator, right);
      case Filter.Comparison(PropertyPath left, Operator operator, Operand right) ->
          constant(left, operator, right);
      case Filter.Comparison(Operand left, Operator operator, PropertyPath right) ->
          constant(right, operator.mirrored(), left);
      case Filter.Comparison constants -> constants(constants);
    };
  }

  /**
   * A conjunction. What its terms ask of one number is asked together: of two wide ranges the index
   * would have to walk through one, and a narrow range it finds at once.
   */
  private Bound and(List<Filter> terms) {
    List<Query> whenTrue = new ArrayList<>();
    List<Query> whenFalse = new ArrayList<>();
    Map<Property, NumberRange> ranges = new LinkedHashMap<>();
    for (Filter term : terms) {
      Bound bound = bind(term);
      whenFalse.add(bound.whenFalse());
      Optional<Property> ranged = rangedProperty(term);
      if (ranged.isPresent()) {
        ranges.merge(ranged.get(), range(ranged.get(), term), NumberRange::and);
      } else {
        whenTrue.add(bound.whenTrue());
      }
    }
    ranges.forEach((property, range) -> whenTrue.add(range.in(new FieldLayout(property).name())));
    return new Bound(Bound.all(whenTrue), Bound.any(whenFalse));
  }

  /** The property that a term confines to a range, if it is a comparison of that kind. */
  private Optional<Property> rangedProperty(Filter term) {
    if (!(term instanceof Filter.Comparison(Operand left, Operator operator, Operand right))
        || operator == Operator.NOT_EQUAL
        || left instanceof PropertyPath == right instanceof PropertyPath) {
      return Optional.empty();
    }
    PropertyPath path = (PropertyPath) (left instanceof PropertyPath ? left : right);
    return vocabulary
        .inFilter(path, path == left ? right : left)
        .filter(
            property -> property.type().isNumber() || property.type() == PropertyType.TIMESTAMP);
  }

  private static NumberRange range(Property property, Filter term) {
    Filter.Comparison comparison = (Filter.Comparison) term;
    boolean mirrored = comparison.right() instanceof PropertyPath;
    Operator operator = mirrored ? comparison.operator().mirrored() : comparison.operator();
    Operand constant = mirrored ? comparison.left() : comparison.right();
    Scalar number = new ConstantReader(property).read(operator, constant);
    return NumberRange.of(property.type(), operator, number);
  }

  private Bound known(PropertyPath path, boolean known) {
    List<Property> properties = vocabulary.allInFilter(path);
    if (properties.isEmpty()) {
      return Bound.always(!known);
    }
    Query there =
        Bound.any(
            properties.stream().map(property -> new PropertyQueries(property).known()).toList());
    Bound isKnown = new Bound(there, Bound.without(Bound.always(true).whenTrue(), there));
    return known ? isKnown : isKnown.not();
  }

  private Bound constant(PropertyPath path, Operator operator, Operand constant) {
    Optional<Property> found = vocabulary.inFilter(path, constant);
    if (found.isEmpty()) {
      return Bound.UNKNOWN;
    }
    Property property = requireSingle(path, found.get());
    Scalar value = new ConstantReader(property).read(operator, constant);
    PropertyQueries queries = new PropertyQueries(property);
    Query whenTrue = queries.exists(operator, value);
    return operator.isTextual()
        ? Bound.among(queries.known(), whenTrue)
        : new Bound(whenTrue, queries.exists(operator.negated(), value));
  }

  private Bound pair(PropertyPath leftPath, Operator operator, PropertyPath rightPath) {
    Optional<Property> left = vocabulary.inFilter(leftPath);
    Optional<Property> right = vocabulary.inFilter(rightPath);
    left.ifPresent(property -> requireSingle(leftPath, property));
    right.ifPresent(property -> requireSingle(rightPath, property));
    if (left.isEmpty() || right.isEmpty()) {
      return Bound.UNKNOWN;
    }
    Comparability.require(rightPath, operator, left.get(), right.get());
    return byLooking(left.get(), operator, right.get());
  }

  private Bound length(Filter.Length length) {
    Optional<Property> found = vocabulary.inFilter(length.property());
    if (length.count() instanceof PropertyPath path) {
      Optional<Property> count = vocabulary.inFilter(path);
      if (found.isEmpty() || count.isEmpty()) {
        return Bound.UNKNOWN;
      }
      Property lengths = lengths(length.property(), found.get());
      if (count.get().type() != PropertyType.INTEGER) {
        throw notACount(length.count());
      }
      return byLooking(lengths, length.operator(), count.get());
    }
    if (!(length.count() instanceof Operand.Numeral number) || !number.unit().isEmpty()) {
      throw notACount(length.count());
    }
    if (found.isEmpty()) {
      return Bound.UNKNOWN;
    }
    Property lengths = lengths(length.property(), found.get());
    PropertyQueries queries = new PropertyQueries(lengths);
    Scalar count = new ConstantReader(lengths).read(length.operator(), number);
    return new Bound(
        queries.exists(length.operator(), count),
        queries.exists(length.operator().negated(), count));
  }

  /** The length of a list as a property of its own, which is how the index keeps it. */
  private static Property lengths(PropertyPath path, Property list) {
    if (!list.type().isList()) {
      throw new InvalidInput(
          "filter",
          path.place().toString(),
          path.dotted() + ", which is " + list.type().noun(),
          "a property that is a list",
          "LENGTH counts the items of lists");
    }
    return Property.of(new FieldLayout(list).length(), PropertyType.INTEGER);
  }

  private static InvalidInput notACount(Operand operand) {
    return new InvalidInput(
        "filter",
        operand.place().toString(),
        operand.toString(),
        "a number of items, or a property that is a whole number",
        "write LENGTH 3 or LENGTH > 3");
  }

  private static Bound byLooking(Property left, Operator operator, Property right) {
    List<Query> known =
        List.of(new PropertyQueries(left).known(), new PropertyQueries(right).known());
    return new Bound(
        ValuesQuery.among(known, new PairCondition(left, operator, right, true)),
        ValuesQuery.among(known, new PairCondition(left, operator, right, false)));
  }

  private static Property requireSingle(PropertyPath path, Property property) {
    if (property.type().isList()) {
      throw new InvalidInput(
          "filter",
          path.place().toString(),
          path.dotted() + ", which is a list",
          "a property with a single value",
          "write " + path.dotted() + " HAS ...");
    }
    return property;
  }

  /** A comparison without a property, which has the same outcome for every entry. */
  private static Bound constants(Filter.Comparison comparison) {
    Operator operator = comparison.operator();
    Operand right = comparison.right();
    return switch (comparison.left()) {
      case Operand.Numeral left when right instanceof Operand.Numeral other ->
          Bound.always(ConstantReader.compare(left, operator, other));
      case Operand.Truth(boolean left, Place _)
          when right instanceof Operand.Truth(boolean other, Place _) ->
          Bound.always(operator == Operator.EQUAL == (left == other));
      default ->
          throw new InvalidInput(
              "filter",
              comparison.left().place().toString(),
              comparison.toString(),
              "a property on one side",
              "constants are compared only when both are numbers, or TRUE or FALSE");
    };
  }
}
