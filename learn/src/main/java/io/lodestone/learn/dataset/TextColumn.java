package io.lodestone.learn.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A column of text: formulas, classes, groups of rows that belong together. */
public final class TextColumn implements Column {
  private final String name;
  private final List<String> values;

  /**
   * A column.
   *
   * @param values null where one is missing
   */
  public TextColumn(String name, List<String> values) {
    this.name = name;
    this.values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return values.size();
  }

  @Override
  public boolean isMissing(int row) {
    return values.get(row) == null;
  }

  /** The text of a row; null where it is missing. */
  public String value(int row) {
    return values.get(row);
  }

  /** All texts; null where one is missing. */
  public List<String> values() {
    return values;
  }

  @Override
  public TextColumn rows(int[] rows) {
    List<String> chosen = new ArrayList<>(rows.length);
    for (int row : rows) {
      chosen.add(values.get(row));
    }
    return new TextColumn(name, chosen);
  }
}
