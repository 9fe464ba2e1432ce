package io.lodestone.learn.score;

import io.lodestone.core.numerics.NormalDistribution;
import java.util.Arrays;

/**
 * How many answers are below each quantile of their predicted normal distribution: as many as the
 * quantile's probability says, where uncertainties are right (Kuleshov et al., ICML 2018, eq. 8).
 *
 * @param expected probabilities, rising from 0 to 1
 * @param observed the share of answers below each quantile
 */
public record CalibrationCurve(double[] expected, double[] observed) {
  private static final int STEPS = 20;

  /**
   * Of predictions.
   *
   * @param truth the answers, at least one
   * @param mean the expected values
   * @param std the standard deviations
   */
  public static CalibrationCurve of(double[] truth, double[] mean, double[] std) {
    double[] expected = new double[STEPS + 1];
    double[] observed = new double[STEPS + 1];
    Arrays.setAll(expected, step -> (double) step / STEPS);
    for (int i = 0; i < truth.length; i++) {
      double error = truth[i] - mean[i];
      double z = error == 0 ? 0 : error / std[i];
      double below = NormalDistribution.STANDARD.below(z);
      for (int step = 0; step <= STEPS; step++) {
        observed[step] += below <= expected[step] ? 1.0 / truth.length : 0;
      }
    }
    return new CalibrationCurve(expected, observed);
  }
}
