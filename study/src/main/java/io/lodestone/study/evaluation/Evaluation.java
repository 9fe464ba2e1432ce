package io.lodestone.study.evaluation;

import io.lodestone.learn.FitOptions;
import io.lodestone.learn.Model;
import io.lodestone.learn.Predictions;
import io.lodestone.learn.Trainer;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.score.CalibrationCurve;
import io.lodestone.learn.score.ClassCurve;
import io.lodestone.learn.score.ErrorDistribution;
import io.lodestone.learn.split.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * How good a learner is on rows that it did not see, fold by fold.
 *
 * @param folds one after the other, at least one
 * @param surprises the largest of all folds, the largest first
 * @param tested what was said of each row, fold after fold
 */
public record Evaluation(List<FoldScores> folds, List<Surprise> surprises, List<TestedRow> tested) {
  public Evaluation {
    tested = List.copyOf(tested);
    folds = List.copyOf(folds);
    surprises = List.copyOf(surprises);
  }

  /**
   * Learns and tests. A trainer that seeks settings seeks them within the rows that each fold
   * learns from (nested cross-validation).
   *
   * @param level probability that intervals hold the answer
   * @param surprises how many of the largest errors are kept
   * @throws io.lodestone.core.error.InvalidInput when a fold cannot be learned or has nothing to
   *     test
   */
  public static Evaluation of(
      Trainer trainer,
      Dataset data,
      String target,
      FitOptions options,
      List<Fold> folds,
      double level,
      int surprises) {
    List<FoldScores> results = new ArrayList<>();
    List<TestedRow> tested = new ArrayList<>();
    LargestErrors errors = new LargestErrors(surprises);
    for (Fold fold : folds) {
      long start = System.nanoTime();
      Dataset training = FoldPlan.training(data, fold.training());
      Dataset test = data.rows(fold.test());
      Model model = trainer.fit(training, target, options);
      Predictions predictions = model.predict(test);
      double seconds = (System.nanoTime() - start) * 1e-9;
      ScoredRows scored = ScoredRows.of(test, target, predictions, level, model);
      errors.add(scored, model, training, test);
      results.add(
          new FoldScores(
              model.about().recipe(),
              model.about().trainingRows(),
              scored.size(),
              seconds,
              scored.scores(),
              scored.uncalibrated()));
      tested.addAll(scored.tested());
    }
    return new Evaluation(results, errors.all(), tested);
  }

  /** The names of the scores, in their order. */
  public Set<String> names() {
    return folds.getFirst().scores().keySet();
  }

  /** A score of each fold. */
  public double[] values(String name) {
    return folds.stream().mapToDouble(fold -> fold.scores().get(name)).toArray();
  }

  /** A score, mean of the folds. */
  public double mean(String name) {
    return folds.stream().mapToDouble(fold -> fold.scores().get(name)).average().orElseThrow();
  }

  /** The standard deviation of a score between folds; 0 of a single one. */
  public double std(String name) {
    double mean = mean(name);
    double squares = 0;
    for (double value : values(name)) {
      squares += (value - mean) * (value - mean);
    }
    return folds.size() < 2 ? 0 : Math.sqrt(squares / (folds.size() - 1));
  }

  /** A score of uncertainty before calibration, mean of the folds; empty where there is none. */
  public OptionalDouble uncalibrated(String name) {
    return folds.stream()
        .filter(fold -> fold.uncalibrated().containsKey(name))
        .mapToDouble(fold -> fold.uncalibrated().get(name))
        .average();
  }

  /** How the errors of all folds are distributed; empty of classes. */
  public Optional<ErrorDistribution> errors() {
    List<TestedRow.Numbers> rows = numbers();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ErrorDistribution.of(
                rows.stream().mapToDouble(TestedRow.Numbers::truth).toArray(),
                rows.stream().mapToDouble(TestedRow.Numbers::mean).toArray(),
                rows.stream().mapToDouble(TestedRow.Numbers::std).toArray()));
  }

  /** How well the quantiles of all folds hold what they say; empty of classes. */
  public Optional<CalibrationCurve> calibration() {
    List<TestedRow.Numbers> rows = numbers();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            CalibrationCurve.of(
                rows.stream().mapToDouble(TestedRow.Numbers::truth).toArray(),
                rows.stream().mapToDouble(TestedRow.Numbers::mean).toArray(),
                rows.stream().mapToDouble(TestedRow.Numbers::std).toArray()));
  }

  /** What is found of each class, and at which price, over all folds; empty of numbers. */
  public Map<String, ClassCurve> curves() {
    List<TestedRow.Classes> rows =
        tested.stream()
            .filter(row -> row instanceof TestedRow.Classes)
            .map(TestedRow.Classes.class::cast)
            .toList();
    Map<String, ClassCurve> curves = new TreeMap<>();
    for (String name : rows.stream().map(TestedRow.Classes::truth).distinct().toList()) {
      boolean[] isOfClass = new boolean[rows.size()];
      for (int i = 0; i < isOfClass.length; i++) {
        isOfClass[i] = rows.get(i).truth().equals(name);
      }
      curves.put(
          name,
          ClassCurve.of(
              isOfClass, rows.stream().mapToDouble(row -> row.probability(name)).toArray()));
    }
    return curves;
  }

  private List<TestedRow.Numbers> numbers() {
    return tested.stream()
        .filter(row -> row instanceof TestedRow.Numbers)
        .map(TestedRow.Numbers.class::cast)
        .toList();
  }
}
