package io.lodestone.archive.index;

import io.lodestone.archive.filter.Operand;
import io.lodestone.archive.filter.Operator;
import io.lodestone.archive.filter.Place;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.quantity.UnitExpression;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Constants of a filter as values of the property they are compared with: numbers in its SI unit,
 * times read from strings.
 */
final class ConstantReader {
  private final Property property;

  ConstantReader(Property property) {
    this.property = property;
  }

  /** Whether a constant is of the type of a property, and in a unit of its dimension. */
  static boolean suits(Property property, Operand constant) {
    PropertyType type = property.type().item();
    return switch (constant) {
      case Operand.Text _ -> type == PropertyType.STRING || type == PropertyType.TIMESTAMP;
      case Operand.Truth _ -> type == PropertyType.BOOLEAN;
      case Operand.Numeral number when type == PropertyType.INTEGER -> number.unit().isEmpty();
      case Operand.Numeral number when type == PropertyType.FLOAT ->
          number.unit().isEmpty() || new ConstantReader(property).isCompatible(number.unit());
      default -> false;
    };
  }

  private boolean isCompatible(String written) {
    UnitExpression stored = UnitExpression.parse(property.unit().isEmpty() ? "1" : property.unit());
    return customary(written, stored).isPresent()
        || UnitExpression.parse(written).isCompatibleWith(stored);
  }

  /** The field gives energies of one particle also per mole and as wavenumbers. */
  private static Optional<MaterialsUnit> customary(String written, UnitExpression stored) {
    return Arrays.stream(MaterialsUnit.values())
        .filter(unit -> unit.symbol().equals(written))
        .filter(unit -> unit.dimension().equals(stored.dimension()))
        .findFirst();
  }

  /**
   * The constant as a value of the property, or as an item of it where it is a list.
   *
   * @throws InvalidInput when it is of another type or in a unit of another dimension, or the
   *     operator makes no sense for the property
   */
  Scalar read(Operator operator, Operand constant) {
    PropertyType type = property.type().item();
    if (operator.isTextual() && type != PropertyType.STRING) {
      throw invalid(
          constant.place(),
          operator + " on " + property,
          "a property that is a string",
          property + " is " + type.noun());
    }
    if (operator.isOrdering() && type == PropertyType.BOOLEAN) {
      throw invalid(
          constant.place(),
          operator + " on " + property,
          "= or !=",
          "TRUE and FALSE have no order");
    }
    return switch (constant) {
      case Operand.Text(String text, Place _) when type == PropertyType.STRING ->
          new Scalar.Text(IndexedEntry.indexable(text));
      case Operand.Text text when type == PropertyType.TIMESTAMP -> time(text);
      case Operand.Truth(boolean value, Place _) when type == PropertyType.BOOLEAN ->
          new Scalar.Flag(value);
      case Operand.Numeral number when type == PropertyType.INTEGER -> whole(number);
      case Operand.Numeral number when type == PropertyType.FLOAT -> real(number);
      default ->
          throw invalid(
              constant.place(),
              constant.toString(),
              type.noun() + " to compare " + property + " with",
              type == PropertyType.STRING ? "strings stand in double quotes" : "");
    };
  }

  /**
   * Whether one number stands to another as the operator says, in whatever units.
   *
   * @throws InvalidInput when their units measure different things
   */
  static boolean compare(Operand.Numeral left, Operator operator, Operand.Numeral right) {
    String unit = left.unit().isEmpty() ? "1" : left.unit();
    Property inUnit = new Property(unit, List.of(), PropertyType.FLOAT, unit, "1");
    Scalar first = new Scalar.Real(left.value().doubleValue() + 0.0);
    return first.stands(operator, new ConstantReader(inUnit).real(right));
  }

  private Scalar whole(Operand.Numeral number) {
    if (!number.unit().isEmpty()) {
      throw invalid(
          number.place(), number.toString(), "a number without a unit", property + " is a count");
    }
    BigDecimal value = number.value();
    boolean fits = value.scale() <= 0 && value.precision() - value.scale() <= 18;
    return fits ? new Scalar.Whole(value.longValueExact()) : new Scalar.Real(value.doubleValue());
  }

  private Scalar real(Operand.Numeral number) {
    String written = number.unit().isEmpty() ? property.bareUnit() : number.unit();
    double value = number.value().doubleValue();
    if (written.equals(property.unit())) {
      return new Scalar.Real(value + 0.0);
    }
    UnitExpression stored = UnitExpression.parse(property.unit().isEmpty() ? "1" : property.unit());
    Optional<MaterialsUnit> customary = customary(written, stored);
    if (customary.isPresent()) {
      return new Scalar.Real(stored.fromSi(customary.get().toSi(value)) + 0.0);
    }
    UnitExpression unit = UnitExpression.parse(written);
    if (!unit.isCompatibleWith(stored)) {
      throw invalid(
          number.place(),
          number.toString(),
          property.unit().isEmpty()
              ? "a number without a unit"
              : "a unit such as " + property.bareUnit(),
          property + (property.unit().isEmpty() ? " has none" : " is kept in " + property.unit()));
    }
    return new Scalar.Real(unit.to(stored, value) + 0.0);
  }

  /** RFC 3339, or a date alone for its first moment in UTC. */
  private Scalar time(Operand.Text text) {
    String written = text.value().toUpperCase(Locale.ROOT);
    try {
      Instant time =
          written.length() == 10
              ? LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(written).toInstant();
      return new Scalar.Whole(IndexedEntry.micros(time));
    } catch (DateTimeParseException e) {
      throw invalid(
          text.place(),
          text.toString(),
          PropertyType.TIMESTAMP.noun() + ", to compare " + property + " with",
          "write it as RFC 3339 says, with Z or a distance from UTC");
    }
  }

  private static InvalidInput invalid(Place place, String found, String expected, String hint) {
    return new InvalidInput("filter", place.toString(), found, expected, hint);
  }
}
