package io.lodestone.learn.dataset;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.structure.Environments;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A matrix of numbers, one row per material and one column per feature, with labels and units.
 *
 * <p>Its values lie row after row in one array, as the kernels of learners read them.
 */
public final class Features {
  /** Rows that are filled together, while they are in the cache. */
  private static final int TILE = 32;

  private final List<String> labels;
  private final List<UnitExpression> units;
  private final int rows;
  private final double[] values;
  private final Environments environments;

  /**
   * A matrix that takes the array as its own; nobody may change it afterwards.
   *
   * @param values rows × labels, row-major; NaN where one is missing
   */
  public Features(List<String> labels, List<UnitExpression> units, int rows, double[] values) {
    this(labels, units, rows, values, null);
  }

  private Features(
      List<String> labels,
      List<UnitExpression> units,
      int rows,
      double[] values,
      Environments environments) {
    if (units.size() != labels.size() || (long) rows * labels.size() != values.length) {
      throw new IllegalArgumentException(
          rows + " rows of " + labels.size() + " features in " + values.length + " values");
    }
    this.labels = List.copyOf(labels);
    this.units = List.copyOf(units);
    this.rows = rows;
    this.values = values;
    this.environments = environments;
  }

  /**
   * The same with the surroundings of the sites of each row's structure.
   *
   * @param known one for each row; null for none
   */
  public Features with(Environments known) {
    if (known != null && known.size() != rows) {
      throw new IllegalArgumentException(known.size() + " structures for " + rows + " rows");
    }
    return new Features(labels, units, rows, values, known);
  }

  /** The surroundings of the sites of each row's structure, where structures are compared. */
  public Optional<Environments> environments() {
    return Optional.ofNullable(environments);
  }

  /** The columns side by side. */
  static Features of(List<NumberColumn> columns, int rows) {
    int width = columns.size();
    if ((long) rows * width > Integer.MAX_VALUE - 8) {
      throw new InvalidInput(
          null,
          null,
          rows + " rows of " + width + " features",
          "at most 2,147,483,639 values in one matrix",
          "choose fewer features, or give the rows in several parts");
    }
    double[] values = new double[rows * width];
    for (int from = 0; from < rows; from += TILE) {
      int to = Math.min(rows, from + TILE);
      for (int column = 0; column < width; column++) {
        NumberColumn source = columns.get(column);
        for (int row = from; row < to; row++) {
          values[row * width + column] = source.value(row);
        }
      }
    }
    return new Features(
        columns.stream().map(NumberColumn::name).toList(),
        columns.stream().map(NumberColumn::unit).toList(),
        rows,
        values);
  }

  /** The names of the columns. */
  public List<String> labels() {
    return labels;
  }

  /** The units of the columns. */
  public List<UnitExpression> units() {
    return units;
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** The number of columns. */
  public int width() {
    return labels.size();
  }

  /** One value; NaN where it is missing. */
  public double value(int row, int column) {
    return values[row * labels.size() + column];
  }

  /** A copy of one column. */
  public double[] column(int column) {
    double[] copy = new double[rows];
    for (int row = 0; row < rows; row++) {
      copy[row] = value(row, column);
    }
    return copy;
  }

  /**
   * The values themselves, rows × width, row-major, for kernels that pass over all of them: not a
   * copy, and not to be changed.
   */
  public double[] flat() {
    return values;
  }

  /** The matrix of the given rows, in their order. */
  public Features rows(int[] chosen) {
    int width = labels.size();
    double[] copy = new double[Math.multiplyExact(chosen.length, width)];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(values, chosen[i] * width, copy, i * width, width);
    }
    return new Features(
        labels,
        units,
        chosen.length,
        copy,
        environments == null ? null : environments.rows(chosen));
  }

  /** The matrix of the given columns, in their order. */
  public Features columns(int[] chosen) {
    int width = labels.size();
    double[] copy = new double[Math.multiplyExact(rows, chosen.length)];
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < chosen.length; j++) {
        copy[row * chosen.length + j] = values[row * width + chosen[j]];
      }
    }
    List<String> names = Arrays.stream(chosen).mapToObj(labels::get).toList();
    List<UnitExpression> kept = Arrays.stream(chosen).mapToObj(units::get).toList();
    return new Features(names, kept, rows, copy, environments);
  }
}
