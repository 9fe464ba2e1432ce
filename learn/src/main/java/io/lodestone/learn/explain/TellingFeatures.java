package io.lodestone.learn.explain;

import io.lodestone.learn.dataset.Features;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The features with which the answers of a model change most: by the size of their Shapley values
 * where it has trees, else by how much shuffling one changes the answers.
 */
public record TellingFeatures(Response response) {
  private static final int ROWS = 300;
  private static final long SEED = 1;

  /**
   * The features that matter most, in this order.
   *
   * @param rows without gaps
   * @param count how many
   */
  public List<String> of(Features rows, int count) {
    Features some = rows.rows(RowSample.of(rows.rows(), ROWS, SEED));
    double[] sizes =
        response
            .trees()
            .map(trees -> new TreeShap(trees, response.output()).of(some).meanSizes())
            .orElseGet(() -> changes(some));
    return IntStream.range(0, sizes.length)
        .boxed()
        .sorted(Comparator.comparingDouble(feature -> -sizes[feature]))
        .limit(count)
        .map(rows.labels()::get)
        .toList();
  }

  private double[] changes(Features rows) {
    double[] answers = response.at(rows);
    double[] changes = new double[rows.width()];
    int n = rows.rows();
    for (int column = 0; column < changes.length; column++) {
      double[] values = rows.flat().clone();
      for (int row = 0; row < n; row++) {
        // Rows of a table often lie beside those like them: half a table away they differ.
        values[row * changes.length + column] = rows.value((row + n / 2) % n, column);
      }
      double[] changed = response.at(new Features(rows.labels(), rows.units(), n, values));
      changes[column] =
          IntStream.range(0, n).mapToDouble(row -> Math.abs(changed[row] - answers[row])).sum();
    }
    return changes;
  }
}
