package io.lodestone.learn.score;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Scores of predicted distributions over classes. Those of single classes, each against all others,
 * are averaged over the classes that occur.
 *
 * @param rows how many rows were scored
 * @param accuracy share of rows whose most probable class is right
 * @param logLoss mean negative logarithm of the probability of the right class, which counts as
 *     1e-15 where it is less
 * @param brier mean squared distance of the probabilities from the truth, 0 to 2
 * @param precision share of rows said to be of a class that are
 * @param recall share of the rows of a class that are found
 * @param f1 harmonic mean of precision and recall
 * @param rocAuc area under the curve of true against false positives: the probability that a row of
 *     the class has a higher probability for it than one that is not
 * @param prAuc average precision: the area under the steps of precision against recall
 */
public record ClassScores(
    int rows,
    double accuracy,
    double logLoss,
    double brier,
    double precision,
    double recall,
    double f1,
    double rocAuc,
    double prAuc) {
  private static final double LEAST = 1e-15;

  /**
   * Scores predictions.
   *
   * @param truth the place of the class of each row
   * @param probabilities rows × classes, row-major
   */
  public static ClassScores of(int[] truth, double[] probabilities, int classes) {
    int n = truth.length;
    if (n == 0) {
      throw new IllegalArgumentException("nothing to score");
    }
    int right = 0;
    double loss = 0;
    double brier = 0;
    int[] said = new int[n];
    for (int row = 0; row < n; row++) {
      int best = 0;
      for (int k = 0; k < classes; k++) {
        double p = probabilities[row * classes + k];
        best = p > probabilities[row * classes + best] ? k : best;
        double off = p - (truth[row] == k ? 1 : 0);
        brier += off * off;
      }
      said[row] = best;
      right += best == truth[row] ? 1 : 0;
      loss -= Math.log(Math.max(LEAST, probabilities[row * classes + truth[row]]));
    }
    double[] sums = new double[5];
    int present = 0;
    for (int k = 0; k < classes; k++) {
      int label = k;
      int positives = (int) IntStream.of(truth).filter(t -> t == label).count();
      if (positives == 0) {
        continue;
      }
      present++;
      int claimed = 0;
      int hits = 0;
      double[] scores = new double[n];
      for (int row = 0; row < n; row++) {
        claimed += said[row] == k ? 1 : 0;
        hits += said[row] == k && truth[row] == k ? 1 : 0;
        scores[row] = probabilities[row * classes + k];
      }
      double precision = claimed == 0 ? 0 : (double) hits / claimed;
      double recall = (double) hits / positives;
      sums[0] += precision;
      sums[1] += recall;
      sums[2] += hits == 0 ? 0 : 2 * precision * recall / (precision + recall);
      double[] areas = areas(scores, truth, k, positives);
      sums[3] += areas[0];
      sums[4] += areas[1];
    }
    return new ClassScores(
        n,
        (double) right / n,
        loss / n,
        brier / n,
        sums[0] / present,
        sums[1] / present,
        sums[2] / present,
        sums[3] / present,
        sums[4] / present);
  }

  /** The areas under both curves; rows of equal score are passed at once. */
  private static double[] areas(double[] scores, int[] truth, int label, int positives) {
    int n = scores.length;
    int[] falling =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> -scores[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    int negatives = n - positives;
    double roc = 0;
    double average = 0;
    int hits = 0;
    int misses = 0;
    for (int from = 0; from < n; ) {
      int to = from;
      int newHits = 0;
      while (to < n && scores[falling[to]] == scores[falling[from]]) {
        newHits += truth[falling[to]] == label ? 1 : 0;
        to++;
      }
      int newMisses = to - from - newHits;
      roc += newMisses * (hits + newHits / 2.0);
      hits += newHits;
      misses += newMisses;
      average += (double) newHits / positives * hits / (hits + misses);
      from = to;
    }
    return new double[] {negatives == 0 ? Double.NaN : roc / positives / negatives, average};
  }

  /** All scores by their names in snake case. */
  public Map<String, Double> byName() {
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("accuracy", accuracy);
    scores.put("log_loss", logLoss);
    scores.put("brier", brier);
    scores.put("precision", precision);
    scores.put("recall", recall);
    scores.put("f1", f1);
    scores.put("roc_auc", rocAuc);
    scores.put("pr_auc", prAuc);
    return scores;
  }
}
