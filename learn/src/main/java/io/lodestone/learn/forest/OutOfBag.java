package io.lodestone.learn.forest;

import io.lodestone.learn.dataset.Features;
import java.util.Arrays;

/**
 * What the trees that did not see a training row say of it.
 *
 * @param means NaN where all trees saw the row
 * @param variances between those trees
 * @param ratios raw estimates of the infinitesimal jackknife over those trees, in units of the
 *     variance; NaN where there are none
 * @param voters how many trees those are
 */
record OutOfBag(double[] means, double[] variances, double[] ratios, int[] voters) {
  private static final int BLOCK = 256;

  /**
   * Asks them.
   *
   * @param outputOf for each row the output that counts; null for the first
   */
  static OutOfBag of(
      Forest forest,
      Features features,
      Bootstrap[] samples,
      JackknifeVariance jackknife,
      int[] outputOf) {
    int n = features.rows();
    int trees = forest.size();
    int outputs = outputOf == null ? 1 : Arrays.stream(outputOf).max().orElse(0) + 1;
    OutOfBag result = new OutOfBag(new double[n], new double[n], new double[n], new int[n]);
    Forest.blocks(
        n,
        BLOCK,
        from -> {
          int size = Math.min(BLOCK, n - from);
          double[] said = new double[size * trees];
          double[] flat =
              Arrays.copyOfRange(
                  features.flat(), from * features.width(), (from + size) * features.width());
          double[] one = outputs == 1 ? said : new double[size * trees];
          for (int output = 0; output < outputs; output++) {
            forest.say(flat, features.width(), size, output, one);
            for (int row = 0; row < size && outputs > 1; row++) {
              if (outputOf[from + row] == output) {
                System.arraycopy(one, row * trees, said, row * trees, trees);
              }
            }
          }
          int[] voters = new int[size];
          for (int row = 0; row < size; row++) {
            voters[row] = result.row(said, row * trees, samples, from + row);
          }
          double[] raw = jackknife.ratios(said, size, voters);
          System.arraycopy(raw, 0, result.ratios, from, size);
        });
    return result;
  }

  /** Keeps mean and variance, and puts deviations in place of what was said. */
  private int row(double[] said, int from, Bootstrap[] samples, int row) {
    double sum = 0;
    int count = 0;
    for (int tree = 0; tree < samples.length; tree++) {
      if (samples[tree].count(row) == 0) {
        sum += said[from + tree];
        count++;
      }
    }
    double mean = sum / count;
    double squares = 0;
    for (int tree = 0; tree < samples.length; tree++) {
      boolean seen = samples[tree].count(row) != 0;
      double deviation = seen ? 0 : said[from + tree] - mean;
      said[from + tree] = deviation;
      squares += deviation * deviation;
    }
    means[row] = mean;
    variances[row] = count > 1 ? squares / (count - 1) : 0;
    voters[row] = count;
    return count;
  }
}
