package io.lodestone.study.source;

import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.quantity.UnitExpression;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A value as people read it.
 *
 * @param number text of the value
 * @param unit its unit, or empty
 */
public record DisplayValue(String number, String unit) {
  /**
   * A value of a quantity.
   *
   * @param value as it is kept; not null
   * @param si unit in which it is kept
   */
  public static DisplayValue of(Object value, String si) {
    if (value instanceof Double number) {
      return usual(si)
          .map(unit -> new DisplayValue(format(unit.fromSi(number)), raised(unit.symbol())))
          .orElseGet(() -> new DisplayValue(format(number), raised(si)));
    }
    if (value instanceof List<?> list) {
      return new DisplayValue(
          list.stream()
              .map(
                  item -> item instanceof Double number ? of(number, si).number() : item.toString())
              .collect(Collectors.joining(" ")),
          unit(si));
    }
    if (value instanceof Boolean truth) {
      return new DisplayValue(truth ? "yes" : "no", "");
    }
    return new DisplayValue(value.toString(), si);
  }

  /** The unit in which people see values kept in an SI unit. */
  public static String unit(String si) {
    return raised(usual(si).map(MaterialsUnit::symbol).orElse(si));
  }

  private static Optional<MaterialsUnit> usual(String si) {
    return si.isEmpty()
        ? Optional.empty()
        : MaterialsUnit.usualFor(UnitExpression.parse(si).dimension());
  }

  private static String raised(String unit) {
    return unit.replace("^2", "²").replace("^3", "³");
  }

  /** Six digits that count, without an exponent where people would write none. */
  public static String format(double value) {
    double size = Math.abs(value);
    if (value == 0) {
      return "0";
    }
    if (size < 1e-4 || size >= 1e7) {
      return String.format(Locale.ROOT, "%.5e", value);
    }
    int decimals = Math.clamp(5 - (int) Math.floor(Math.log10(size)), 0, 8);
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }

  @Override
  public String toString() {
    return unit.isEmpty() ? number : number + " " + unit;
  }
}
