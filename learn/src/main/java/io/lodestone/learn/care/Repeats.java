package io.lodestone.learn.care;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Rows that are of the same material under the same conditions, and what they say of one column:
 * where they disagree, the disagreement is an estimate of the noise of all.
 *
 * @param column the name of what is measured
 * @param groups those of at least two rows, in the order of their first rows
 */
public record Repeats(String column, List<Group> groups) {
  /**
   * Rows that are the same but for what was measured.
   *
   * @param key what they have in common
   * @param rows their places, rising
   * @param values what was measured, as text, in the order of the rows
   * @param mean NaN of text
   * @param std standard deviation of the values, with one degree of freedom less than rows; NaN of
   *     text
   * @param range largest less smallest value; of text the number of different ones less 1
   */
  public record Group(
      String key, int[] rows, List<String> values, double mean, double std, double range) {}

  public Repeats {
    groups = List.copyOf(groups);
  }

  /**
   * Finds them. Rows without a value of the column do not count.
   *
   * @param keys what tells materials and conditions apart, one text for each row; null for rows of
   *     which nothing is known
   */
  public static Repeats of(Dataset table, String column, List<String> keys) {
    if (keys.size() != table.size()) {
      throw new IllegalArgumentException(keys.size() + " keys of " + table.size() + " rows");
    }
    Column measured = table.column(column);
    Map<String, List<Integer>> byKey = new LinkedHashMap<>();
    for (int row = 0; row < table.size(); row++) {
      if (keys.get(row) != null && !measured.isMissing(row)) {
        byKey.computeIfAbsent(keys.get(row), key -> new ArrayList<>()).add(row);
      }
    }
    List<Group> groups = new ArrayList<>();
    byKey.forEach(
        (key, rows) -> {
          if (rows.size() > 1) {
            int[] places = rows.stream().mapToInt(Integer::intValue).toArray();
            groups.add(
                switch (measured) {
                  case NumberColumn numbers -> numbers(key, places, numbers);
                  case TextColumn texts -> texts(key, places, texts);
                });
          }
        });
    return new Repeats(column, groups);
  }

  private static Group numbers(String key, int[] rows, NumberColumn column) {
    double[] values = IntStream.of(rows).mapToDouble(column::value).toArray();
    double mean = IntStream.of(rows).mapToDouble(column::value).average().orElseThrow();
    double squares = 0;
    double least = values[0];
    double most = values[0];
    for (double value : values) {
      squares += (value - mean) * (value - mean);
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    List<String> said =
        IntStream.of(rows).mapToObj(row -> Double.toString(column.value(row))).toList();
    return new Group(key, rows, said, mean, Math.sqrt(squares / (rows.length - 1)), most - least);
  }

  private static Group texts(String key, int[] rows, TextColumn column) {
    List<String> said = IntStream.of(rows).mapToObj(column::value).toList();
    return new Group(key, rows, said, Double.NaN, Double.NaN, said.stream().distinct().count() - 1);
  }

  /**
   * The groups whose values differ.
   *
   * @param tolerance the largest range, in the unit of the column, that is no conflict; 0 or more
   */
  public List<Group> conflicts(double tolerance) {
    if (!(tolerance >= 0)) {
      throw new InvalidInput(null, "tolerance", "" + tolerance, "0 or more", null);
    }
    return groups.stream()
        .filter(group -> group.range() > tolerance)
        .sorted(Comparator.comparingDouble(group -> -group.range()))
        .toList();
  }

  /**
   * The standard deviation of one measurement, pooled over all groups: an estimate of the noise of
   * the column, that of groups in which nothing differs among them.
   *
   * @return NaN where there are no groups, or text was measured
   */
  public double noise() {
    double squares = 0;
    int freedom = 0;
    for (Group group : groups) {
      squares += group.std() * group.std() * (group.rows().length - 1);
      freedom += group.rows().length - 1;
    }
    return freedom == 0 ? Double.NaN : Math.sqrt(squares / freedom);
  }

  /** The degrees of freedom of {@link #noise}: rows less groups. */
  public int freedom() {
    return groups.stream().mapToInt(group -> group.rows().length - 1).sum();
  }

  /**
   * What tells rows apart: the texts of some columns, numbers with all their digits.
   *
   * @return null for rows in which one of the columns has no value
   */
  public static List<String> keys(Dataset table, List<String> columns) {
    List<Column> parts = columns.stream().map(table::column).toList();
    return IntStream.range(0, table.size())
        .mapToObj(
            row ->
                parts.stream().anyMatch(part -> part.isMissing(row))
                    ? null
                    : String.join(
                        ", ", parts.stream().map(part -> text(part, row, parts.size())).toList()))
        .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
  }

  private static String text(Column column, int row, int columns) {
    String value =
        switch (column) {
          case NumberColumn numbers ->
              numbers.value(row) == Math.rint(numbers.value(row))
                      && Math.abs(numbers.value(row)) < 1e15
                  ? String.format(Locale.ROOT, "%.0f", numbers.value(row))
                  : Double.toString(numbers.value(row));
          case TextColumn texts -> Objects.requireNonNull(texts.value(row));
        };
    return columns == 1 ? value : column.name() + " = " + value;
  }
}
