package io.lodestone.learn.subgroup;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.FitOptions;
import io.lodestone.learn.Trainer;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Why a model errs on one row: of all rules that the row satisfies the one of the highest quality
 * for large errors, so that the row is seen as one of a kind that the model does not know, or as
 * alone.
 *
 * @param row of the table
 * @param error its absolute error by a model that did not learn from it, in the unit of the target
 * @param rule nothing where no rule that it satisfies has errors above those of all rows
 * @param errorInside mean absolute error of the members; of all rows where there is no rule
 * @param errorOfAll mean absolute error of all rows
 * @param proven whether no rule that the row satisfies has a higher quality
 */
public record OutlierRule(
    int row,
    double error,
    Optional<Subgroup> rule,
    double errorInside,
    double errorOfAll,
    boolean proven) {
  /**
   * Of the rows on which a model errs most, the worst first.
   *
   * @param data features of numbers and text, and the target; its other targets are left out
   * @param target a column of numbers without gaps
   * @param count rows to explain, 1 or more
   * @param search trade-off, depth and limits; the mean error's increase against coverage
   * @param cuts of which propositions rules are made
   * @param seed of the folds of cross-validation
   * @throws InvalidInput when the target does not fit, rows are too few, or a model errs the same
   *     everywhere
   */
  public static List<OutlierRule> worst(
      Trainer trainer,
      Dataset data,
      String target,
      int count,
      SubgroupSettings search,
      PropositionSettings cuts,
      long seed) {
    if (count < 1) {
      throw new InvalidInput(null, "count", "" + count, "1 or more", null);
    }
    data.number(target);
    ModelErrors errors = ModelErrors.unseen(trainer, data, target, FitOptions.DEFAULTS, seed);
    List<Column> columns = new ArrayList<>(data.columns());
    columns.removeIf(
        column -> column.name().equals(target) || data.targets().contains(column.name()));
    Dataset judged = errors.beside(columns);
    double[] values = errors.values();
    double mean =
        IntStream.range(0, values.length)
            .mapToDouble(row -> values[row])
            .filter(value -> !Double.isNaN(value))
            .average()
            .orElse(Double.NaN);
    return IntStream.range(0, values.length)
        .boxed()
        .filter(row -> !Double.isNaN(values[row]))
        .sorted(Comparator.comparingDouble((Integer row) -> -values[row]))
        .limit(count)
        .map(row -> of(judged, row, values[row], mean, search, cuts))
        .toList();
  }

  private static OutlierRule of(
      Dataset judged,
      int row,
      double error,
      double mean,
      SubgroupSettings search,
      PropositionSettings cuts) {
    List<Proposition> made = new Propositions(cuts).of(judged, List.of(ModelErrors.COLUMN));
    List<Proposition> holding = Selector.holdingIn(made, judged, row);
    Quality.Aim aim = new Quality.Aim(new Target.Numeric(ModelErrors.COLUMN), Utility.MEAN_SHIFT);
    SubgroupResult result =
        new SubgroupSearch(search).search(new Population(judged, List.of(aim), holding));
    Optional<Subgroup> best =
        result.subgroups().stream().max(Comparator.comparingDouble(Subgroup::quality));
    double inside = mean + best.map(Subgroup::utility).orElse(0.0);
    return new OutlierRule(row, error, best, inside, mean, result.proven());
  }
}
