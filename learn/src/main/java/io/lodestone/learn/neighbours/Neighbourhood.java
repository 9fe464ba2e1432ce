package io.lodestone.learn.neighbours;

import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.IntStream;

/** Training rows in standardised features, among which the nearest are found. */
final class Neighbourhood {
  private final int k;
  private final int width;
  private final double[] means;
  private final double[] scales;
  private final double[] rows;

  private Neighbourhood(int k, int width, double[] means, double[] scales, double[] rows) {
    this.k = k;
    this.width = width;
    this.means = means;
    this.scales = scales;
    this.rows = rows;
  }

  static Neighbourhood of(Features features, int k) {
    int width = features.width();
    double[] means = new double[width];
    double[] scales = new double[width];
    for (int j = 0; j < width; j++) {
      double[] column = features.column(j);
      double mean = Arrays.stream(column).sum() / column.length;
      double squares = Arrays.stream(column).map(v -> (v - mean) * (v - mean)).sum();
      means[j] = mean;
      scales[j] = squares > 0 ? Math.sqrt(squares / column.length) : 1;
    }
    Neighbourhood empty = new Neighbourhood(k, width, means, scales, new double[0]);
    return new Neighbourhood(k, width, means, scales, empty.standardized(features));
  }

  int k() {
    return k;
  }

  int size() {
    return rows.length / width;
  }

  double[] standardized(Features features) {
    double[] values = features.flat().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - means[i % width]) / scales[i % width];
    }
    return values;
  }

  /** The training rows as they were given. */
  Features training() {
    double[] values = new double[rows.length];
    Arrays.setAll(values, i -> rows[i] * scales[i % width] + means[i % width]);
    return new Features(
        IntStream.range(0, width).mapToObj(Integer::toString).toList(),
        Collections.nCopies(width, UnitExpression.parse("-")),
        size(),
        values);
  }

  /**
   * The nearest training rows; of equally near ones the first.
   *
   * @param values standardised rows
   * @param row the one that is asked about
   * @param without a training row that does not count; -1 for none
   */
  int[] nearest(double[] values, int row, int without) {
    int[] best = new int[k];
    double[] distances = new double[k];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    for (int other = 0; other < size(); other++) {
      if (other == without) {
        continue;
      }
      double sum = 0;
      for (int j = 0; j < width && sum < distances[k - 1]; j += 8) {
        for (int l = j; l < Math.min(width, j + 8); l++) {
          double d = values[row * width + l] - rows[other * width + l];
          sum += d * d;
        }
      }
      if (sum < distances[k - 1]) {
        int place = k - 1;
        while (place > 0 && distances[place - 1] > sum) {
          distances[place] = distances[place - 1];
          best[place] = best[place - 1];
          place--;
        }
        distances[place] = sum;
        best[place] = other;
      }
    }
    return best;
  }

  ModelState state() {
    return new ModelState().put("means", means).put("scales", scales).put("rows", rows);
  }

  static Neighbourhood read(int width, int k, ModelState state) {
    double[] rows = state.doubles("rows");
    if (rows.length % width != 0 || rows.length / width <= k) {
      throw new io.lodestone.core.error.InvalidInput(
          "model", "part rows", rows.length + " values", "whole rows", "the file is damaged");
    }
    return new Neighbourhood(
        k, width, state.doubles("means", width), state.doubles("scales", width), rows);
  }
}
