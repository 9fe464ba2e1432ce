package io.lodestone.learn.explain;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import io.lodestone.learn.dataset.Features;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How an answer changes with one feature: for each row as it is but for the feature (individual
 * conditional expectation, Goldstein et al., J. Comput. Graph. Stat. 24, 44, 2015), and their mean
 * (partial dependence, Friedman, Ann. Stat. 29, 1189, 2001).
 *
 * @param feature what is changed
 * @param unit its unit; empty for a number without one
 * @param places the values that it is given, ascending
 * @param mean the mean answer at each
 * @param curves rows × places, row-major
 * @param observed the values that the rows have, one each; curves far from them are guesses
 */
public record PartialDependence(
    String feature,
    String unit,
    double[] places,
    double[] mean,
    double[] curves,
    double[] observed) {
  /** Of the observed values, the share at either end where there are too few to draw a line. */
  private static final double TAIL = 0.01;

  /**
   * Follows a feature from the 1st to the 99th percentile of its values.
   *
   * @param rows without gaps
   * @throws InvalidInput when the response has no such feature
   */
  public static PartialDependence of(
      Response response, Features rows, String feature, DependenceSettings settings) {
    int column = rows.labels().indexOf(feature);
    if (column < 0) {
      throw new InvalidInput(
          null,
          null,
          "the feature " + feature,
          "one of the " + rows.width() + " features of the model",
          new Spelling(rows.labels()).hint(feature, ""));
    }
    Features followed = rows.rows(RowSample.of(rows.rows(), settings.rows(), settings.seed()));
    double[] places = places(rows.column(column), settings.points());
    int n = followed.rows();
    double[] curves = new double[n * places.length];
    double[] mean = new double[places.length];
    for (int place = 0; place < places.length; place++) {
      double[] values = followed.flat().clone();
      for (int row = 0; row < n; row++) {
        values[row * followed.width() + column] = places[place];
      }
      double[] answers = response.at(new Features(followed.labels(), followed.units(), n, values));
      for (int row = 0; row < n; row++) {
        curves[row * places.length + place] = answers[row];
        mean[place] += answers[row] / n;
      }
    }
    String unit = Response.unit(rows.units().get(column).text());
    return new PartialDependence(feature, unit, places, mean, curves, followed.column(column));
  }

  private static double[] places(double[] values, int points) {
    double[] sorted = DoubleStream.of(values).sorted().toArray();
    double[] distinct = Arrays.stream(sorted).distinct().toArray();
    if (distinct.length <= points) {
      return distinct;
    }
    double from = sorted[(int) (TAIL * (sorted.length - 1))];
    double to = sorted[(int) Math.ceil((1 - TAIL) * (sorted.length - 1))];
    double[] places = new double[points];
    Arrays.setAll(places, i -> from + (to - from) * i / (points - 1));
    return Arrays.stream(places).distinct().toArray();
  }

  /** The number of rows that were followed. */
  public int rows() {
    return observed.length;
  }

  /** The answer to a row at a place. */
  public double answer(int row, int place) {
    return curves[row * places.length + place];
  }

  /** The answer at a place below which a share of the rows lies. */
  public double quantile(int place, double level) {
    double[] sorted =
        IntStream.range(0, rows()).mapToDouble(row -> answer(row, place)).sorted().toArray();
    double at = level * (sorted.length - 1);
    int lower = (int) at;
    int upper = Math.min(lower + 1, sorted.length - 1);
    return sorted[lower] + (at - lower) * (sorted[upper] - sorted[lower]);
  }

  /** How much the mean answer changes over the places: largest less smallest. */
  public double span() {
    return Arrays.stream(mean).max().orElseThrow() - Arrays.stream(mean).min().orElseThrow();
  }
}
