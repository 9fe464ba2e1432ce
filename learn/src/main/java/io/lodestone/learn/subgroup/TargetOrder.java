package io.lodestone.learn.subgroup;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The rows of a population in the rising order of a target, equal ones as in the table.
 *
 * <p>Bit sets are kept in this order, so that the highest values of a subgroup are its last bits,
 * and counting bits up to a rank gives its distribution function.
 */
final class TargetOrder {
  private final int[] ranks;
  private final double[] values;

  /**
   * @param target by row; classes are whole numbers from 0
   */
  TargetOrder(double[] target) {
    int[] rows =
        IntStream.range(0, target.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer row) -> target[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    ranks = new int[target.length];
    values = new double[target.length];
    for (int rank = 0; rank < rows.length; rank++) {
      ranks[rows[rank]] = rank;
      values[rank] = target[rows[rank]];
    }
  }

  private TargetOrder(int[] ranks, double[] values) {
    this.ranks = ranks;
    this.values = values;
  }

  /** The order when row i has the target of row {@code permutation[i]}. */
  TargetOrder permuted(int[] permutation) {
    return new TargetOrder(Arrays.stream(permutation).map(row -> ranks[row]).toArray(), values);
  }

  int size() {
    return values.length;
  }

  /** Where a row stands. */
  int rank(int row) {
    return ranks[row];
  }

  /** The target at a rank; rises with it. */
  double value(int rank) {
    return values[rank];
  }

  double mean() {
    return Arrays.stream(values).sum() / values.length;
  }

  double median() {
    return median(values, 0, values.length);
  }

  /** The mean absolute deviation from the median. */
  double dispersion() {
    double median = median();
    return Arrays.stream(values).map(value -> Math.abs(value - median)).sum() / values.length;
  }

  /** The median of the rising values from {@code from} to before {@code to}. */
  static double median(double[] rising, int from, int to) {
    int middle = (from + to) >>> 1;
    return ((to - from) & 1) == 1 ? rising[middle] : 0.5 * (rising[middle - 1] + rising[middle]);
  }
}
