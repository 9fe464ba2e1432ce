package io.lodestone.learn.domain;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The row is not much further from the nearest training row than training rows are from each other:
 * the distance is that of features in units of their standard deviation, per feature.
 *
 * <p>Of many training rows some stand for all, drawn at random, so that the cost of a prediction
 * has a bound; the distance that is allowed is measured with the same rows.
 */
final class NearestCriterion implements Criterion {
  private static final int MOST_ROWS = 1024;
  private static final int MOST_VALUES = 1 << 16;
  private static final double LEVEL = 0.99;

  private final double[] scales;
  private final float[] rows;
  private final double farthest;

  private NearestCriterion(double[] scales, float[] rows, double farthest) {
    this.scales = scales;
    this.rows = rows;
    this.farthest = farthest;
  }

  static NearestCriterion of(Features training) {
    int width = training.width();
    double[] scales = new double[width];
    for (int j = 0; j < width; j++) {
      double[] column = training.column(j);
      double mean = Arrays.stream(column).sum() / column.length;
      double squares = Arrays.stream(column).map(v -> (v - mean) * (v - mean)).sum();
      scales[j] = squares > 0 ? 1 / Math.sqrt(squares / column.length) : 0;
    }
    int count = Math.clamp(MOST_VALUES / width, Math.min(64, training.rows()), MOST_ROWS);
    int[] order = new int[training.rows()];
    Random random = new Random(1);
    for (int i = 0; i < order.length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    int[] chosen = Arrays.copyOf(order, Math.min(count, order.length));
    float[] kept = new float[chosen.length * width];
    for (int i = 0; i < chosen.length; i++) {
      for (int j = 0; j < width; j++) {
        kept[i * width + j] = (float) (training.value(chosen[i], j) * scales[j]);
      }
    }
    NearestCriterion open = new NearestCriterion(scales, kept, Double.POSITIVE_INFINITY);
    // The distances of rows that stand for none, or of each to the others where all stand for all.
    int[] asked =
        Arrays.copyOfRange(
            order,
            chosen.length < order.length ? chosen.length : 0,
            Math.min(order.length, chosen.length + MOST_ROWS));
    double[] distances =
        IntStream.range(0, asked.length)
            .parallel()
            .mapToDouble(
                i ->
                    open.distance(
                        training.flat(), asked[i] * width, chosen.length < order.length ? -1 : i))
            .sorted()
            .toArray();
    if (distances.length < 2) {
      return open;
    }
    return new NearestCriterion(
        scales, kept, distances[(int) Math.ceil(LEVEL * distances.length) - 1]);
  }

  static NearestCriterion read(int width, ModelState state) {
    float[] rows = state.floats("rows");
    if (rows.length % width != 0) {
      throw new InvalidInput(
          "model", "part rows", rows.length + " values", "whole rows", "the file is damaged");
    }
    return new NearestCriterion(state.doubles("scales", width), rows, state.number("farthest"));
  }

  private double distance(double[] values, int offset, int without) {
    int width = scales.length;
    float[] row = new float[width];
    for (int j = 0; j < width; j++) {
      row[j] = (float) (values[offset + j] * scales[j]);
    }
    float least = Float.POSITIVE_INFINITY;
    for (int other = 0; other < rows.length / width; other++) {
      int at = other * width;
      float sum = 0;
      // Most rows are far in the first few features already.
      for (int from = 0; from < width && sum < least; from += 16) {
        int to = Math.min(width, from + 16);
        float part = 0;
        for (int j = from; j < to; j++) {
          float d = row[j] - rows[at + j];
          part += d * d;
        }
        sum += part;
      }
      least = other == without || sum >= least ? least : sum;
    }
    return Math.sqrt(least / width);
  }

  @Override
  public String violation(double[] values, int offset, double epistemic) {
    double distance = distance(values, offset, -1);
    return distance > farthest
        ? String.format(
            Locale.ROOT,
            "the nearest training row is %.2f standard deviations away, %.2f is what 99 %% of the"
                + " training rows are from theirs",
            distance,
            farthest)
        : null;
  }

  @Override
  public void write(ModelState state) {
    state.put("scales", scales).put("rows", rows).put("farthest", farthest);
  }
}
