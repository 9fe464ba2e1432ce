package io.lodestone.learn.score;

import io.lodestone.core.numerics.NormalDistribution;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Scores of predicted distributions of numbers. Errors are in the unit of the target.
 *
 * @param rows how many rows were scored
 * @param mae mean absolute error
 * @param rmse root of the mean squared error
 * @param r2 coefficient of determination; NaN where all answers are the same
 * @param maxError largest absolute error
 * @param logLoss mean negative logarithm of the normal density at the answer
 * @param crps continuous ranked probability score of the normal distribution (Gneiting and Raftery,
 *     J. Am. Stat. Assoc. 102, 359, 2007, eq. 21)
 * @param coverage share of the answers inside their interval
 * @param width mean width of the intervals
 * @param miscalibrationArea area between the share of answers below each quantile and the
 *     quantile's probability, 0 to 0.5 (Kuleshov et al., ICML 2018; Tran et al., Mach. Learn.: Sci.
 *     Technol. 1, 025006, 2020)
 * @param sharpness root of the mean predicted variance
 * @param overconfidence mean of |error| minus predicted standard deviation; above 0 where
 *     uncertainties are too small
 */
public record NumberScores(
    int rows,
    double mae,
    double rmse,
    double r2,
    double maxError,
    double logLoss,
    double crps,
    double coverage,
    double width,
    double miscalibrationArea,
    double sharpness,
    double overconfidence) {
  /**
   * Scores predictions.
   *
   * @param truth the answers
   * @param mean the expected values
   * @param std the standard deviations
   * @param lower the lower ends of intervals
   * @param upper the upper ends of intervals
   */
  public static NumberScores of(
      double[] truth, double[] mean, double[] std, double[] lower, double[] upper) {
    int n = truth.length;
    if (n == 0) {
      throw new IllegalArgumentException("nothing to score");
    }
    double centre = Arrays.stream(truth).average().orElseThrow();
    double absolute = 0;
    double squares = 0;
    double scatter = 0;
    double largest = 0;
    double logarithm = 0;
    double ranked = 0;
    int inside = 0;
    double widths = 0;
    double variances = 0;
    double over = 0;
    double[] below = new double[n];
    for (int i = 0; i < n; i++) {
      double error = truth[i] - mean[i];
      absolute += Math.abs(error);
      squares += error * error;
      scatter += (truth[i] - centre) * (truth[i] - centre);
      largest = Math.max(largest, Math.abs(error));
      // Where a model is sure, its density has no logarithm; any error at all is then infinite
      // loss.
      double z = std[i] > 0 ? error / std[i] : error == 0 ? 0 : Math.signum(error) * 1e300;
      logarithm +=
          std[i] > 0
              ? z * z / 2 + Math.log(std[i]) + Math.log(2 * Math.PI) / 2
              : error == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      below[i] = NormalDistribution.STANDARD.below(z);
      ranked += std[i] > 0 ? std[i] * rankedScore(z, below[i]) : Math.abs(error);
      inside += truth[i] >= lower[i] && truth[i] <= upper[i] ? 1 : 0;
      widths += upper[i] - lower[i];
      variances += std[i] * std[i];
      over += Math.abs(error) - std[i];
    }
    Arrays.sort(below);
    return new NumberScores(
        n,
        absolute / n,
        Math.sqrt(squares / n),
        scatter > 0 ? 1 - squares / scatter : Double.NaN,
        largest,
        logarithm / n,
        ranked / n,
        (double) inside / n,
        widths / n,
        areaToDiagonal(below),
        Math.sqrt(variances / n),
        over / n);
  }

  private static double rankedScore(double z, double below) {
    return z * (2 * below - 1)
        + 2 * NormalDistribution.STANDARD.density(z)
        - 1 / Math.sqrt(Math.PI);
  }

  /** The area between the steps of a sample of probabilities, sorted, and the diagonal. */
  private static double areaToDiagonal(double[] sorted) {
    int n = sorted.length;
    double area = 0;
    double from = 0;
    for (int i = 0; i <= n; i++) {
      double to = i < n ? sorted[i] : 1;
      double level = (double) i / n;
      // The integral of |level - p| from one step to the next.
      area += ofDifference(to - level) - ofDifference(from - level);
      from = to;
    }
    return area;
  }

  private static double ofDifference(double x) {
    return x * Math.abs(x) / 2;
  }

  /** All scores by their names in snake case. */
  public Map<String, Double> byName() {
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("mae", mae);
    scores.put("rmse", rmse);
    scores.put("r2", r2);
    scores.put("max_error", maxError);
    scores.put("log_loss", logLoss);
    scores.put("crps", crps);
    scores.put("coverage", coverage);
    scores.put("width", width);
    scores.put("miscalibration_area", miscalibrationArea);
    scores.put("sharpness", sharpness);
    scores.put("overconfidence", overconfidence);
    return scores;
  }
}
