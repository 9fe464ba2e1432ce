package io.lodestone.learn.sisso;

/**
 * How well features go with residuals: the largest magnitude of Pearson's correlation over several
 * residuals; with several tasks the root of the mean square over them.
 */
final class Correlation implements Score {
  private final int[] starts;
  private final double[][] residuals;

  /**
   * @param residuals one or more, each as long as the problem
   * @param taskStarts as {@link Problem#taskStarts}
   */
  Correlation(double[][] residuals, int[] taskStarts) {
    this.starts = taskStarts;
    this.residuals = new double[residuals.length][];
    for (int i = 0; i < residuals.length; i++) {
      this.residuals[i] = standardized(residuals[i], taskStarts);
    }
  }

  /** Centred in each task, and of length one in each (zero where it does not vary). */
  static double[] standardized(double[] values, int[] starts) {
    double[] standard = new double[values.length];
    for (int task = 0; task + 1 < starts.length; task++) {
      int from = starts[task];
      int to = starts[task + 1];
      double mean = 0;
      for (int i = from; i < to; i++) {
        mean += values[i];
      }
      mean /= to - from;
      double squares = 0;
      double largest = 0;
      for (int i = from; i < to; i++) {
        standard[i] = values[i] - mean;
        squares += standard[i] * standard[i];
        largest = Math.max(largest, Math.abs(values[i]));
      }
      double scale = squares > 1e-30 * largest * largest * (to - from) ? 1 / Math.sqrt(squares) : 0;
      for (int i = from; i < to; i++) {
        standard[i] *= scale;
      }
    }
    return standard;
  }

  /** The residuals, centred in each task and of length one in each. */
  double[][] residuals() {
    return residuals;
  }

  int[] taskStarts() {
    return starts;
  }

  @Override
  public double of(double[] values) {
    double[] standard = standardized(values, starts);
    double best = 0;
    for (double[] residual : residuals) {
      best = Math.max(best, rootMeanSquare(standard, residual));
    }
    return best;
  }

  private double rootMeanSquare(double[] a, double[] b) {
    double squares = 0;
    for (int task = 0; task + 1 < starts.length; task++) {
      double dot = dot(a, b, starts[task], starts[task + 1]);
      squares += dot * dot;
    }
    return Math.sqrt(squares / (starts.length - 1));
  }

  /** One is the other but for a factor and a constant. */
  @Override
  public boolean same(double[] a, double[] b) {
    double[] one = standardized(a, starts);
    double[] other = standardized(b, starts);
    for (int task = 0; task + 1 < starts.length; task++) {
      double dot = Math.abs(dot(one, other, starts[task], starts[task + 1]));
      double length = dot(one, one, starts[task], starts[task + 1]);
      if (length > 0.5 ? dot < 1 - 1e-12 : dot(other, other, starts[task], starts[task + 1]) > 0) {
        return false;
      }
    }
    return true;
  }

  /** Pearson's correlation of two columns. */
  static double of(double[] a, double[] b) {
    int[] one = {0, a.length};
    return dot(standardized(a, one), standardized(b, one), 0, a.length);
  }

  private static double dot(double[] a, double[] b, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
