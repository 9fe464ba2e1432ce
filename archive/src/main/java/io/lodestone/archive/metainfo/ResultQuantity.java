package io.lodestone.archive.metainfo;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One quantity of {@link Results} as a flat, typed property: what the catalog has as a column, the
 * index as a field, and a filter as a name.
 *
 * @param name last part of the path, in snake_case; unique among the quantities
 * @param path whole path, such as {@code results.material.n_elements}
 * @param optimadeName name that OPTIMADE gives it, or empty
 * @param type type of its values
 * @param unit SI unit of its values, or empty
 * @param description what it is
 * @param reader its value, or null where missing
 */
public record ResultQuantity(
    String name,
    String path,
    String optimadeName,
    Type type,
    String unit,
    String description,
    Function<Results, Object> reader) {

  /** Types of values, and the Java class of each. */
  public enum Type {
    /** {@link String}. */
    STRING,
    /** {@link Integer}. */
    INTEGER,
    /** {@link Double}. */
    FLOAT,
    /** {@link Boolean}. */
    BOOLEAN,
    /** {@link List} of {@link String}. */
    STRINGS,
    /** {@link List} of {@link Integer}. */
    INTEGERS,
    /** {@link List} of {@link Double}. */
    FLOATS
  }

  /** All quantities of {@link Results}, in the order of its definition. */
  public static final List<ResultQuantity> ALL =
      List.copyOf(of(Results.class, "results", results -> results));

  /** The value in {@code results}, or null where missing. */
  public Object of(Results results) {
    return reader.apply(results);
  }

  private static List<ResultQuantity> of(
      Class<?> section, String path, Function<Results, Object> parent) {
    List<ResultQuantity> found = new ArrayList<>();
    for (RecordComponent component : section.getRecordComponents()) {
      String name = SnakeCase.of(component.getName());
      Function<Results, Object> reader =
          results -> {
            Object owner = parent.apply(results);
            return owner == null ? null : value(component, owner);
          };
      if (component.getType().isAnnotationPresent(Section.class)) {
        found.addAll(of(component.getType(), path + "." + name, reader));
        continue;
      }
      Type type = type(component);
      if (type != null) {
        Quantity quantity = component.getAnnotation(Quantity.class);
        String optimade = "optimade:";
        found.add(
            new ResultQuantity(
                name,
                path + "." + name,
                quantity.term().startsWith(optimade)
                    ? quantity.term().substring(optimade.length())
                    : "",
                type,
                quantity.unit(),
                quantity.value(),
                reader));
      }
    }
    return found;
  }

  /** Lists of sections have no flat form and are left out: null. */
  private static Type type(RecordComponent component) {
    if (component.getGenericType() instanceof ParameterizedType list) {
      return switch (list.getActualTypeArguments()[0].getTypeName()) {
        case "java.lang.String" -> Type.STRINGS;
        case "java.lang.Integer" -> Type.INTEGERS;
        case "java.lang.Double" -> Type.FLOATS;
        default -> null;
      };
    }
    return switch (component.getType().getSimpleName()) {
      case "String" -> Type.STRING;
      case "Integer" -> Type.INTEGER;
      case "Double" -> Type.FLOAT;
      case "Boolean" -> Type.BOOLEAN;
      default -> throw new IllegalStateException("no flat type for " + component);
    };
  }

  private static Object value(RecordComponent component, Object owner) {
    try {
      return component.getAccessor().invoke(owner);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(component.toString(), e);
    }
  }
}
