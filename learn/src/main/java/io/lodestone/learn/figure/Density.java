package io.lodestone.learn.figure;

/**
 * The density of a sample as a sum of normal distributions, of Silverman's width (Density
 * Estimation, 1986, eq. 3.31).
 */
final class Density {
  private final double[] sorted;
  private final double width;

  /**
   * Of a sample.
   *
   * @param sorted ascending, at least one value
   */
  Density(double[] sorted) {
    this.sorted = sorted;
    int n = sorted.length;
    double mean = 0;
    for (double value : sorted) {
      mean += value / n;
    }
    double squares = 0;
    for (double value : sorted) {
      squares += (value - mean) * (value - mean);
    }
    double std = Math.sqrt(squares / Math.max(1, n - 1));
    double middle =
        (ViolinFigure.quantile(sorted, 0.75) - ViolinFigure.quantile(sorted, 0.25)) / 1.34;
    double spread = middle > 0 ? Math.min(std, middle) : std;
    double wide = 0.9 * spread * Math.pow(n, -0.2);
    width = wide > 0 ? wide : Math.max(1e-12, 0.05 * Math.abs(mean));
  }

  double width() {
    return width;
  }

  double at(double value) {
    int from = first(value - 5 * width);
    double sum = 0;
    for (int i = from; i < sorted.length && sorted[i] <= value + 5 * width; i++) {
      double z = (value - sorted[i]) / width;
      sum += Math.exp(-z * z / 2);
    }
    return sum / (sorted.length * width * Math.sqrt(2 * Math.PI));
  }

  /** The first value that is at least so large. */
  private int first(double least) {
    int from = 0;
    int to = sorted.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (sorted[middle] < least) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
