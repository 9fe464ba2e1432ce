package io.lodestone.archive.index;

import io.lodestone.archive.filter.Operator;
import io.lodestone.archive.filter.PropertyPath;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;

/** Whether one property can be compared with another. */
final class Comparability {
  private Comparability() {}

  /**
   * Holds that what the first has, or its items, can stand to the second as the operator says.
   *
   * @param path how the filter names the second
   * @throws InvalidInput when it cannot
   */
  static void require(PropertyPath path, Operator operator, Property first, Property second) {
    PropertyType one = first.type().item();
    PropertyType other = second.type();
    boolean sameKind = one == other || one.isNumber() && other.isNumber();
    boolean suits =
        operator.isTextual()
            ? one == PropertyType.STRING
            : operator.isEquality() || one != PropertyType.BOOLEAN;
    if (!sameKind || !suits || !sameDimension(first, second)) {
      throw new InvalidInput(
          "filter",
          path.place().toString(),
          first + " " + operator + " " + second,
          "a property that can be compared with " + first + " so",
          first + " is " + described(first) + ", " + second + " is " + described(second));
    }
  }

  private static String described(Property property) {
    String unit = property.unit().isEmpty() ? "" : " in " + property.unit();
    return property.type().noun() + unit;
  }

  private static boolean sameDimension(Property first, Property second) {
    return first.unit().equals(second.unit())
        || !first.unit().isEmpty()
            && !second.unit().isEmpty()
            && UnitExpression.parse(first.unit())
                .isCompatibleWith(UnitExpression.parse(second.unit()));
  }
}
