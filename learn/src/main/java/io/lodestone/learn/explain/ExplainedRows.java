package io.lodestone.learn.explain;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.Model;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.Features;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of a table that a model can answer, with its features.
 *
 * @param ids the identifiers of the rows
 * @param features the features of the model, without gaps
 * @param leftOut how many rows are left out because a feature is missing
 */
public record ExplainedRows(List<String> ids, Features features, int leftOut) {
  /**
   * Of a table.
   *
   * @throws InvalidInput when a feature is not there, or no row has all of them
   */
  public static ExplainedRows of(Model model, Dataset rows) {
    Features all = model.features(rows);
    int[] whole =
        IntStream.range(0, all.rows())
            .filter(
                row ->
                    IntStream.range(0, all.width())
                        .noneMatch(column -> Double.isNaN(all.value(row, column))))
            .toArray();
    if (whole.length == 0) {
      throw new InvalidInput(
          null, null, "no row with all features of the model", "rows to explain", null);
    }
    return new ExplainedRows(
        IntStream.of(whole).mapToObj(rows.ids()::get).toList(),
        all.rows(whole),
        rows.size() - whole.length);
  }

  /** At most so many of these rows, drawn by a seed, in their order. */
  public ExplainedRows most(int count, long seed) {
    if (features.rows() <= count) {
      return this;
    }
    int[] drawn = RowSample.of(features.rows(), count, seed);
    return new ExplainedRows(
        IntStream.of(drawn).mapToObj(ids::get).toList(), features.rows(drawn), leftOut);
  }

  /**
   * Whether a model learned from the rows of a table: all that have an answer and no gap make its
   * training set.
   */
  public static boolean seen(Model model, Dataset rows) {
    String target = model.about().target();
    if (!rows.has(target)) {
      return false;
    }
    int[] answered =
        IntStream.range(0, rows.size())
            .filter(row -> !rows.column(target).isMissing(row))
            .toArray();
    if (answered.length < model.about().trainingRows()) {
      return false;
    }
    Dataset whole = rows.withTargets(target).rows(answered);
    if (whole.hash().equals(model.about().trainingHash())) {
      return true;
    }
    Features features = model.features(whole);
    int[] complete =
        IntStream.range(0, features.rows())
            .filter(
                row ->
                    IntStream.range(0, features.width())
                        .noneMatch(column -> Double.isNaN(features.value(row, column))))
            .toArray();
    return whole.rows(complete).hash().equals(model.about().trainingHash());
  }
}
