package io.lodestone.learn.split;

import io.lodestone.learn.dataset.Features;

/**
 * Rows of features in units of the standard deviation of each from its mean; a gap is at the mean.
 *
 * @param values rows × width, row-major
 */
record StandardizedRows(int rows, int width, double[] values) {
  static StandardizedRows of(Features features) {
    int width = features.width();
    int rows = features.rows();
    double[] values = new double[Math.multiplyExact(rows, width)];
    for (int j = 0; j < width; j++) {
      double sum = 0;
      double squares = 0;
      int known = 0;
      for (int i = 0; i < rows; i++) {
        double value = features.value(i, j);
        if (!Double.isNaN(value)) {
          known++;
          double off = value - sum;
          sum += off / known;
          squares += off * (value - sum);
        }
      }
      for (int i = 0; i < rows && squares > 0; i++) {
        double value = features.value(i, j);
        values[i * width + j] =
            Double.isNaN(value) ? 0 : (value - sum) / Math.sqrt(squares / known);
      }
    }
    return new StandardizedRows(rows, width, values);
  }

  /** The squared distance of a row from a point that lies in another array. */
  double apart(int row, double[] points, int at) {
    double sum = 0;
    for (int j = 0; j < width; j++) {
      double d = values[row * width + j] - points[at + j];
      sum += d * d;
    }
    return sum;
  }
}
