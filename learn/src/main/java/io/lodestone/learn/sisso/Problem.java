package io.lodestone.learn.sisso;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What an equation is searched for: a target and primary features, row by row, the rows of one task
 * after those of the other.
 */
final class Problem {
  private final NumberColumn target;
  private final List<NumberColumn> columns;
  private final List<String> tasks;
  private final int[] taskStarts;
  private final int[] rows;
  private final double[] y;

  private Problem(
      NumberColumn target,
      List<NumberColumn> columns,
      List<String> tasks,
      int[] taskStarts,
      int[] rows,
      double[] y) {
    this.target = target;
    this.columns = columns;
    this.tasks = tasks;
    this.taskStarts = taskStarts;
    this.rows = rows;
    this.y = y;
  }

  /**
   * Takes all columns of numbers but the target as primary features.
   *
   * @param taskColumn name of a column of text by which rows belong to tasks, each with its own
   *     coefficients; null for one task
   * @throws InvalidInput for missing or infinite values, constant columns, the target among the
   *     features, too few rows
   */
  static Problem of(Dataset data, String targetName, String taskColumn) {
    NumberColumn target = data.number(targetName);
    List<NumberColumn> features =
        data.featureColumns().stream().filter(column -> !column.name().equals(targetName)).toList();
    List<String> labels =
        taskColumn == null
            ? data.ids().stream().map(id -> "").toList()
            : data.text(taskColumn).values();
    return of(data.ids(), target, features, labels);
  }

  /**
   * Takes columns as they are.
   *
   * @param ids of the rows
   * @param labels for each row the name of its task
   * @throws InvalidInput as of {@link #of(Dataset, String, String)}
   */
  static Problem of(
      List<String> ids, NumberColumn target, List<NumberColumn> features, List<String> labels) {
    if (features.isEmpty()) {
      throw new InvalidInput(
          null, "header", "no column of numbers but the target", "primary features", "");
    }
    checkWhole(ids, target);
    checkVaries(target, "the target");
    for (NumberColumn feature : features) {
      checkWhole(ids, feature);
      checkVaries(feature, "a primary feature");
      checkIsNotTarget(feature, target);
    }
    for (int row = 0; row < labels.size(); row++) {
      if (labels.get(row) == null) {
        throw new InvalidInput(
            null,
            "row " + (row + 1) + " (" + ids.get(row) + ")",
            "no task",
            "one in every row",
            "");
      }
    }
    List<String> tasks = labels.stream().distinct().sorted().toList();
    int[] order =
        IntStream.range(0, ids.size())
            .boxed()
            .sorted(Comparator.comparing(labels::get))
            .mapToInt(row -> row)
            .toArray();
    int[] starts = new int[tasks.size() + 1];
    for (String label : labels) {
      starts[tasks.indexOf(label) + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    double[] y = Arrays.stream(order).mapToDouble(target::value).toArray();
    return new Problem(target, sameUnits(features), tasks, starts, order, y);
  }

  private static void checkWhole(List<String> ids, NumberColumn column) {
    for (int row = 0; row < column.size(); row++) {
      if (column.isMissing(row)) {
        throw new InvalidInput(
            null,
            "column " + column.name() + ", row " + (row + 1) + " (" + ids.get(row) + ")",
            "no number",
            "a number in every row",
            "leave out the row or the column");
      }
    }
  }

  private static void checkVaries(NumberColumn column, String what) {
    double[] values = column.values();
    if (Arrays.stream(values).allMatch(value -> value == values[0])) {
      throw new InvalidInput(
          null,
          "column " + column.name(),
          values.length == 0 ? "no rows" : "the value " + values[0] + " in every row",
          what + " that varies",
          "leave out the column");
    }
  }

  /** A copy of the target, also in another unit or shifted, would be found as the one equation. */
  private static void checkIsNotTarget(NumberColumn feature, NumberColumn target) {
    double correlation = Correlation.of(feature.values(), target.values());
    if (feature.size() > 2 && Math.abs(correlation) > 1 - 1e-12) {
      throw new InvalidInput(
          null,
          "column " + feature.name(),
          "the target " + target.name() + " itself, but for a factor and a constant",
          "primary features that are not the target",
          "leave out the column");
    }
  }

  /** Columns that measure the same get the unit of the first of them; °C becomes K. */
  private static List<NumberColumn> sameUnits(List<NumberColumn> columns) {
    Map<Object, UnitExpression> first = new HashMap<>();
    List<NumberColumn> same = new ArrayList<>();
    for (NumberColumn column : columns) {
      UnitExpression own =
          column.unit().zeroPoint() == 0 ? column.unit() : UnitExpression.parse("K");
      UnitExpression unit = first.computeIfAbsent(own.dimension(), key -> own);
      same.add(column.in(unit));
    }
    return same;
  }

  NumberColumn target() {
    return target;
  }

  /** The primary features, in the order of the table, in units in which they can be added. */
  List<NumberColumn> columns() {
    return columns;
  }

  /** The names of the tasks, sorted; one empty name where there are none. */
  List<String> tasks() {
    return tasks;
  }

  /** Where the rows of each task begin, and the number of rows. */
  int[] taskStarts() {
    return taskStarts;
  }

  int size() {
    return y.length;
  }

  /** The target in every row. */
  double[] y() {
    return y;
  }

  /** The values of a primary feature in every row. */
  double[] values(int column) {
    return Arrays.stream(rows).mapToDouble(row -> columns.get(column).value(row)).toArray();
  }

  /** The values of all primary features in one row. */
  double[] primaries(int index) {
    return columns.stream().mapToDouble(column -> column.value(rows[index])).toArray();
  }

  /** The task of a row, by its place. */
  int task(int index) {
    int task = 0;
    while (index >= taskStarts[task + 1]) {
      task++;
    }
    return task;
  }

  /**
   * The problem of some of the rows; a row may come several times.
   *
   * @param chosen at least one of each task
   */
  Problem subset(int[] chosen) {
    int[] sorted = Arrays.stream(chosen).sorted().toArray();
    int[] starts = new int[taskStarts.length];
    for (int index : sorted) {
      starts[task(index) + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    return new Problem(
        target,
        columns,
        tasks,
        starts,
        Arrays.stream(sorted).map(index -> rows[index]).toArray(),
        Arrays.stream(sorted).mapToDouble(index -> y[index]).toArray());
  }

  /** The row of the table that a row of the problem is. */
  int row(int index) {
    return rows[index];
  }
}
