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
   * @param centre a number about which the answers are
   */
  static OutOfBag of(
      Forest forest,
      Features features,
      Bootstrap[] samples,
      JackknifeVariance jackknife,
      int[] outputOf,
      double centre) {
    int n = features.rows();
    int trees = forest.size();
    int outputs = outputOf == null ? 1 : Arrays.stream(outputOf).max().orElse(0) + 1;
    OutOfBag result = new OutOfBag(new double[n], new double[n], new double[n], new int[n]);
    Forest.blocks(
        n,
        BLOCK,
        from -> {
          int size = Math.min(BLOCK, n - from);
          RowDescent descent = forest.descent(features, from, size);
          float[] said = new float[size * trees];
          float[] one = outputs == 1 ? said : new float[size * trees];
          double[] sums = new double[size];
          for (int output = 0; output < outputs; output++) {
            forest.say(descent, output, centre, one, sums);
            for (int i = 0; i < said.length && outputs > 1; i++) {
              said[i] = outputOf[from + i % size] == output ? one[i] : said[i];
            }
          }
          result.unseen(said, size, samples, from, centre);
          int[] voters = Arrays.copyOfRange(result.voters, from, from + size);
          double[] raw = jackknife.ratios(said, size, voters);
          System.arraycopy(raw, 0, result.ratios, from, size);
        });
    return result;
  }

  /** Keeps means and variances, and puts deviations in place of what was said. */
  private void unseen(float[] said, int size, Bootstrap[] samples, int from, double centre) {
    for (int tree = 0; tree < samples.length; tree++) {
      for (int row = 0; row < size; row++) {
        if (samples[tree].count(from + row) == 0) {
          means[from + row] += said[tree * size + row];
          voters[from + row]++;
        }
      }
    }
    for (int row = from; row < from + size; row++) {
      means[row] /= voters[row];
    }
    for (int tree = 0; tree < samples.length; tree++) {
      for (int row = 0; row < size; row++) {
        boolean seen = samples[tree].count(from + row) != 0;
        double deviation = seen ? 0 : said[tree * size + row] - means[from + row];
        said[tree * size + row] = (float) deviation;
        variances[from + row] += deviation * deviation;
      }
    }
    for (int row = from; row < from + size; row++) {
      means[row] += centre;
      variances[row] = voters[row] > 1 ? variances[row] / (voters[row] - 1) : 0;
    }
  }
}
