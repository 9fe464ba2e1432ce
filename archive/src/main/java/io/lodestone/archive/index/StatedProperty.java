package io.lodestone.archive.index;

import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.quantity.UnitExpression;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A property that a table or an experiment states, as a property that can be searched.
 *
 * <p>Such properties are not known beforehand. Each becomes a field of the index, whose name tells
 * what a search has to know of it: {@code measured.hardness in Pa}, {@code measured.phase as text}.
 * Numbers in units of different dimensions, and text, are fields of their own, so that no value is
 * ever compared with one of another kind.
 *
 * <p>A filter calls it by its bare name, {@code hardness}, where no quantity of the results has
 * that name; by {@code measured.hardness} always; and where tables differ in what they state under
 * one name, by {@code hardness_in_pa} or {@code hardness_as_text}.
 *
 * @param name its bare name: what the source calls it, in lower case, with an underscore for what
 *     cannot stand in a name
 * @param property what it is for searches
 */
public record StatedProperty(String name, Property property) {
  private static final String SECTION = "measured.";
  private static final String AS_TEXT = " as text";
  private static final Pattern FIELD =
      Pattern.compile("measured\\.([a-z_][a-z0-9_]*)(?: in ([^#]+)|( as text))?");
  private static final int LONGEST_NAME = 100;

  /** The property of that name; empty when nothing in it can stand in a name. */
  public static Optional<StatedProperty> of(MaterialProperty stated) {
    String name = name(stated.name());
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (stated.value() == null) {
      return Optional.of(text(name));
    }
    return Optional.of(number(name, stated.unit() == null ? "" : stated.unit()));
  }

  /** The property that a field of an index holds; empty for a field of another kind. */
  static Optional<StatedProperty> ofField(String field) {
    Matcher matcher = FIELD.matcher(field);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String name = matcher.group(1);
    String unit = matcher.group(2);
    return Optional.of(
        matcher.group(3) != null ? text(name) : number(name, unit == null ? "" : unit));
  }

  /** What a filter calls a property that a source calls so; empty where nothing is left of it. */
  public static String name(String stated) {
    if (stated == null) {
      return "";
    }
    String plain =
        Normalizer.normalize(stated, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_|_$", "");
    if (plain.isEmpty()) {
      return "";
    }
    String name = Character.isDigit(plain.charAt(0)) ? "_" + plain : plain;
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }

  /** Whether tables state the property, so that no entry has it among its results. */
  public static boolean isStated(Property property) {
    return property.name().startsWith(SECTION);
  }

  /** The first of the names that mean this property and no other: {@code hardness_in_pa}. */
  public String ownName() {
    return ownNames().getFirst();
  }

  /** Names that mean this property whatever else tables state: all that hold its kind. */
  List<String> ownNames() {
    String kind = property.name().substring((SECTION + name).length());
    String own = kind.isEmpty() ? "_without_unit" : kind.replaceAll("[^a-z0-9A-Z]+", "_");
    List<String> names = new ArrayList<>();
    names.add(name + own.toLowerCase(Locale.ROOT));
    names.add(SECTION + names.getFirst());
    return names;
  }

  /** Names that it may share with others. */
  List<String> sharedNames() {
    return List.of(SECTION + name, "results.properties." + SECTION + name);
  }

  private static StatedProperty text(String name) {
    return new StatedProperty(name, Property.of(SECTION + name + AS_TEXT, PropertyType.STRING));
  }

  private static StatedProperty number(String name, String unit) {
    if (unit.isEmpty()) {
      return new StatedProperty(name, Property.of(SECTION + name, PropertyType.FLOAT));
    }
    String usual =
        MaterialsUnit.usualFor(UnitExpression.parse(unit).dimension())
            .map(MaterialsUnit::symbol)
            .orElse(unit);
    return new StatedProperty(
        name,
        new Property(SECTION + name + " in " + unit, List.of(), PropertyType.FLOAT, unit, usual));
  }
}
