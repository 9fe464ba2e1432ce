package io.lodestone.learn;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.imputation.Imputation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Makes a table fit to learn from: leaves out columns that say nothing, and rows with gaps or fills
 * these, and writes down what it did.
 */
public final class Preparation {
  private static final int MOST_NAMED = 8;

  private final FitOptions.Missing missing;
  private final List<String> notes = new ArrayList<>();
  private int[] rows;
  private int[] columns;
  private Imputation imputation;
  private final Map<String, Integer> filled = new LinkedHashMap<>();
  private Features features;

  /**
   * Prepares features.
   *
   * @param answered the rows that have an answer
   */
  public Preparation(Features all, int[] answered, FitOptions.Missing missing) {
    this.missing = missing;
    if (all.width() == 0) {
      throw new InvalidInput(
          null, null, "no column of numbers beside the target", "at least one feature", null);
    }
    rows = answered;
    columns = withValues(all);
    rows = treatGaps(all);
    if (rows.length == 0) {
      throw new InvalidInput(
          null,
          null,
          "no row with an answer and all features",
          "rows to learn from",
          "fill gaps with the option missing=median");
    }
    columns = telling(all);
    if (columns.length == 0) {
      throw new InvalidInput(
          null, null, "features that are the same in all rows", "features that differ", null);
    }
    features = all.columns(columns).rows(rows);
    missing.filling().ifPresent(this::fill);
  }

  /** The rows that are learned from, by their places in the table. */
  public int[] rows() {
    return rows;
  }

  /** What is learned from. */
  public Features features() {
    return features;
  }

  /** How gaps are filled; null where they are not. */
  public Imputation imputation() {
    return imputation;
  }

  /** How many rows were filled, by feature; those without gaps are not there. */
  Map<String, Integer> filled() {
    return filled;
  }

  /** What was done, in sentences without a full stop. */
  public List<String> notes() {
    return notes;
  }

  private int[] withValues(Features all) {
    List<String> empty = new ArrayList<>();
    int[] kept =
        IntStream.range(0, all.width())
            .filter(
                column -> {
                  long known =
                      Arrays.stream(rows)
                          .filter(row -> !Double.isNaN(all.value(row, column)))
                          .limit(1)
                          .count();
                  if (known == 0) {
                    empty.add(all.labels().get(column));
                  }
                  return known > 0;
                })
            .toArray();
    note(empty, "left out, no values");
    return kept;
  }

  /** Leaves out constant columns and those that repeat another. */
  private int[] telling(Features all) {
    List<String> constant = new ArrayList<>();
    List<String> repeated = new ArrayList<>();
    Map<Integer, List<Integer>> byContent = new HashMap<>();
    List<Integer> kept = new ArrayList<>();
    for (int column : columns) {
      double first = all.value(rows[0], column);
      int hash = 1;
      boolean varies = false;
      for (int row : rows) {
        double value = all.value(row, column);
        varies |= !Double.isNaN(value) && value != first;
        hash = 31 * hash + Double.hashCode(value);
      }
      if (!varies) {
        constant.add(all.labels().get(column));
        continue;
      }
      List<Integer> alike = byContent.computeIfAbsent(hash, key -> new ArrayList<>());
      if (alike.stream().anyMatch(other -> same(all, other, column))) {
        repeated.add(all.labels().get(column));
      } else {
        alike.add(column);
        kept.add(column);
      }
    }
    note(constant, "left out, the same in all rows");
    note(repeated, "left out, each repeats another feature");
    return kept.stream().mapToInt(Integer::intValue).toArray();
  }

  private boolean same(Features all, int one, int other) {
    for (int row : rows) {
      if (Double.compare(all.value(row, one), all.value(row, other)) != 0) {
        return false;
      }
    }
    return true;
  }

  private int[] treatGaps(Features all) {
    int[] gaps = new int[columns.length];
    List<Integer> whole = new ArrayList<>();
    for (int row : rows) {
      boolean gap = false;
      for (int j = 0; j < columns.length; j++) {
        if (Double.isNaN(all.value(row, columns[j]))) {
          gaps[j]++;
          gap = true;
        }
      }
      if (!gap) {
        whole.add(row);
      }
    }
    int incomplete = rows.length - whole.size();
    if (incomplete == 0) {
      return rows;
    }
    List<String> where =
        IntStream.range(0, columns.length)
            .filter(j -> gaps[j] > 0)
            .mapToObj(j -> all.labels().get(columns[j]) + " (" + gaps[j] + ")")
            .toList();
    return switch (missing) {
      case REFUSE ->
          throw new InvalidInput(
              null,
              null,
              incomplete + " rows with gaps in " + some(where),
              "features without gaps",
              "leave such rows out with missing=leave_out, or fill gaps with missing=median, nearest or"
                  + " model");
      case LEAVE_OUT -> {
        notes.add(incomplete + " rows left out, with gaps in " + some(where));
        yield whole.stream().mapToInt(Integer::intValue).toArray();
      }
      case MEDIAN -> withGaps(incomplete, "the median of the column", where);
      case NEAREST -> withGaps(incomplete, "the mean of the nearest rows that have it", where);
      case MODEL -> withGaps(incomplete, "a linear model of the other features", where);
    };
  }

  private int[] withGaps(int incomplete, String how, List<String> where) {
    notes.add("gaps of " + incomplete + " rows filled with " + how + ": " + some(where));
    return rows;
  }

  private void fill(Imputation.Method method) {
    imputation = method.learn(features);
    int width = features.width();
    double[] values = features.flat();
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        filled.merge(features.labels().get(i % width), 1, Integer::sum);
      }
    }
    IntStream.range(0, features.rows())
        .parallel()
        .forEach(row -> imputation.fill(values, row * width));
  }

  private void note(List<String> names, String what) {
    if (!names.isEmpty()) {
      notes.add(names.size() + " features " + what + ": " + some(names));
    }
  }

  private static String some(List<String> names) {
    int more = names.size() - MOST_NAMED;
    return String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMED)))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
