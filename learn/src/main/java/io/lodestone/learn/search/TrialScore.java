package io.lodestone.learn.search;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import io.lodestone.learn.ClassPredictions;
import io.lodestone.learn.Model;
import io.lodestone.learn.NumberPredictions;
import io.lodestone.learn.Predictions;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.score.ClassScores;
import io.lodestone.learn.score.NumberScores;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The score by which trials are compared.
 *
 * @param name as scores are called in tables
 */
record TrialScore(String name) {
  private static final double LEVEL = 0.9;

  /** Scores that a search may follow: 1 where less is better, -1 where more is. */
  private static final Map<String, Integer> DIRECTIONS = new LinkedHashMap<>();

  static {
    for (String less :
        new String[] {"mae", "rmse", "max_error", "log_loss", "crps", "miscalibration_area"}) {
      DIRECTIONS.put(less, 1);
    }
    DIRECTIONS.put("brier", 1);
    for (String more :
        new String[] {"r2", "accuracy", "precision", "recall", "f1", "roc_auc", "pr_auc"}) {
      DIRECTIONS.put(more, -1);
    }
  }

  /** The score that was named, or the usual one of the target. */
  static TrialScore of(String name, Dataset data, String target) {
    if (!name.isEmpty()) {
      return new TrialScore(name);
    }
    return new TrialScore(data.column(target) instanceof NumberColumn ? "mae" : "log_loss");
  }

  /**
   * 1 where less is better, -1 where more is.
   *
   * @throws InvalidInput for a score that cannot be followed
   */
  static int direction(String name) {
    Integer direction = DIRECTIONS.get(name);
    if (direction == null) {
      throw new InvalidInput(
          null,
          "score",
          name,
          "one of " + String.join(", ", DIRECTIONS.keySet()),
          new Spelling(DIRECTIONS.keySet()).hint(name, ""));
    }
    return direction;
  }

  int direction() {
    return direction(name);
  }

  /**
   * The score of a model on rows that it did not see.
   *
   * @throws InvalidInput when no row can be scored, or targets of this kind have no such score
   */
  double of(Model model, Dataset test, String target) {
    Predictions predictions = model.predict(test);
    int[] rows =
        IntStream.range(0, test.size())
            .filter(row -> predictions.isKnown(row) && !test.column(target).isMissing(row))
            .toArray();
    if (rows.length == 0) {
      throw new InvalidInput(
          null, null, "a fold without a row to test", "rows with answer and features", null);
    }
    Map<String, Double> scores =
        switch (predictions) {
          case NumberPredictions numbers -> numbers(numbers, test, target, rows);
          case ClassPredictions classes -> classes(classes, test, target, rows);
        };
    Double score = scores.get(name);
    if (score == null) {
      throw new InvalidInput(
          null,
          "score",
          name,
          "one of "
              + String.join(
                  ", ", scores.keySet().stream().filter(DIRECTIONS::containsKey).toList()),
          null);
    }
    return score;
  }

  private static Map<String, Double> numbers(
      NumberPredictions numbers, Dataset test, String target, int[] rows) {
    return NumberScores.of(
            IntStream.of(rows).mapToDouble(test.number(target)::value).toArray(),
            IntStream.of(rows).mapToDouble(numbers::mean).toArray(),
            IntStream.of(rows).mapToDouble(numbers::std).toArray(),
            IntStream.of(rows).mapToDouble(row -> numbers.lower(row, LEVEL)).toArray(),
            IntStream.of(rows).mapToDouble(row -> numbers.upper(row, LEVEL)).toArray())
        .byName();
  }

  private static Map<String, Double> classes(
      ClassPredictions predictions, Dataset test, String target, int[] rows) {
    // A class that the training rows did not have counts as one more that was given no chance.
    int classes = predictions.classes().size() + 1;
    double[] probabilities = new double[rows.length * classes];
    int[] labels = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int label = predictions.classes().indexOf(test.text(target).value(rows[i]));
      labels[i] = label < 0 ? classes - 1 : label;
      for (int k = 0; k < classes - 1; k++) {
        probabilities[i * classes + k] = predictions.probability(rows[i], k);
      }
    }
    return ClassScores.of(labels, probabilities, classes).byName();
  }
}
