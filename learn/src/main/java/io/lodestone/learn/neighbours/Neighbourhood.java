package io.lodestone.learn.neighbours;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;

/** Training rows in standardised features, among which the nearest are found. */
final class Neighbourhood {
  private final int k;
  private final int width;
  private final double[] means;
  private final double[] scales;
  private final double[] rows;
  private final ExactSearch search;

  private Neighbourhood(int k, int width, double[] means, double[] scales, double[] rows) {
    this.k = k;
    this.width = width;
    this.means = means;
    this.scales = scales;
    this.rows = rows;
    search = ExactSearch.of(rows, width, Metric.EUCLIDEAN);
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
    return new Neighbourhood(k, width, means, scales, standardized(features, means, scales));
  }

  int k() {
    return k;
  }

  int size() {
    return rows.length / width;
  }

  private static double[] standardized(Features features, double[] means, double[] scales) {
    double[] values = features.flat().clone();
    int width = means.length;
    for (int from = 0; from < values.length; from += width) {
      for (int j = 0; j < width; j++) {
        values[from + j] = (values[from + j] - means[j]) / scales[j];
      }
    }
    return values;
  }

  /** The training rows nearest to each of some rows; of equally near ones the first. */
  NeighbourLists nearest(Features features) {
    return search.nearest(standardized(features, means, scales), k);
  }

  /** The other training rows nearest to each of them. */
  NeighbourLists others() {
    return search.neighbours(k);
  }

  ModelState state() {
    return new ModelState().put("means", means).put("scales", scales).put("rows", rows);
  }

  static Neighbourhood read(int width, int k, ModelState state) {
    double[] rows = state.doubles("rows");
    if (rows.length % width != 0 || rows.length / width <= k) {
      throw new InvalidInput(
          "model", "part rows", rows.length + " values", "whole rows", "the file is damaged");
    }
    return new Neighbourhood(
        k, width, state.doubles("means", width), state.doubles("scales", width), rows);
  }
}
