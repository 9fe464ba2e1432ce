package io.lodestone.study.evaluation;

import io.lodestone.learn.FitOptions;
import io.lodestone.learn.Model;
import io.lodestone.learn.Predictions;
import io.lodestone.learn.Trainer;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.split.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How good a learner is on rows that it did not see, fold by fold.
 *
 * @param folds one after the other, at least one
 * @param surprises the largest of all folds, the largest first
 */
public record Evaluation(List<FoldScores> folds, List<Surprise> surprises) {
  public Evaluation {
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
              scored.scores()));
    }
    return new Evaluation(results, errors.all());
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
}
