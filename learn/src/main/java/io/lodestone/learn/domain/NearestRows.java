package io.lodestone.learn.domain;

import io.lodestone.learn.dataset.Features;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rows of a table that are nearest to some row: by the Euclidean distance of features, each
 * divided by its standard deviation over the table, and the sum of squares by their number.
 */
public final class NearestRows {
  private final int rows;
  private final int width;
  private final double[] values;
  private final double[] scale;

  private NearestRows(int rows, int width, double[] values, double[] scale) {
    this.rows = rows;
    this.width = width;
    this.values = values;
    this.scale = scale;
  }

  /**
   * A row of the table.
   *
   * @param row its place
   * @param distance how far it is; about 1 for rows drawn at random
   */
  public record Near(int row, double distance) {}

  /** With the rows to be found; a feature with a gap does not count in the row that has it. */
  public static NearestRows of(Features features) {
    int width = features.width();
    double[] scale = new double[width];
    for (int j = 0; j < width; j++) {
      double sum = 0;
      double squares = 0;
      int known = 0;
      for (double value : features.column(j)) {
        if (!Double.isNaN(value)) {
          sum += value;
          known++;
        }
      }
      for (double value : features.column(j)) {
        if (!Double.isNaN(value)) {
          squares += (value - sum / known) * (value - sum / known);
        }
      }
      scale[j] = squares > 0 ? 1 / Math.sqrt(squares / known) : 0;
    }
    return new NearestRows(features.rows(), width, features.flat(), scale);
  }

  /**
   * The nearest rows, the nearest first.
   *
   * @param row as many values as there are features
   * @param count how many rows are wanted; there may be fewer
   */
  public List<Near> of(double[] row, int count) {
    List<Near> best = new ArrayList<>();
    for (int other = 0; other < rows; other++) {
      double sum = 0;
      for (int j = 0; j < width; j++) {
        double difference = (values[other * width + j] - row[j]) * scale[j];
        sum += Double.isNaN(difference) ? 0 : difference * difference;
      }
      double distance = Math.sqrt(sum / width);
      if (best.size() < count || distance < best.getLast().distance()) {
        best.add(new Near(other, distance));
        best.sort(Comparator.comparingDouble(Near::distance));
        if (best.size() > count) {
          best.removeLast();
        }
      }
    }
    return best;
  }
}
