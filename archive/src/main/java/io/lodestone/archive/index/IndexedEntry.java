package io.lodestone.archive.index;

import io.lodestone.archive.likeness.Likeness;
import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.metainfo.ResultQuantity;
import io.lodestone.archive.metainfo.Results;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the index is to know of one entry: its values, and text to be found by its words.
 *
 * <p>What is not there is unknown. A list that is empty is known to be empty.
 */
public final class IndexedEntry {
  /** Longer strings are cut for the index, which cannot hold words of any length. */
  static final int LONGEST_STRING = 8_000;

  /** A table of more columns than this is not for people; each would be a field of the index. */
  private static final int MOST_STATED = 200;

  private final String id;
  private final Map<Property, List<Scalar>> values = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private final Map<Likeness, double[]> rows = new EnumMap<>(Likeness.class);

  public IndexedEntry(String id) {
    this.id = id;
    put(Property.ID, id);
  }

  /**
   * Sets the value of a property; null leaves it unknown, and so does NaN.
   *
   * @param value a String, Boolean, Integer or Long, Double, Instant, or a List of one of them, as
   *     the type of the property says
   * @throws IllegalArgumentException when the value is of another type
   */
  public IndexedEntry put(Property property, Object value) {
    if (value == null || value.equals(Double.NaN)) {
      return this;
    }
    if (property.type().isList() != value instanceof List<?>) {
      throw new IllegalArgumentException(property + " cannot be " + value);
    }
    List<Scalar> items = new ArrayList<>();
    for (Object item : value instanceof List<?> list ? list : List.of(value)) {
      items.add(scalar(property, item));
    }
    values.put(property, items);
    return this;
  }

  /**
   * Sets all quantities of the results that are there, and the properties that a table states; an
   * empty list counts as missing, as it does in the Metainfo.
   */
  public IndexedEntry put(Vocabulary vocabulary, Results results) {
    for (ResultQuantity quantity : ResultQuantity.ALL) {
      Object value = quantity.of(results);
      if (!(value instanceof List<?> list && list.isEmpty())) {
        put(vocabulary.named(quantity.name()), value);
      }
    }
    results.properties().measured().stream()
        .limit(MOST_STATED)
        .forEach(
            property ->
                StatedProperty.of(property).ifPresent(stated -> putFirst(stated, property)));
    return this;
  }

  /** Of a property that is stated several times, the first counts. */
  private void putFirst(StatedProperty stated, MaterialProperty property) {
    if (!values.containsKey(stated.property())) {
      put(stated.property(), property.value() == null ? property.text() : property.value());
    }
  }

  /** Adds text whose words shall find the entry; null adds nothing. */
  public IndexedEntry text(String text) {
    if (text != null) {
      texts.add(text);
    }
    return this;
  }

  /** Sets the numbers by which the entry is like others. */
  public IndexedEntry row(Likeness by, double[] row) {
    rows.put(by, row);
    return this;
  }

  String id() {
    return id;
  }

  Map<Property, List<Scalar>> values() {
    return values;
  }

  Map<Likeness, double[]> rows() {
    return rows;
  }

  List<String> texts() {
    return texts;
  }

  /** Microseconds since 1970, which is how the index keeps a time. */
  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  /** The text as the index keeps it: not too long, and without the character it uses itself. */
  static String indexable(String text) {
    String clean = text.replace('\0', '\uFFFD');
    if (clean.length() <= LONGEST_STRING) {
      return clean;
    }
    boolean splitsPair = Character.isHighSurrogate(clean.charAt(LONGEST_STRING - 1));
    return clean.substring(0, splitsPair ? LONGEST_STRING - 1 : LONGEST_STRING);
  }

  private static Scalar scalar(Property property, Object item) {
    PropertyType type = property.type().item();
    return switch (item) {
      case String text when type == PropertyType.STRING -> new Scalar.Text(indexable(text));
      case Boolean flag when type == PropertyType.BOOLEAN -> new Scalar.Flag(flag);
      case Integer number when type == PropertyType.INTEGER -> new Scalar.Whole(number);
      case Long number when type == PropertyType.INTEGER -> new Scalar.Whole(number);
      // Adding zero makes -0.0 an ordinary zero, to which the index would not find it equal.
      case Double number when type == PropertyType.FLOAT -> new Scalar.Real(number + 0.0);
      case Instant time when type == PropertyType.TIMESTAMP -> new Scalar.Whole(micros(time));
      default -> throw new IllegalArgumentException(property + " cannot have the item " + item);
    };
  }
}
