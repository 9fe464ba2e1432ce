package io.lodestone.archive.metainfo;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a section is made of, read off its record: the source of all documentation and schemas.
 *
 * @param name name of the record
 * @param description what the section holds
 * @param quantities its quantities and sub-sections, in the order of the record
 * @param codeSpecific whether it may hold quantities that only one program has
 */
public record SectionDefinition(
    String name, String description, List<QuantityDefinition> quantities, boolean codeSpecific) {

  /**
   * A quantity or sub-section.
   *
   * @param name in snake_case, as in JSON
   * @param type name of the type of one value: a section, or String, Integer, Double, Boolean,
   *     Tensor, Map
   * @param repeats whether it is a list
   * @param unit SI unit, or empty
   * @param description what it is
   * @param term name in another vocabulary, or empty
   */
  public record QuantityDefinition(
      String name, String type, boolean repeats, String unit, String description, String term) {}

  /**
   * The sections that an entry is made of: the top ones and everything below them, each once, from
   * the top down.
   */
  public static List<SectionDefinition> all() {
    Map<Class<?>, SectionDefinition> found = new LinkedHashMap<>();
    for (Class<?> top : List.of(Run.class, Workflow.class, MaterialProperty.class, Results.class)) {
      collect(top, found);
    }
    return List.copyOf(found.values());
  }

  private static void collect(Class<?> section, Map<Class<?>, SectionDefinition> found) {
    if (found.containsKey(section)) {
      return;
    }
    List<QuantityDefinition> quantities = new ArrayList<>();
    List<Class<?>> below = new ArrayList<>();
    boolean codeSpecific = false;
    for (RecordComponent component : section.getRecordComponents()) {
      Quantity quantity = component.getAnnotation(Quantity.class);
      if (quantity == null) {
        codeSpecific = true;
        continue;
      }
      boolean repeats = List.class.isAssignableFrom(component.getType());
      Class<?> type =
          repeats
              ? (Class<?>)
                  ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
              : component.getType();
      if (type.isAnnotationPresent(Section.class)) {
        below.add(type);
      }
      quantities.add(
          new QuantityDefinition(
              SnakeCase.of(component.getName()),
              type.getSimpleName(),
              repeats,
              quantity.unit(),
              quantity.value(),
              quantity.term()));
    }
    found.put(
        section,
        new SectionDefinition(
            section.getSimpleName(),
            section.getAnnotation(Section.class).value(),
            List.copyOf(quantities),
            codeSpecific));
    below.forEach(type -> collect(type, found));
  }
}
