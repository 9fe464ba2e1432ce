package io.lodestone.learn.advice;

import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.domain.NearestRows;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The noise of answers, told before anything is learned: rows near to each other differ by noise
 * and by what the function changes between them, and only the second goes to zero with their
 * distance (the Gamma test: Stefánsson, Končar and Jones, Neural Comput. Appl. 5, 131, 1997).
 *
 * @param std the standard deviation of the noise, in the unit of the answers
 * @param share the part of the answers' variance that it is, 0 to 1
 */
record NoiseEstimate(double std, double share) {
  private static final int NEIGHBOURS = 10;
  private static final int MOST_ROWS = 1500;

  /**
   * Estimates the noise.
   *
   * @param features without gaps
   * @param answers one finite number for each row
   * @return nothing known, NaN, where there are fewer than 20 rows
   */
  static NoiseEstimate of(Features features, double[] answers) {
    int n = answers.length;
    if (n < 2 * NEIGHBOURS) {
      return new NoiseEstimate(Double.NaN, Double.NaN);
    }
    int[] asked =
        n <= MOST_ROWS
            ? IntStream.range(0, n).toArray()
            : new Random(1).ints(0, n).distinct().limit(MOST_ROWS).toArray();
    NearestRows nearest = NearestRows.of(features);
    double[][] apart = new double[asked.length][];
    double[][] differ = new double[asked.length][];
    int width = features.width();
    IntStream.range(0, asked.length)
        .parallel()
        .forEach(
            i -> {
              int row = asked[i];
              double[] values = Arrays.copyOfRange(features.flat(), row * width, (row + 1) * width);
              List<NearestRows.Near> near =
                  nearest.of(values, NEIGHBOURS + 1).stream()
                      .filter(one -> one.row() != row)
                      .limit(NEIGHBOURS)
                      .toList();
              apart[i] = near.stream().mapToDouble(o -> o.distance() * o.distance()).toArray();
              differ[i] =
                  near.stream()
                      .mapToDouble(o -> Math.pow(answers[o.row()] - answers[row], 2) / 2)
                      .toArray();
            });
    double[] x = means(apart);
    double[] y = means(differ);
    double meanX = Arrays.stream(x).average().orElse(0);
    double meanY = Arrays.stream(y).average().orElse(0);
    double xx = 0;
    double xy = 0;
    for (int k = 0; k < x.length; k++) {
      xx += (x[k] - meanX) * (x[k] - meanX);
      xy += (x[k] - meanX) * (y[k] - meanY);
    }
    double slope = xx > 0 ? Math.max(0, xy / xx) : 0;
    double variance = Math.max(0, meanY - slope * meanX);
    double centre = Arrays.stream(answers).average().orElse(0);
    double all = Arrays.stream(answers).map(v -> (v - centre) * (v - centre)).average().orElse(0);
    return new NoiseEstimate(Math.sqrt(variance), all > 0 ? Math.min(1, variance / all) : 0);
  }

  /** Over rows, of each neighbour in turn. */
  private static double[] means(double[][] rows) {
    double[] means = new double[NEIGHBOURS];
    for (double[] row : rows) {
      for (int k = 0; k < NEIGHBOURS; k++) {
        means[k] += row[k] / rows.length;
      }
    }
    return means;
  }
}
