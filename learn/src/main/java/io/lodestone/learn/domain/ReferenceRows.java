package io.lodestone.learn.domain;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.neighbours.ExactSearch;
import io.lodestone.learn.neighbours.Metric;
import io.lodestone.learn.neighbours.NeighbourLists;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Training rows that stand for all where distances are asked: those of features in units of their
 * standard deviation, per feature.
 *
 * <p>They are drawn at random from the rows that differ, so that the cost of a prediction has a
 * bound and rows that are there many times do not look like a dense region.
 */
final class ReferenceRows {
  /** As many neighbours as keep chance out of a local density (Breunig et al., section 7.1). */
  static final int NEIGHBOURS = 10;

  private static final int MOST_ROWS = 1024;
  private static final int MOST_VALUES = 1 << 16;

  private final double[] scales;
  private final float[] rows;
  private final ExactSearch search;

  private ReferenceRows(double[] scales, float[] rows) {
    this.scales = scales;
    this.rows = rows;
    double[] values = new double[rows.length];
    Arrays.setAll(values, i -> rows[i]);
    search = ExactSearch.of(values, scales.length, Metric.EUCLIDEAN);
  }

  /**
   * Reference rows, with training rows whose distances from them say how far is usual.
   *
   * @param asked these training rows; none where the reference rows are all there are, which are
   *     then asked about each other
   */
  record Choice(ReferenceRows rows, double[] asked) {
    /** What the usual row has near it; a row is not its own neighbour. */
    NeighbourLists usual() {
      return asked.length == 0 ? rows.own() : rows.near(asked);
    }
  }

  static Choice of(Features training) {
    int width = training.width();
    double[] scales = scales(training);
    int[] order = distinct(training);
    Random random = new Random(1);
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    int count =
        Math.min(
            order.length,
            Math.clamp(MOST_VALUES / width, Math.min(64, training.rows()), MOST_ROWS));
    float[] kept = new float[count * width];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < width; j++) {
        kept[i * width + j] = (float) (training.value(order[i], j) * scales[j]);
      }
    }
    int[] asked = Arrays.copyOfRange(order, count, Math.min(order.length, count + MOST_ROWS));
    return new Choice(new ReferenceRows(scales, kept), training.rows(asked).flat());
  }

  private static double[] scales(Features training) {
    double[] scales = new double[training.width()];
    for (int j = 0; j < scales.length; j++) {
      double[] column = training.column(j);
      double mean = Arrays.stream(column).sum() / column.length;
      double squares = Arrays.stream(column).map(v -> (v - mean) * (v - mean)).sum();
      scales[j] = squares > 0 ? 1 / Math.sqrt(squares / column.length) : 0;
    }
    return scales;
  }

  /** The first of each set of equal rows. */
  private static int[] distinct(Features training) {
    record Content(double[] values) {
      @Override
      public boolean equals(Object other) {
        return other instanceof Content(double[] theirs) && Arrays.equals(values, theirs);
      }

      @Override
      public int hashCode() {
        return Arrays.hashCode(values);
      }
    }
    int width = training.width();
    Set<Content> seen = new HashSet<>();
    return IntStream.range(0, training.rows())
        .filter(
            row ->
                seen.add(
                    new Content(
                        Arrays.copyOfRange(training.flat(), row * width, (row + 1) * width))))
        .toArray();
  }

  int size() {
    return search.size();
  }

  /**
   * The nearest reference rows of many rows; distances are root mean squared differences of the
   * scaled features.
   *
   * @param values holds the features of the rows, row-major
   */
  NeighbourLists near(double[] values) {
    double[] scaled = new double[values.length];
    int width = scales.length;
    for (int from = 0; from < values.length; from += width) {
      for (int j = 0; j < width; j++) {
        scaled[from + j] = values[from + j] * scales[j];
      }
    }
    return search.nearest(scaled, Math.min(NEIGHBOURS, size())).scaled(1 / Math.sqrt(width));
  }

  /** The other reference rows nearest to each of them, as {@link #near}; there have to be some. */
  NeighbourLists own() {
    return search.neighbours(Math.min(NEIGHBOURS, size() - 1)).scaled(1 / Math.sqrt(scales.length));
  }

  static ReferenceRows read(int width, ModelState state) {
    float[] rows = state.floats("rows");
    if (rows.length % width != 0) {
      throw new InvalidInput(
          "model", "part rows", rows.length + " values", "whole rows", "the file is damaged");
    }
    return new ReferenceRows(state.doubles("scales", width), rows);
  }

  void write(ModelState state) {
    state.put("scales", scales).put("rows", rows);
  }
}
