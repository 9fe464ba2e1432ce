package io.lodestone.learn.subgroup;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.TextColumn;

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
   * phase=} for a column of classes none of which is preferred. A column of text alone is one of
   * classes.
   *
   * @throws InvalidInput when the table has no such column
   */
  static Target parse(String text, Dataset table) {
    String whole = text.strip();
    int equals = whole.indexOf('=');
    if (table.has(whole)) {
      return table.column(whole) instanceof TextColumn
          ? new Categorical(whole, null)
          : new Numeric(whole);
    } else if (equals > 0) {
      String value = whole.substring(equals + 1).strip();
      String column = table.column(whole.substring(0, equals).strip()).name();
      return new Categorical(column, value.isEmpty() ? null : value);
    }
    boolean low = whole.endsWith(":low");
    boolean high = whole.endsWith(":high");
    String name = low || high ? whole.substring(0, whole.lastIndexOf(':')).strip() : whole;
    return new Numeric(table.number(name).name(), low);
  }
}
