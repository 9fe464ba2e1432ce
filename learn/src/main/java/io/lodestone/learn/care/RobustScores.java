package io.lodestone.learn.care;

import java.util.Arrays;

/**
 * How far values are from the median, in standard deviations estimated from the median absolute
 * deviation, which outliers do not move (Iglewicz and Hoaglin, How to Detect and Handle Outliers,
 * 1993, who call a value with more than 3.5 an outlier).
 *
 * @param median of the values that are there
 * @param deviation the estimate of their standard deviation; 0 where more than half are the same
 */
record RobustScores(double median, double deviation) {
  /** From which score on a value is an outlier. */
  static final double USUAL = 3.5;

  /** Of the median absolute deviation of a normal distribution of standard deviation 1. */
  private static final double NORMAL = 0.6744897501960817;

  /** Of a normal distribution the mean absolute deviation, where the median one is 0. */
  private static final double NORMAL_MEAN = 0.7978845608028654;

  /**
   * Of values.
   *
   * @param values NaN where one is missing
   */
  static RobustScores of(double[] values) {
    double[] known = known(values);
    if (known.length == 0) {
      return new RobustScores(Double.NaN, 0);
    }
    double median = middle(known);
    double[] apart = Arrays.stream(known).map(v -> Math.abs(v - median)).sorted().toArray();
    double deviation = middle(apart) / NORMAL;
    if (deviation == 0) {
      // More than half are the same; the mean deviation is the one that is left.
      deviation = Arrays.stream(apart).average().orElse(0) / NORMAL_MEAN;
    }
    return new RobustScores(median, deviation);
  }

  private static double[] known(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
  }

  private static double middle(double[] rising) {
    int half = rising.length / 2;
    return rising.length % 2 == 1 ? rising[half] : (rising[half - 1] + rising[half]) / 2;
  }

  /** The score of a value; NaN where it is missing, 0 where all values are the same. */
  double of(double value) {
    return Double.isNaN(value)
        ? Double.NaN
        : deviation == 0 ? 0 : Math.abs(value - median) / deviation;
  }
}
