package io.lodestone.learn.care;

import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is done with rows that are the same but for what was measured. */
public enum ConflictTreatment {
  /** They are told, and stay. */
  LIST,
  /** The first of each group stays. */
  FIRST,
  /** One row for each group, with the mean; of text the most frequent. */
  AVERAGE,
  /** One row for each group, with the median, which a single wrong value does not move far. */
  MEDIAN,
  /**
   * Groups that disagree by more than the tolerance are left out; of those that agree the first
   * stays.
   */
  DROP;

  /**
   * A table after the treatment.
   *
   * @param table with the rows that stay, in their order; of averages all columns of numbers are
   *     averaged, and those of text have what is said most
   * @param left the places of the rows that are not there any more, rising
   * @param std of each row that stays the standard deviation of what it stands for; NaN of one row
   * @param counts how many rows each stands for
   */
  public record Treated(Dataset table, int[] left, double[] std, int[] counts) {}

  /**
   * Treats a table.
   *
   * @param tolerance the largest range that is no conflict
   */
  public Treated of(Dataset table, Repeats repeats, double tolerance) {
    double[] std = new double[table.size()];
    int[] counts = new int[table.size()];
    Arrays.fill(std, Double.NaN);
    Arrays.fill(counts, 1);
    Set<Integer> left = new HashSet<>();
    Dataset changed = table;
    if (this != LIST) {
      for (Repeats.Group group : repeats.groups()) {
        int[] rows = group.rows();
        boolean all = this == DROP && group.range() > tolerance;
        IntStream.of(rows).skip(all ? 0 : 1).forEach(left::add);
        if (this == AVERAGE || this == MEDIAN) {
          std[rows[0]] = group.std();
          counts[rows[0]] = rows.length;
        }
      }
      if (this == AVERAGE || this == MEDIAN) {
        changed = joined(table, repeats);
      }
    }
    int[] kept = IntStream.range(0, table.size()).filter(row -> !left.contains(row)).toArray();
    return new Treated(
        changed.rows(kept),
        left.stream().mapToInt(Integer::intValue).sorted().toArray(),
        IntStream.of(kept).mapToDouble(row -> std[row]).toArray(),
        IntStream.of(kept).map(row -> counts[row]).toArray());
  }

  private Dataset joined(Dataset table, Repeats repeats) {
    List<Column> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      columns.add(
          switch (column) {
            case NumberColumn numbers -> joined(numbers, repeats);
            case TextColumn texts -> joined(texts, repeats);
          });
    }
    return new Dataset(table.ids(), columns, table.targets(), table.recipe());
  }

  private NumberColumn joined(NumberColumn column, Repeats repeats) {
    double[] values = column.values();
    for (Repeats.Group group : repeats.groups()) {
      double[] known =
          IntStream.of(group.rows())
              .mapToDouble(column::value)
              .filter(value -> !Double.isNaN(value))
              .sorted()
              .toArray();
      if (known.length > 0) {
        int half = known.length / 2;
        values[group.rows()[0]] =
            this == AVERAGE
                ? Arrays.stream(known).average().orElseThrow()
                : known.length % 2 == 1 ? known[half] : (known[half - 1] + known[half]) / 2;
      }
    }
    return new NumberColumn(column.name(), column.unit(), values);
  }

  private static TextColumn joined(TextColumn column, Repeats repeats) {
    List<String> values = new ArrayList<>(column.values());
    for (Repeats.Group group : repeats.groups()) {
      TreeMap<String, Long> counts =
          IntStream.of(group.rows())
              .filter(row -> !column.isMissing(row))
              .mapToObj(column::value)
              .collect(Collectors.groupingBy(v -> v, TreeMap::new, Collectors.counting()));
      String first = column.value(group.rows()[0]);
      long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
      // Of what is said equally often the first row's stays.
      if (most > 0 && (first == null || counts.get(first) < most)) {
        values.set(
            group.rows()[0],
            counts.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .findFirst()
                .orElseThrow()
                .getKey());
      }
    }
    return new TextColumn(column.name(), values);
  }
}
