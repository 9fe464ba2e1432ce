package io.lodestone.learn.neighbours;

import io.lodestone.core.error.InvalidInput;

/**
 * Where rows lie so that squared lengths of differences, in single precision, order them as the
 * metric does: relative to their mean, since rounding is that of the largest number, or on the unit
 * sphere.
 */
final class RowSpace {
  private static final double LARGEST = 1e17;

  private final Metric metric;
  private final int width;
  private final double[] centre;

  /**
   * The space of some rows.
   *
   * @param rows rows × width, row-major
   */
  RowSpace(double[] rows, int width, Metric metric) {
    this.metric = metric;
    this.width = width;
    this.centre = new double[width];
    int count = count(rows);
    if (metric == Metric.EUCLIDEAN) {
      for (int from = 0; from < rows.length; from += width) {
        for (int j = 0; j < width; j++) {
          centre[j] += rows[from + j] / count;
        }
      }
    }
  }

  int width() {
    return width;
  }

  /** The number of rows in an array. */
  int count(double[] rows) {
    if (width < 1 || rows.length % width != 0) {
      throw new InvalidInput(
          null, null, rows.length + " numbers", "rows of " + width + " numbers", null);
    }
    return rows.length / width;
  }

  /**
   * The same rows in this space.
   *
   * @throws InvalidInput for a row of zeros where directions are compared, and for a number whose
   *     square is too large for single precision
   */
  float[] prepared(double[] rows) {
    int count = count(rows);
    float[] prepared = new float[rows.length];
    for (int row = 0; row < count; row++) {
      double length = metric == Metric.COSINE ? length(rows, row) : 1;
      for (int j = 0; j < width; j++) {
        double value = (rows[row * width + j] - centre[j]) / length;
        if (!(Math.abs(value) < LARGEST)) {
          throw new InvalidInput(
              null,
              "row " + (row + 1) + ", column " + (j + 1),
              "" + rows[row * width + j],
              "a number within " + LARGEST + " of the mean",
              "divide the column by its standard deviation, or leave it out");
        }
        prepared[row * width + j] = (float) value;
      }
    }
    return prepared;
  }

  private double length(double[] rows, int row) {
    double squares = 0;
    for (int j = row * width; j < (row + 1) * width; j++) {
      squares += rows[j] * rows[j];
    }
    if (!(squares > 0)) {
      throw new InvalidInput(
          null,
          "row " + (row + 1),
          "zeros only",
          "a row that has a direction, for the cosine metric",
          "take the Euclidean metric, or leave the row out");
    }
    return Math.sqrt(squares);
  }

  /** The distance of two rows of this space. */
  float distance(float[] a, int row, float[] b, int other) {
    double sum = 0;
    double odd = 0;
    int from = row * width;
    int to = other * width;
    // Two sums, of which one does not wait for the other.
    int j = 0;
    for (; j + 1 < width; j += 2) {
      double difference = a[from + j] - b[to + j];
      double next = a[from + j + 1] - b[to + j + 1];
      sum += difference * difference;
      odd += next * next;
    }
    if (j < width) {
      double difference = a[from + j] - b[to + j];
      odd += difference * difference;
    }
    sum += odd;
    return (float) (metric == Metric.COSINE ? sum / 2 : Math.sqrt(sum));
  }
}
