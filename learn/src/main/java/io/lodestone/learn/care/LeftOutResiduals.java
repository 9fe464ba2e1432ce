package io.lodestone.learn.care;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.FitOptions;
import io.lodestone.learn.LearningRecipe;
import io.lodestone.learn.Model;
import io.lodestone.learn.NumberPredictions;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.domain.NearestRows;
import io.lodestone.learn.split.Fold;
import io.lodestone.learn.split.Splits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows whose answer is far from what a model says that did not see them nor rows of the same group:
 * wrongly measured, or other physics.
 *
 * @param rows how many rows have a residual
 * @param outliers the largest first
 */
record LeftOutResiduals(int rows, List<Outlier> outliers) {
  private static final int FOLDS = 10;
  private static final int NEIGHBOURS = 3;

  /**
   * A row that is far off.
   *
   * @param row its place in the table
   * @param value what the table says
   * @param said what the model says
   * @param score how large the residual is against the others, as {@link RobustScores} has it
   * @param near the rows nearest in features, of other groups
   */
  record Outlier(int row, double value, double said, double score, List<Near> near) {
    /** Whether the nearest rows agree with the model rather than with the row. */
    boolean isAlone() {
      return !near.isEmpty()
          && near.stream()
              .allMatch(one -> Math.abs(one.value() - said) < Math.abs(one.value() - value));
    }
  }

  /**
   * A row near to one that is far off.
   *
   * @param distance between standardised features
   */
  record Near(int row, double value, double distance) {}

  LeftOutResiduals {
    outliers = List.copyOf(outliers);
  }

  /**
   * Finds them in ten folds.
   *
   * @param groups rows of one group are left out together; one text for each row
   * @param least the score from which on a row is told
   */
  static LeftOutResiduals of(
      LearningRecipe<?> recipe, Dataset table, String target, List<String> groups, double least) {
    int[] answered =
        IntStream.range(0, table.size())
            .filter(row -> !table.number(target).isMissing(row))
            .toArray();
    List<String> own =
        IntStream.of(answered)
            .mapToObj(row -> groups.get(row) == null ? "row " + row : groups.get(row))
            .toList();
    int folds = (int) Math.min(FOLDS, own.stream().distinct().count());
    if (folds < 2) {
      throw new InvalidInput(
          null, null, "fewer than two groups of rows with " + target, "more", null);
    }
    double[] said = new double[table.size()];
    Arrays.fill(said, Double.NaN);
    Dataset known = table.rows(answered);
    for (Fold fold : new Splits.Grouped(own, folds, 1).folds()) {
      Model model =
          recipe.fit(
              known.rows(fold.training()), target, FitOptions.DEFAULTS.with("held_out", "false"));
      NumberPredictions some = (NumberPredictions) model.predict(known.rows(fold.test()));
      for (int i = 0; i < fold.test().length; i++) {
        said[answered[fold.test()[i]]] = some.mean(i);
      }
    }
    double[] residuals = new double[table.size()];
    Arrays.setAll(residuals, row -> table.number(target).value(row) - said[row]);
    RobustScores scores = RobustScores.of(residuals);
    int[] off =
        IntStream.range(0, table.size())
            .filter(row -> scores.of(residuals[row]) > least)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> -scores.of(residuals[row])))
            .mapToInt(Integer::intValue)
            .toArray();
    Map<Integer, List<Near>> near = near(table, target, answered, own, off);
    return new LeftOutResiduals(
        (int) Arrays.stream(residuals).filter(value -> !Double.isNaN(value)).count(),
        IntStream.of(off)
            .mapToObj(
                row ->
                    new Outlier(
                        row,
                        table.number(target).value(row),
                        said[row],
                        scores.of(residuals[row]),
                        near.get(row)))
            .toList());
  }

  private static Map<Integer, List<Near>> near(
      Dataset table, String target, int[] answered, List<String> groups, int[] asked) {
    Features features =
        table
            .without(List.of(target))
            .features(
                table.featureColumns().stream()
                    .map(column -> column.name())
                    .filter(name -> !name.equals(target))
                    .toList());
    NearestRows nearest = NearestRows.of(features.rows(answered));
    Map<Integer, String> groupOf =
        IntStream.range(0, answered.length)
            .boxed()
            .collect(Collectors.toMap(i -> answered[i], groups::get));
    int width = features.width();
    return IntStream.of(asked)
        .boxed()
        .collect(
            Collectors.toMap(
                row -> row,
                row -> {
                  double[] values =
                      Arrays.copyOfRange(features.flat(), row * width, (row + 1) * width);
                  List<Near> others = new ArrayList<>();
                  for (NearestRows.Near one : nearest.of(values, 50)) {
                    int place = answered[one.row()];
                    if (!groupOf.get(place).equals(groupOf.get(row))
                        && others.size() < NEIGHBOURS) {
                      others.add(
                          new Near(place, table.number(target).value(place), one.distance()));
                    }
                  }
                  return List.copyOf(others);
                }));
  }
}
