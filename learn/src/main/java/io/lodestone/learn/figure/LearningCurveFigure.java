package io.lodestone.learn.figure;

import io.lodestone.figure.Axis;
import io.lodestone.figure.Colour;
import io.lodestone.figure.Figure;
import io.lodestone.figure.Pen;
import io.lodestone.figure.Plot;
import io.lodestone.figure.Sheet;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How the error shrinks with the number of rows that are learned from, both on logarithmic axes: a
 * straight line promises as much again from the next tenfold.
 *
 * @param score what the error is, such as {@code mean absolute error of gap}
 * @param unit its unit; empty for a number without one
 * @param rows numbers of rows, ascending
 * @param mean for each the mean error on rows that were not seen
 * @param std for each the standard deviation between folds
 */
public record LearningCurveFigure(
    String score, String unit, int[] rows, double[] mean, double[] std) {
  /** Draws it. */
  public Figure figure() {
    int n = rows.length;
    double[] xs = Arrays.stream(rows).asDoubleStream().toArray();
    double[] lower = new double[n];
    double[] upper = new double[n];
    Arrays.setAll(lower, i -> Math.max(0.3 * mean[i], mean[i] - std[i]));
    Arrays.setAll(upper, i -> mean[i] + std[i]);
    Sheet sheet = new Sheet(520, 400);
    Plot plot =
        Plot.on(
            sheet,
            Axis.logarithmic("rows learned from", "", xs[0], xs[n - 1]),
            Axis.logarithmic(
                score,
                unit,
                Arrays.stream(lower).min().orElseThrow(),
                Arrays.stream(upper).max().orElseThrow()));
    plot.band(xs, lower, upper, Colour.BLUE.withOpacity(0.2));
    plot.line(xs, mean, Pen.of(Colour.BLUE, 2));
    IntStream.range(0, n)
        .forEach(
            i ->
                plot.dot(
                    xs[i],
                    mean[i],
                    4,
                    Colour.BLUE,
                    String.format(Locale.ROOT, "%d rows: %.4g ± %.2g", rows[i], mean[i], std[i])));
    return sheet.figure();
  }
}
