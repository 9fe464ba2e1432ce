package io.lodestone.learn.subgroup;

/** What subgroups are to be exceptional in: a column of the table. */
public sealed interface Target {
  /** The name of the column. */
  String column();

  /** As people write it, such as {@code gap}, {@code error:low} or {@code phase=cubic}. */
  String text();

  /**
   * A quantity.
   *
   * @param column a column of numbers
   * @param low whether low values are wanted; high ones if not
   */
  record Numeric(String column, boolean low) implements Target {
    /** High values are wanted. */
    public Numeric(String column) {
      this(column, false);
    }

    @Override
    public String text() {
      return low ? column + ":low" : column;
    }
  }

  /**
   * A class.
   *
   * @param column a column of text, or of numbers of which each is a class
   * @param value the class that is wanted; null where any imbalance counts
   */
  record Categorical(String column, String value) implements Target {
    @Override
    public String text() {
      return value == null ? column : column + "=" + value;
    }
  }

  /**
   * Reads a target: {@code gap}, {@code gap:low}, {@code gap:high}, {@code phase=cubic}, or {@code
   * phase=} for a column of classes none of which is preferred.
   */
  static Target parse(String text) {
    int equals = text.indexOf('=');
    if (equals > 0) {
      String value = text.substring(equals + 1).strip();
      return new Categorical(text.substring(0, equals).strip(), value.isEmpty() ? null : value);
    } else if (text.endsWith(":low")) {
      return new Numeric(text.substring(0, text.length() - ":low".length()).strip(), true);
    } else if (text.endsWith(":high")) {
      return new Numeric(text.substring(0, text.length() - ":high".length()).strip(), false);
    }
    return new Numeric(text.strip(), false);
  }
}
