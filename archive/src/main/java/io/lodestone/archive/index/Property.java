package io.lodestone.archive.index;

import io.lodestone.archive.metainfo.ResultQuantity;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.quantity.UnitExpression;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A property of entries that can be searched.
 *
 * @param name in snake_case; what filters, sort keys and facets call it
 * @param aliases other names for it, such as OPTIMADE's or the whole path in the Metainfo
 * @param type type of its values
 * @param unit SI unit of its values; empty for what has none
 * @param bareUnit unit of a number that a filter gives without one: what people of the field see,
 *     such as eV; empty for what has none
 */
public record Property(
    String name, List<String> aliases, PropertyType type, String unit, String bareUnit) {

  /** The identifier of an entry, which every index has. */
  public static final Property ID = of("id", PropertyType.STRING, "entry_id");

  public Property {
    Objects.requireNonNull(type, name);
    aliases = List.copyOf(aliases);
  }

  /** A property without a unit. */
  public static Property of(String name, PropertyType type, String... aliases) {
    return new Property(name, List.of(aliases), type, "", "");
  }

  /** The property that shows a quantity of the results, under all its names. */
  public static Property of(ResultQuantity quantity) {
    List<String> aliases =
        Stream.of(quantity.path(), quantity.optimadeName())
            .filter(alias -> !alias.isEmpty() && !alias.equals(quantity.name()))
            .toList();
    PropertyType type =
        switch (quantity.type()) {
          case STRING -> PropertyType.STRING;
          case INTEGER -> PropertyType.INTEGER;
          case FLOAT -> PropertyType.FLOAT;
          case BOOLEAN -> PropertyType.BOOLEAN;
          case STRINGS -> PropertyType.STRINGS;
          case INTEGERS -> PropertyType.INTEGERS;
          case FLOATS -> PropertyType.FLOATS;
        };
    String unit = quantity.unit();
    String bareUnit =
        unit.isEmpty()
            ? ""
            : MaterialsUnit.usualFor(UnitExpression.parse(unit).dimension())
                .map(MaterialsUnit::symbol)
                .orElse(unit);
    return new Property(quantity.name(), aliases, type, unit, bareUnit);
  }

  @Override
  public String toString() {
    return name;
  }
}
