package io.lodestone.learn.score;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How errors are distributed, which their mean does not tell: prediction less answer, in the unit
 * of the target.
 *
 * @param rows how many there are
 * @param bias mean
 * @param quantiles of the errors, at {@link #LEVELS}
 * @param absolute quantiles of the absolute errors, at {@link #LEVELS}
 * @param excess excess kurtosis: 0 for a normal distribution, above where a few errors are far
 *     larger than the rest; NaN of equal errors
 * @param beyondTwo share of errors above two predicted standard deviations; 4.6 % of a normal
 *     distribution
 * @param beyondThree share of errors above three; 0.27 % of a normal distribution
 */
public record ErrorDistribution(
    int rows,
    double bias,
    double[] quantiles,
    double[] absolute,
    double excess,
    double beyondTwo,
    double beyondThree) {
  /** The probabilities of the quantiles. */
  public static final double[] LEVELS = {0.05, 0.25, 0.5, 0.75, 0.95};

  /**
   * Of predictions.
   *
   * @param truth the answers, at least one
   * @param mean the expected values
   * @param std the standard deviations
   */
  public static ErrorDistribution of(double[] truth, double[] mean, double[] std) {
    int n = truth.length;
    if (n == 0) {
      throw new IllegalArgumentException("nothing to describe");
    }
    double[] errors = new double[n];
    double[] absolute = new double[n];
    int two = 0;
    int three = 0;
    for (int i = 0; i < n; i++) {
      errors[i] = mean[i] - truth[i];
      absolute[i] = Math.abs(errors[i]);
      two += absolute[i] > 2 * std[i] ? 1 : 0;
      three += absolute[i] > 3 * std[i] ? 1 : 0;
    }
    double bias = Arrays.stream(errors).sum() / n;
    double second = Arrays.stream(errors).map(e -> Math.pow(e - bias, 2)).sum() / n;
    double fourth = Arrays.stream(errors).map(e -> Math.pow(e - bias, 4)).sum() / n;
    Arrays.sort(errors);
    Arrays.sort(absolute);
    return new ErrorDistribution(
        n,
        bias,
        Arrays.stream(LEVELS).map(level -> quantile(errors, level)).toArray(),
        Arrays.stream(LEVELS).map(level -> quantile(absolute, level)).toArray(),
        second > 0 ? fourth / (second * second) - 3 : Double.NaN,
        (double) two / n,
        (double) three / n);
  }

  /** Between the two nearest ranks, as is usual (type 7 of Hyndman and Fan). */
  private static double quantile(double[] rising, double level) {
    double place = level * (rising.length - 1);
    int below = (int) place;
    int above = Math.min(rising.length - 1, below + 1);
    return rising[below] + (place - below) * (rising[above] - rising[below]);
  }

  /** All numbers by their names in snake case, such as {@code absolute_q95}. */
  public Map<String, Double> byName() {
    Map<String, Double> named = new LinkedHashMap<>();
    named.put("bias", bias);
    for (int i = 0; i < LEVELS.length; i++) {
      named.put("error_q%02d".formatted(Math.round(100 * LEVELS[i])), quantiles[i]);
    }
    for (int i = 0; i < LEVELS.length; i++) {
      named.put("absolute_q%02d".formatted(Math.round(100 * LEVELS[i])), absolute[i]);
    }
    named.put("excess_kurtosis", excess);
    named.put("beyond_2_std", beyondTwo);
    named.put("beyond_3_std", beyondThree);
    return named;
  }
}
