package io.lodestone.learn.forest;

import io.lodestone.learn.dataset.Features;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Features as numbers of bins, one byte each, both column after column and row after row: at most
 * 256 bins per feature, each with the smallest and the largest value in it. A feature of no more
 * distinct values than bins loses nothing.
 */
final class BinnedFeatures {
  private final int rows;
  private final byte[][] columns;
  private final byte[] byRow;
  private final double[][] smallest;
  private final double[][] largest;

  private BinnedFeatures(int rows, int width) {
    this.rows = rows;
    columns = new byte[width][];
    byRow = new byte[rows * width];
    smallest = new double[width][];
    largest = new double[width][];
  }

  static BinnedFeatures of(Features features, int mostBins) {
    BinnedFeatures binned = new BinnedFeatures(features.rows(), features.width());
    IntStream.range(0, features.width())
        .parallel()
        .forEach(feature -> binned.bin(feature, features.column(feature), mostBins));
    for (int row = 0; row < binned.rows; row++) {
      for (int feature = 0; feature < binned.columns.length; feature++) {
        binned.byRow[row * binned.columns.length + feature] = binned.columns[feature][row];
      }
    }
    return binned;
  }

  private void bin(int feature, double[] values, int mostBins) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int[] ends = new int[mostBins];
    int bins = 0;
    int distinct = 1;
    for (int i = 1; i < rows; i++) {
      distinct += sorted[i] != sorted[i - 1] ? 1 : 0;
    }
    for (int from = 0; from < rows; ) {
      // As many rows in each of the bins that are left, but equal values stay together.
      int wanted =
          distinct <= mostBins ? 1 : (rows - from + mostBins - bins - 1) / (mostBins - bins);
      int end = Math.min(rows, from + Math.max(1, wanted));
      while (end < rows && sorted[end] == sorted[end - 1]) {
        end++;
      }
      ends[bins++] = end;
      from = end;
    }
    double[] low = new double[bins];
    double[] high = new double[bins];
    for (int bin = 0; bin < bins; bin++) {
      low[bin] = sorted[bin == 0 ? 0 : ends[bin - 1]];
      high[bin] = sorted[ends[bin] - 1];
    }
    byte[] column = new byte[rows];
    for (int row = 0; row < rows; row++) {
      int place = Arrays.binarySearch(high, values[row]);
      column[row] = (byte) (place < 0 ? -place - 1 : place);
    }
    columns[feature] = column;
    smallest[feature] = low;
    largest[feature] = high;
  }

  int rows() {
    return rows;
  }

  int width() {
    return columns.length;
  }

  /** The bins of a feature, unsigned, by row; not to be changed. */
  byte[] column(int feature) {
    return columns[feature];
  }

  /** The bins of all features, unsigned, rows × width, row-major; not to be changed. */
  byte[] byRow() {
    return byRow;
  }

  /** How many bins a feature has. */
  int bins(int feature) {
    return smallest[feature].length;
  }

  /**
   * The value halfway between two bins, at or above all of the lower and below all of the upper.
   */
  double between(int feature, int lower, int upper) {
    double below = largest[feature][lower];
    double above = smallest[feature][upper];
    double middle = below + (above - below) / 2;
    return middle < above ? middle : below;
  }

  double smallest(int feature, int bin) {
    return smallest[feature][bin];
  }

  double largest(int feature, int bin) {
    return largest[feature][bin];
  }
}
