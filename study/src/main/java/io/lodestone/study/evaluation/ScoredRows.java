package io.lodestone.study.evaluation;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.ClassPredictions;
import io.lodestone.learn.Model;
import io.lodestone.learn.NumberPredictions;
import io.lodestone.learn.Predictions;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.score.ClassScores;
import io.lodestone.learn.score.NumberScores;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The test rows of a fold that have an answer and a prediction, with their scores.
 *
 * @param rows their places in the test set
 * @param surprise for each, how large its error is: of numbers in standard deviations, of classes
 *     the negative logarithm of the probability of the truth
 * @param truth the answers as text
 * @param said the predictions as text
 * @param scores by name
 * @param uncalibrated scores of uncertainty as they would be with the standard deviations of the
 *     learner itself and intervals of a normal distribution; empty of classes
 * @param tested what was said of each row, with the truth
 */
public record ScoredRows(
    int[] rows,
    double[] surprise,
    String[] truth,
    String[] said,
    Map<String, Double> scores,
    Map<String, Double> uncalibrated,
    List<TestedRow> tested) {
  private static final Set<String> OF_UNCERTAINTY =
      Set.of(
          "log_loss",
          "crps",
          "coverage",
          "width",
          "miscalibration_area",
          "sharpness",
          "overconfidence");

  /**
   * Scores predictions.
   *
   * @param test the rows that were predicted, with their answers where these are known
   * @param level probability that intervals hold the answer
   * @throws InvalidInput when no row has an answer and a prediction
   */
  public static ScoredRows of(
      Dataset test, String target, Predictions predictions, double level, Model model) {
    int[] rows =
        IntStream.range(0, test.size())
            .filter(row -> predictions.isKnown(row) && !test.column(target).isMissing(row))
            .toArray();
    if (rows.length == 0) {
      throw new InvalidInput(
          null, null, "a fold without a row to test", "rows with answer and features", null);
    }
    return switch (predictions) {
      case NumberPredictions numbers -> numbers(test, target, numbers, rows, level, model);
      case ClassPredictions classes -> classes(test, target, classes, rows, model);
    };
  }

  private static ScoredRows numbers(
      Dataset test,
      String target,
      NumberPredictions numbers,
      int[] rows,
      double level,
      Model model) {
    double[] truth = IntStream.of(rows).mapToDouble(test.number(target)::value).toArray();
    double[] mean = IntStream.of(rows).mapToDouble(numbers::mean).toArray();
    double[] std = IntStream.of(rows).mapToDouble(numbers::std).toArray();
    double[] lower = IntStream.of(rows).mapToDouble(row -> numbers.lower(row, level)).toArray();
    double[] upper = IntStream.of(rows).mapToDouble(row -> numbers.upper(row, level)).toArray();
    return new ScoredRows(
        rows,
        IntStream.range(0, rows.length)
            .mapToDouble(i -> Math.abs(truth[i] - mean[i]) / std[i])
            .toArray(),
        IntStream.range(0, rows.length)
            .mapToObj(i -> "%.6g".formatted(truth[i]))
            .toArray(String[]::new),
        IntStream.range(0, rows.length)
            .mapToObj(i -> "%.6g ± %.3g".formatted(mean[i], std[i]))
            .toArray(String[]::new),
        NumberScores.of(truth, mean, std, lower, upper).byName(),
        uncalibrated(test, truth, mean, std, rows, level, model),
        IntStream.range(0, rows.length)
            .<TestedRow>mapToObj(
                i ->
                    new TestedRow.Numbers(
                        test.ids().get(rows[i]), truth[i], mean[i], std[i], lower[i], upper[i]))
            .toList());
  }

  private static Map<String, Double> uncalibrated(
      Dataset test,
      double[] truth,
      double[] mean,
      double[] calibrated,
      int[] rows,
      double level,
      Model model) {
    Model plain = model.uncalibrated();
    double[] std = calibrated;
    if (!model.scale().equals(plain.scale())) {
      NumberPredictions numbers = (NumberPredictions) plain.predict(test.rows(rows));
      std = IntStream.range(0, rows.length).mapToDouble(numbers::std).toArray();
    }
    return ofUncertainty(truth, mean, std, plain.shape().factor(level));
  }

  private static Map<String, Double> ofUncertainty(
      double[] truth, double[] mean, double[] std, double factor) {
    double[] lower = new double[std.length];
    double[] upper = new double[std.length];
    Arrays.setAll(lower, i -> mean[i] - factor * std[i]);
    Arrays.setAll(upper, i -> mean[i] + factor * std[i]);
    Map<String, Double> scores = NumberScores.of(truth, mean, std, lower, upper).byName();
    scores.keySet().retainAll(OF_UNCERTAINTY);
    return scores;
  }

  private static ScoredRows classes(
      Dataset test, String target, ClassPredictions predictions, int[] all, Model model) {
    // A class that the training rows did not have counts as one more that was given no chance.
    int classes = model.classes().size() + 1;
    double[] probabilities = new double[all.length * classes];
    int[] labels = new int[all.length];
    double[] surprise = new double[all.length];
    String[] truth = new String[all.length];
    String[] said = new String[all.length];
    for (int i = 0; i < all.length; i++) {
      truth[i] = test.text(target).value(all[i]);
      int label = model.classes().indexOf(truth[i]);
      labels[i] = label < 0 ? classes - 1 : label;
      for (int k = 0; k < classes - 1; k++) {
        probabilities[i * classes + k] = predictions.probability(all[i], k);
      }
      surprise[i] = -Math.log(Math.max(1e-15, probabilities[i * classes + labels[i]]));
      said[i] = predictions.likeliest(all[i]);
    }
    return new ScoredRows(
        all,
        surprise,
        truth,
        said,
        ClassScores.of(labels, probabilities, classes).byName(),
        Map.of(),
        IntStream.range(0, all.length)
            .<TestedRow>mapToObj(
                i ->
                    new TestedRow.Classes(
                        test.ids().get(all[i]),
                        truth[i],
                        model.classes(),
                        Arrays.copyOfRange(probabilities, i * classes, (i + 1) * classes - 1)))
            .toList());
  }

  int size() {
    return rows.length;
  }
}
