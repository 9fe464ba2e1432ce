package io.lodestone.core.settings;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The settings of a method, read off a record whose components carry {@link Setting}.
 *
 * <p>Settings are written {@code r_cut=5,n_max=8}: the names of the components in snake case, in
 * any order, those left out at their defaults. Components are of type {@code int}, {@code long},
 * {@code double}, {@code boolean}, {@link String}, an enum (in lower case, words joined by
 * underscores), or a {@link List} of double, written {@code 1+2.5} ({@code none} when it is empty).
 * A text or list holds no comma. The record itself refuses values that make no sense, with {@link
 * InvalidInput}.
 *
 * @param <S> the record
 */
public final class SettingsType<S extends Record> {
  private final Class<S> type;
  private final Constructor<S> constructor;
  private final List<Item> items;

  /**
   * One setting.
   *
   * @param name in snake case
   * @param kind what may be written: whole number, number, true or false, text, numbers, or the
   *     values of an enum
   * @param unit empty for what has none
   * @param byDefault as a user would write it
   * @param text the meaning
   */
  public record Item(String name, String kind, String unit, String byDefault, String text) {}

  private SettingsType(Class<S> type) {
    this.type = type;
    RecordComponent[] components = type.getRecordComponents();
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(type + " is no record", e);
    }
    items = Arrays.stream(components).map(SettingsType::item).toList();
  }

  /** The settings that a record stands for; each component needs a {@link Setting}. */
  public static <S extends Record> SettingsType<S> of(Class<S> type) {
    return new SettingsType<>(type);
  }

  /** What can be set, in the order of the components. */
  public List<Item> items() {
    return items;
  }

  /** All settings at their defaults. */
  public S defaults() {
    return make(new LinkedHashMap<>());
  }

  /**
   * Reads settings from text such as {@code r_cut=5,n_max=8}; an empty text gives the defaults.
   *
   * @throws InvalidInput for a name that is not there, one that is set twice, or a value that does
   *     not fit
   */
  public S parse(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw new InvalidInput(
            null, null, part.strip(), "settings such as " + example(), "set one with name=value");
      }
      String name = part.substring(0, equals).strip();
      if (values.put(known(name), part.substring(equals + 1).strip()) != null) {
        throw new InvalidInput(null, null, name + " twice", "each setting once", null);
      }
    }
    return make(values);
  }

  /**
   * Settings by name, each value written as behind an equals sign; those left out at their
   * defaults.
   *
   * @throws InvalidInput for a name that is not there, or a value that does not fit
   */
  public S read(Map<String, String> values) {
    values.keySet().forEach(this::known);
    return make(values);
  }

  /**
   * The same settings but for one.
   *
   * @throws InvalidInput as of {@link #parse}
   */
  public S with(S settings, String name, String value) {
    Map<String, String> values = values(settings);
    values.put(known(name), value);
    return make(values);
  }

  /** The settings by name, as {@link #parse} reads them: all, also those at their defaults. */
  public Map<String, String> values(S settings) {
    Map<String, String> values = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      values.put(snake(component.getName()), write(value(component, settings)));
    }
    return values;
  }

  /** The text that {@link #parse} reads back: all settings, also those at their defaults. */
  public String text(S settings) {
    return values(settings).entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(","));
  }

  private String known(String name) {
    List<String> names = items.stream().map(Item::name).toList();
    if (!names.contains(name)) {
      throw new InvalidInput(
          null,
          null,
          "setting '" + name + "'",
          names.isEmpty() ? "no settings" : "one of " + String.join(", ", names),
          new Spelling(names).hint(name, ""));
    }
    return name;
  }

  private String example() {
    return items.stream()
        .limit(2)
        .map(item -> item.name() + "=" + item.byDefault())
        .collect(Collectors.joining(","));
  }

  private S make(Map<String, String> values) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Item item = items.get(i);
      String text = values.getOrDefault(item.name(), item.byDefault());
      arguments[i] = read(components[i].getType(), text, item);
    }
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Item item(RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    if (setting == null) {
      throw new IllegalArgumentException(component + " is not explained by @Setting");
    }
    return new Item(
        snake(component.getName()),
        kind(component.getType()),
        setting.unit(),
        setting.value(),
        setting.text());
  }

  private static String kind(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(SettingsType::write)
          .collect(Collectors.joining("|"));
    } else if (type == int.class || type == long.class) {
      return "whole number";
    } else if (type == double.class) {
      return "number";
    } else if (type == boolean.class) {
      return "true|false";
    } else if (type == List.class) {
      return "numbers";
    } else if (type == String.class) {
      return "text";
    }
    throw new IllegalArgumentException("settings of type " + type + " cannot be read from text");
  }

  private static Object read(Class<?> type, String text, Item item) {
    try {
      if (type == int.class) {
        return Integer.parseInt(text);
      } else if (type == long.class) {
        return Long.parseLong(text);
      } else if (type == double.class) {
        return number(text);
      } else if (type == boolean.class && (text.equals("true") || text.equals("false"))) {
        return Boolean.parseBoolean(text);
      } else if (type == String.class) {
        return text;
      } else if (type == List.class) {
        return numbers(text);
      } else if (type.isEnum()) {
        for (Object constant : type.getEnumConstants()) {
          if (write(constant).equals(text)) {
            return constant;
          }
        }
      }
    } catch (NumberFormatException e) {
      // Falls through: said below with what was expected.
    }
    String unit = item.unit().isEmpty() ? "" : " in " + item.unit();
    throw new InvalidInput(null, item.name(), text, item.kind() + unit, item.text());
  }

  private static List<Double> numbers(String text) {
    List<Double> numbers = new ArrayList<>();
    if (!text.equals("none")) {
      for (String part : text.split("\\+", -1)) {
        numbers.add(number(part));
      }
    }
    return List.copyOf(numbers);
  }

  private static double number(String text) {
    double number = Double.parseDouble(text);
    if (!Double.isFinite(number)) {
      throw new NumberFormatException(text);
    }
    return number;
  }

  private static Object value(RecordComponent component, Record settings) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String write(Object value) {
    return switch (value) {
      case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
      case List<?> list when list.isEmpty() -> "none";
      case List<?> list -> list.stream().map(SettingsType::write).collect(Collectors.joining("+"));
      case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
          Long.toString(number.longValue());
      default -> value.toString();
    };
  }

  private static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
