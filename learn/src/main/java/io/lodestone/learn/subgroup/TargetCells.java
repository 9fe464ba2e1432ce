package io.lodestone.learn.subgroup;

/**
 * The range of a target cut into cells of about equal length and weight, for estimates that look at
 * a hundred places instead of at every row.
 *
 * <p>A cell begins with a value that occurs and ends before the next cell's; equal values are never
 * parted. Length counts as a share of the range, weight as a share of the rows, and a cell has
 * about the same sum of both, so that neither a dense nor an empty part of the range is coarse.
 */
final class TargetCells {
  private final int count;
  private final int[] firstRank;
  private final double[] length;
  private final double[] low;
  private final double[] high;
  private final boolean[] single;

  TargetCells(TargetOrder order, int most) {
    int rows = order.size();
    double start = order.value(0);
    double range = order.value(rows - 1) - start;
    int[] first = new int[most + 2];
    int cells = 0;
    double reached = 0;
    for (int rank = 0; rank < rows; rank++) {
      boolean fresh = rank == 0 || order.value(rank) > order.value(rank - 1);
      double measure = 0.5 * ((double) rank / rows + (order.value(rank) - start) / range);
      if (fresh && measure >= reached && cells <= most) {
        first[cells++] = rank;
        reached = (Math.floor(measure * most) + 1) / most;
      }
    }
    count = cells;
    firstRank = new int[cells + 1];
    length = new double[cells];
    low = new double[cells];
    high = new double[cells];
    single = new boolean[cells];
    for (int cell = 0; cell < cells; cell++) {
      int from = first[cell];
      int end = cell + 1 < cells ? first[cell + 1] : rows;
      int tied = from + 1;
      while (tied < end && order.value(tied) == order.value(from)) {
        tied++;
      }
      firstRank[cell] = from;
      low[cell] = (double) tied / rows;
      // At the largest value of all, where both distribution functions are 1, the integral ends.
      high[cell] = (double) end / rows;
      single[cell] = tied == end;
      double last = cell + 1 < cells ? order.value(first[cell + 1]) : order.value(rows - 1);
      length[cell] = (last - order.value(from)) / range;
    }
    firstRank[cells] = rows;
  }

  int count() {
    return count;
  }

  /** The length of a cell as a part of the range. */
  double length(int cell) {
    return length[cell];
  }

  /** The share of the population not above the first value of a cell. */
  double low(int cell) {
    return low[cell];
  }

  /** The share of the population not above the last value of a cell. */
  double high(int cell) {
    return high[cell];
  }

  /** Whether all rows of a cell have the same value. */
  boolean single(int cell) {
    return single[cell];
  }

  /** Counts the members before each cell: {@code before[cell]}, the last of them all. */
  void count(long[] words, int from, int[] before) {
    int total = 0;
    int word = 0;
    before[0] = 0;
    for (int cell = 1; cell <= count; cell++) {
      int rank = firstRank[cell];
      int last = rank >>> 6;
      while (word < last) {
        total += Long.bitCount(words[from + word++]);
      }
      int rest = rank & 63;
      before[cell] =
          rest == 0 ? total : total + Long.bitCount(words[from + last] & ((1L << rest) - 1));
    }
  }
}
