package io.lodestone.study.evaluation;

import io.lodestone.learn.FitOptions;
import io.lodestone.learn.Model;
import io.lodestone.learn.Trainer;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.split.Fold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How the error on unseen rows shrinks with the number of rows that are learned from: a half, a
 * quarter, an eighth, ... of the training rows of each fold, the smaller part always within the
 * larger.
 *
 * @param score the name of the error, {@code mae} of numbers and {@code log_loss} of classes
 * @param points by rising number of rows
 */
public record LearningCurve(String score, List<Point> points) {
  private static final int MOST_POINTS = 7;
  private static final int LEAST_ROWS = 20;

  /**
   * The errors of models of so many rows.
   *
   * @param rows that were learned from, in the fold with the fewest
   * @param mean of the folds
   * @param std between folds; 0 of a single one
   */
  public record Point(int rows, double mean, double std) {}

  public LearningCurve {
    points = List.copyOf(points);
  }

  /**
   * Learns and tests.
   *
   * @param seed by which rows are drawn
   * @throws io.lodestone.core.error.InvalidInput when a fold cannot be learned or has nothing to
   *     test
   */
  public static LearningCurve of(
      Trainer trainer,
      Dataset data,
      String target,
      FitOptions options,
      List<Fold> folds,
      long seed) {
    Column answers = data.column(target);
    String score = answers instanceof NumberColumn ? "mae" : "log_loss";
    int[][] orders = new int[folds.size()][];
    Arrays.setAll(orders, fold -> shuffled(folds.get(fold).training(), answers, seed + fold));
    int most = Arrays.stream(orders).mapToInt(order -> order.length).min().orElseThrow();
    List<Point> points = new ArrayList<>();
    for (int rows : sizes(most)) {
      double[] errors = new double[folds.size()];
      for (int fold = 0; fold < errors.length; fold++) {
        int[] some = Arrays.stream(orders[fold]).limit(rows).sorted().toArray();
        Dataset test = data.rows(folds.get(fold).test());
        // Intervals are not asked for, so nothing is held out of the few rows there are.
        Model model =
            trainer.fit(FoldPlan.training(data, some), target, options.with("held_out", "false"));
        errors[fold] =
            ScoredRows.of(test, target, model.predict(test), 0.9, model).scores().get(score);
      }
      points.add(point(rows, errors));
    }
    return new LearningCurve(score, points);
  }

  private static int[] shuffled(int[] training, Column answers, long seed) {
    int[] order = Arrays.stream(training).filter(row -> !answers.isMissing(row)).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  private static int[] sizes(int most) {
    return IntStream.range(0, MOST_POINTS)
        .map(i -> most >> MOST_POINTS - 1 - i)
        .filter(rows -> rows >= LEAST_ROWS || rows == most)
        .toArray();
  }

  private static Point point(int rows, double[] errors) {
    double mean = Arrays.stream(errors).average().orElseThrow();
    double squares = Arrays.stream(errors).map(error -> (error - mean) * (error - mean)).sum();
    double std = errors.length < 2 ? 0 : Math.sqrt(squares / (errors.length - 1));
    return new Point(rows, mean, std);
  }
}
