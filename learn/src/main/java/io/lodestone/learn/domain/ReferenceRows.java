package io.lodestone.learn.domain;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Features;
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

  /** Candidates beyond these, because candidates are found with rounding errors. */
  private static final int SPARE = 6;

  private static final int MOST_ROWS = 1024;
  private static final int MOST_VALUES = 1 << 16;

  private final double[] scales;
  private final float[] rows;
  private final ManyDistances distances;

  private ReferenceRows(double[] scales, float[] rows) {
    this.scales = scales;
    this.rows = rows;
    distances = new ManyDistances(rows, scales.length);
  }

  /**
   * The reference rows nearest to a row, the nearest first; fewer than {@link #NEIGHBOURS} where
   * there are no more.
   *
   * @param places of the rows among those of reference
   * @param distances root mean squared difference of the scaled features
   */
  record Near(int[] places, float[] distances) {}

  /**
   * Reference rows, with training rows whose distances from them say how far is usual.
   *
   * @param asked places of these among the training rows
   * @param own for each its place among the reference rows; -1 where it is none of them
   */
  record Choice(ReferenceRows rows, int[] asked, int[] own) {
    /** What the usual row has near it; a row is not its own neighbour. */
    Near near(Features training, int i) {
      return rows.near(training.flat(), asked[i] * training.width(), own[i]);
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
    boolean all = count == order.length;
    int[] asked =
        Arrays.copyOfRange(
            order, all ? 0 : count, all ? count : Math.min(order.length, count + MOST_ROWS));
    int[] own = IntStream.range(0, asked.length).map(i -> all ? i : -1).toArray();
    return new Choice(new ReferenceRows(scales, kept), asked, own);
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
    return rows.length / scales.length;
  }

  /**
   * The nearest reference rows.
   *
   * @param values holds the features of the row from {@code offset} on
   * @param without a reference row that does not count; -1 for none
   */
  Near near(double[] values, int offset, int without) {
    int[] all = IntStream.range(0, size()).filter(place -> place != without).toArray();
    return nearest(scaled(values, offset, 1), 0, all);
  }

  /**
   * The nearest reference rows of many rows.
   *
   * @param values holds the features of the rows, row-major
   */
  Near[] near(double[] values, int count) {
    float[] asked = scaled(values, 0, count);
    int[][] candidates = distances.candidates(asked, NEIGHBOURS + SPARE);
    Near[] result = new Near[count];
    for (int i = 0; i < count; i++) {
      result[i] = nearest(asked, i * scales.length, candidates[i]);
    }
    return result;
  }

  private float[] scaled(double[] values, int offset, int count) {
    int width = scales.length;
    float[] result = new float[count * width];
    for (int row = 0; row < count; row++) {
      for (int j = 0; j < width; j++) {
        result[row * width + j] = (float) (values[offset + row * width + j] * scales[j]);
      }
    }
    return result;
  }

  /** The nearest of some reference rows, given in their order. */
  private Near nearest(float[] asked, int at, int[] candidates) {
    int count = Math.min(NEIGHBOURS, candidates.length);
    int[] places = new int[count];
    float[] squares = new float[count];
    Arrays.fill(squares, Float.POSITIVE_INFINITY);
    for (int other : candidates) {
      float most = squares[count - 1];
      float sum = apart(asked, at, other * scales.length, most);
      if (sum < most) {
        int place = count - 1;
        for (; place > 0 && squares[place - 1] > sum; place--) {
          squares[place] = squares[place - 1];
          places[place] = places[place - 1];
        }
        squares[place] = sum;
        places[place] = other;
      }
    }
    for (int i = 0; i < count; i++) {
      squares[i] = (float) Math.sqrt(squares[i] / scales.length);
    }
    return new Near(places, squares);
  }

  /** The near rows of a reference row itself. */
  Near nearOwn(int place) {
    int width = scales.length;
    double[] values = new double[width];
    for (int j = 0; j < width; j++) {
      values[j] = scales[j] == 0 ? 0 : rows[place * width + j] / scales[j];
    }
    return near(values, 0, place);
  }

  /** The sum of squared differences; of rows that are further away something above the most. */
  private float apart(float[] asked, int from, int at, float most) {
    float sum = 0;
    int width = scales.length;
    // Most rows are far in the first few features already.
    for (int start = 0; start < width && sum < most; start += 16) {
      int end = Math.min(width, start + 16);
      float part = 0;
      for (int j = start; j < end; j++) {
        float d = asked[from + j] - rows[at + j];
        part += d * d;
      }
      sum += part;
    }
    return sum;
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
