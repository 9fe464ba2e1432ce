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
  private final double[][] smallest;
  private final double[][] largest;
  private final BinEdges edges;
  private final byte[][] columns;
  private final byte[] byRow;

  private BinnedFeatures(Features features, int mostBins) {
    rows = features.rows();
    int width = features.width();
    smallest = new double[width][];
    largest = new double[width][];
    double[][] between = new double[width][];
    IntStream.range(0, width)
        .parallel()
        .forEach(feature -> between[feature] = edges(feature, features.column(feature), mostBins));
    edges = new BinEdges(between);
    byte[] bins = edges.columns(features.flat(), 0, rows);
    columns = new byte[width][];
    byRow = new byte[bins.length];
    for (int feature = 0; feature < width; feature++) {
      columns[feature] = Arrays.copyOfRange(bins, feature * rows, (feature + 1) * rows);
      for (int row = 0; row < rows; row++) {
        byRow[row * width + feature] = columns[feature][row];
      }
    }
  }

  static BinnedFeatures of(Features features, int mostBins) {
    return new BinnedFeatures(features, mostBins);
  }

  /** Divides the values of a feature; gives what lies between neighbouring bins. */
  private double[] edges(int feature, double[] sorted, int mostBins) {
    Arrays.sort(sorted);
    int[] ends = new int[mostBins];
    int bins = 0;
    int distinct = 1;
    for (int i = 1; i < rows; i++) {
      distinct += sorted[i] > sorted[i - 1] ? 1 : 0;
    }
    for (int from = 0; from < rows; ) {
      // As many rows in each of the bins that are left, but equal values stay together.
      int wanted =
          distinct <= mostBins ? 1 : (rows - from + mostBins - bins - 1) / (mostBins - bins);
      int end = Math.min(rows, from + Math.max(1, wanted));
      while (end < rows && sorted[end] <= sorted[end - 1]) {
        end++;
      }
      ends[bins++] = end;
      from = end;
    }
    double[] low = new double[bins];
    double[] high = new double[bins];
    double[] between = new double[bins - 1];
    for (int bin = 0; bin < bins; bin++) {
      low[bin] = sorted[bin == 0 ? 0 : ends[bin - 1]];
      high[bin] = sorted[ends[bin] - 1];
      if (bin > 0) {
        between[bin - 1] = middle(high[bin - 1], low[bin]);
      }
    }
    smallest[feature] = low;
    largest[feature] = high;
    return between;
  }

  /** The value halfway between two, at or above the lower one and below the upper one. */
  private static double middle(double below, double above) {
    double middle = below / 2 + above / 2;
    return middle < above ? Math.max(below, middle) : below;
  }

  int rows() {
    return rows;
  }

  int width() {
    return columns.length;
  }

  /** Where the bins end. */
  BinEdges edges() {
    return edges;
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
   * The bin, not below the lower and below the upper one, whose end is nearest to the value halfway
   * between the two.
   */
  int between(int feature, int lower, int upper) {
    double middle = middle(largest[feature][lower], smallest[feature][upper]);
    int bin = lower;
    while (bin + 1 < upper
        && Math.abs(edges.above(feature, bin + 1) - middle)
            <= Math.abs(edges.above(feature, bin) - middle)) {
      bin++;
    }
    return bin;
  }

  double smallest(int feature, int bin) {
    return smallest[feature][bin];
  }

  double largest(int feature, int bin) {
    return largest[feature][bin];
  }
}
