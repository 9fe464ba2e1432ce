package io.lodestone.learn.forest;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;

/**
 * Where the bins of each feature end: a value is in the bin whose number is that of the edges below
 * it. There are at most 255 edges per feature, so that a bin is a byte.
 */
final class BinEdges {
  private static final int MOST = 255;

  /** Rows that are read together, so that those of a tile stay in the cache. */
  private static final int TILE = 16;

  private final double[][] edges;

  /** The edges of each feature, filled up with infinities to one less than a power of two. */
  private final double[][] filled;

  /**
   * Edges that take the arrays as their own.
   *
   * @param edges for each feature rising numbers, at most 255
   */
  BinEdges(double[][] edges) {
    this.edges = edges;
    filled = new double[edges.length][];
    for (int feature = 0; feature < edges.length; feature++) {
      double[] known = edges[feature];
      int length = 0;
      while (length < known.length) {
        length = 2 * length + 1;
      }
      filled[feature] = Arrays.copyOf(known, length);
      Arrays.fill(filled[feature], known.length, length, Double.POSITIVE_INFINITY);
    }
  }

  /** How many features there are. */
  int width() {
    return edges.length;
  }

  /** How many bins a feature has. */
  int bins(int feature) {
    return edges[feature].length + 1;
  }

  /** The value between a bin and the next. */
  double above(int feature, int bin) {
    return edges[feature][bin];
  }

  /**
   * The bins of rows.
   *
   * @param flat holds the values of the rows, rows × width, row-major, from {@code offset} on
   * @return width × rows, feature after feature, unsigned
   */
  byte[] columns(double[] flat, int offset, int rows) {
    int width = edges.length;
    byte[] bins = new byte[Math.multiplyExact(rows, width)];
    for (int from = 0; from < rows; from += TILE) {
      int to = Math.min(rows, from + TILE);
      for (int feature = 0; feature < width; feature++) {
        double[] ends = filled[feature];
        for (int row = from; row < to; row++) {
          bins[feature * rows + row] = (byte) bin(flat[offset + row * width + feature], ends);
        }
      }
    }
    return bins;
  }

  private static int bin(double value, double[] ends) {
    int bin = 0;
    // As many edges are left as a power of two less one, half of them beside the middle one.
    for (int step = (ends.length + 1) >> 1; step > 0; step >>= 1) {
      bin += value > ends[bin + step - 1] ? step : 0;
    }
    return bin;
  }

  ModelState state() {
    int[] ends = new int[edges.length];
    int total = 0;
    for (int feature = 0; feature < edges.length; feature++) {
      ends[feature] = total = Math.addExact(total, edges[feature].length);
    }
    double[] all = new double[total];
    for (int feature = 0; feature < edges.length; feature++) {
      int length = edges[feature].length;
      System.arraycopy(edges[feature], 0, all, ends[feature] - length, length);
    }
    return new ModelState().put("edge_ends", ends).put("edges", all);
  }

  /**
   * The edges of {@link #state}.
   *
   * @throws InvalidInput when they do not rise or are too many
   */
  static BinEdges read(int width, ModelState state) {
    int[] ends = state.ints("edge_ends", width);
    double[] all = state.doubles("edges");
    double[][] edges = new double[width][];
    int from = 0;
    for (int feature = 0; feature < width; feature++) {
      int to = ends[feature];
      boolean sound = to >= from && to - from <= MOST && to <= all.length;
      for (int i = from + 1; i < to && sound; i++) {
        sound = all[i] > all[i - 1];
      }
      if (!sound) {
        throw new InvalidInput(
            "model",
            "part edges",
            "edges of feature " + feature + " that do not rise or are too many",
            "at most " + MOST + " rising numbers",
            "the model file is damaged");
      }
      edges[feature] = Arrays.copyOfRange(all, from, to);
      from = to;
    }
    return new BinEdges(edges);
  }
}
