package io.lodestone.learn.map;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.neighbours.RowDistances;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What a map is drawn from: rows of numbers, or how far from, or how like, each other materials
 * are. Points that are placed into a map come as what it was drawn from.
 *
 * <p>Arrays are taken, not copied; nobody may change them afterwards. All values are finite, and
 * less than {@link #LARGEST}.
 */
public sealed interface MapInput {
  /** Squares of larger numbers are soon beyond all numbers. */
  double LARGEST = 1e100;

  /** The number of materials that are to be drawn or placed. */
  int rows();

  /** What it is. */
  Kind kind();

  /** The kinds of input. */
  enum Kind {
    ROWS,
    DISTANCES,
    SIMILARITIES;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Rows of numbers.
   *
   * @param values rows × width, row-major, already scaled as they are to count
   * @param targets how many numbers each material's answer has; 0 where there are none
   * @param answers rows × targets, row-major: what a map may be asked to spread out as well
   */
  record Rows(int rows, int width, double[] values, int targets, double[] answers)
      implements MapInput {
    public Rows {
      check(rows, width, values);
      check(rows, targets, answers);
      finite("features", width, values);
      finite("answers", targets, answers);
    }

    /** Rows without answers. */
    public Rows(int rows, int width, double[] values) {
      this(rows, width, values, 0, new double[0]);
    }

    @Override
    public Kind kind() {
      return Kind.ROWS;
    }

    /** The chosen rows, in their order. */
    public Rows chosen(int[] chosen) {
      return new Rows(
          chosen.length,
          width,
          pick(values, width, chosen),
          targets,
          pick(answers, targets, chosen));
    }
  }

  /**
   * Distances.
   *
   * @param columns the number of materials of the map; as many as rows where it is drawn
   * @param values rows × columns, row-major, 0 or more; symmetric where the map is drawn
   */
  record Distances(int rows, int columns, double[] values) implements MapInput {
    public Distances {
      check(rows, columns, values);
      for (int i = 0; i < values.length; i++) {
        if (!(values[i] >= 0 && values[i] < LARGEST)) {
          throw new InvalidInput(
              "distances",
              "row " + (i / columns + 1) + ", column " + (i % columns + 1),
              "" + values[i],
              "a number from 0 to " + LARGEST,
              null);
        }
      }
    }

    @Override
    public Kind kind() {
      return Kind.DISTANCES;
    }
  }

  /**
   * Similarities: the values of a kernel.
   *
   * @param columns the number of materials of the map; as many as rows where it is drawn
   * @param values rows × columns, row-major; symmetric where the map is drawn
   * @param own the similarity of each row with itself
   */
  record Similarities(int rows, int columns, double[] values, double[] own) implements MapInput {
    public Similarities {
      check(rows, columns, values);
      check(rows, 1, own);
      finite("similarities", columns, values);
      finite("similarities with itself", 1, own);
    }

    @Override
    public Kind kind() {
      return Kind.SIMILARITIES;
    }

    /**
     * The distances that the kernel means, √(kᵢᵢ + kⱼⱼ − 2 kᵢⱼ).
     *
     * @param theirs the similarity of each column with itself
     */
    public Distances distances(double[] theirs) {
      double[] distances = new double[values.length];
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          double square = own[i] + theirs[j] - 2 * values[i * columns + j];
          distances[i * columns + j] = Math.sqrt(Math.max(0, square));
        }
      }
      return new Distances(rows, columns, distances);
    }
  }

  /**
   * The distance of each material to each: Euclidean of rows, as given, or as the kernel means it.
   *
   * @throws InvalidInput when there are more than an array can hold, or it is no square
   */
  default Distances toDistances() {
    return switch (this) {
      case Rows given -> euclidean(given, given);
      case Distances given -> {
        square(given.columns());
        yield given;
      }
      case Similarities given -> {
        square(given.columns());
        yield given.distances(given.own());
      }
    };
  }

  /** The Euclidean distance of each of some rows to each of others. */
  static Distances euclidean(Rows from, Rows to) {
    if (from.width() != to.width()) {
      throw new InvalidInput(
          null, null, "rows of " + from.width() + " numbers", "rows of " + to.width(), null);
    }
    if ((long) from.rows() * to.rows() > Integer.MAX_VALUE - 8) {
      throw new InvalidInput(
          null,
          null,
          "distances of " + from.rows() + " to " + to.rows() + " rows",
          "at most 2,147,483,639 distances in one matrix",
          "draw fewer materials, or take a method that needs neighbours only, such as umap");
    }
    int columns = to.rows();
    double[] distances = new double[from.rows() * columns];
    RowDistances all = new RowDistances(to.values(), columns, to.width());
    IntStream.range(0, from.rows())
        .parallel()
        .forEach(
            i -> {
              double[] row = new double[columns];
              all.squares(from.values(), i, row);
              for (int j = 0; j < columns; j++) {
                distances[i * columns + j] = Math.sqrt(row[j]);
              }
            });
    return new Distances(from.rows(), columns, distances);
  }

  /**
   * Refuses what cannot be drawn as a map: a matrix that is no square.
   *
   * @param columns of the matrix
   */
  private void square(int columns) {
    if (columns != rows()) {
      throw new InvalidInput(
          null,
          null,
          rows() + " × " + columns + " " + kind(),
          "as many columns as rows, to draw a map",
          null);
    }
  }

  private static void check(int rows, int columns, double[] values) {
    if (rows < 0 || columns < 0 || (long) rows * columns != values.length) {
      throw new IllegalArgumentException(
          rows + " × " + columns + " in " + values.length + " values");
    }
  }

  /** Refuses what is no number, or so large that sums of its squares are none. */
  private static void finite(String what, int columns, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!(Math.abs(values[i]) < LARGEST)) {
        throw new InvalidInput(
            what,
            "row " + (i / columns + 1) + ", column " + (i % columns + 1),
            "" + values[i],
            "a number below " + LARGEST,
            Double.isFinite(values[i])
                ? "divide the column by its standard deviation"
                : "leave the row out, or fill the gap");
      }
    }
  }

  private static double[] pick(double[] values, int width, int[] chosen) {
    double[] picked = new double[Math.multiplyExact(chosen.length, width)];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(values, chosen[i] * width, picked, i * width, width);
    }
    return picked;
  }
}
