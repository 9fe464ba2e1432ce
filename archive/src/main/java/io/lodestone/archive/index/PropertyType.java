package io.lodestone.archive.index;

/** What the values of a property are: of one kind, or a list of one kind. */
public enum PropertyType {
  /** Characters, ordered by code point. */
  STRING,
  /** True or false. */
  BOOLEAN,
  /** Whole numbers of 64 bits. */
  INTEGER,
  /** Numbers of double precision; never NaN. */
  FLOAT,
  /** Points in time, to the microsecond. */
  TIMESTAMP,
  /** Lists of {@link #STRING}. */
  STRINGS,
  /** Lists of {@link #INTEGER}. */
  INTEGERS,
  /** Lists of {@link #FLOAT}. */
  FLOATS;

  public boolean isList() {
    return this != item();
  }

  /** The type of the items of a list; the type itself when it is no list. */
  public PropertyType item() {
    return switch (this) {
      case STRINGS -> STRING;
      case INTEGERS -> INTEGER;
      case FLOATS -> FLOAT;
      default -> this;
    };
  }

  boolean isNumber() {
    return this == INTEGER || this == FLOAT;
  }

  /** What people call a value of this type. */
  String noun() {
    return switch (this) {
      case STRING -> "a string";
      case BOOLEAN -> "TRUE or FALSE";
      case INTEGER, FLOAT -> "a number";
      case TIMESTAMP -> "a time such as \"2026-03-14T09:26:53Z\"";
      case STRINGS, INTEGERS, FLOATS -> "a list";
    };
  }
}
