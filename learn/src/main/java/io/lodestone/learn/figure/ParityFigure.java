package io.lodestone.learn.figure;

import io.lodestone.figure.Axis;
import io.lodestone.figure.Colour;
import io.lodestone.figure.Figure;
import io.lodestone.figure.Pen;
import io.lodestone.figure.Plot;
import io.lodestone.figure.Sheet;
import io.lodestone.learn.score.NumberScores;
import io.lodestone.learn.score.TestedNumbers;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Predictions over answers, each with its standard deviation as an error bar.
 *
 * @param target what was predicted
 * @param unit its unit; empty for a number without one
 * @param tested rows that the models had not seen
 */
public record ParityFigure(String target, String unit, TestedNumbers tested) {
  /** Error bars up to so many rows; of more, bars would hide each other. */
  private static final int MOST_BARS = 3000;

  private static final Colour POINT = Colour.BLUE;

  /** Draws it. */
  public Figure figure() {
    Sheet sheet = new Sheet(520, 540);
    double[] truth = tested.truth();
    double[] mean = tested.mean();
    double least = DoubleStream.concat(Arrays.stream(truth), Arrays.stream(mean)).min().orElse(0);
    double most = DoubleStream.concat(Arrays.stream(truth), Arrays.stream(mean)).max().orElse(1);
    Plot plot =
        Plot.within(
            sheet,
            sheet.free().inset(0, Plot.CAPTION, 0, 0),
            Axis.around(target, unit, least, most),
            Axis.around(target + ", predicted", unit, least, most));
    boolean bars = tested.size() <= MOST_BARS;
    // The more points, the paler each, so that crowds can be told from single ones.
    double opacity = Math.clamp(12 / Math.sqrt(tested.size()), 0.12, 0.9);
    if (bars) {
      Pen bar = Pen.of(POINT.withOpacity(Math.max(0.1, 0.45 * opacity)), 0.9);
      for (int i = 0; i < tested.size(); i++) {
        double std = tested.std()[i];
        plot.line(truth[i], mean[i] - std, truth[i], mean[i] + std, bar);
      }
    }
    double radius = tested.size() > 1000 ? 1.8 : tested.size() > 200 ? 2.4 : 3.2;
    if (tested.size() > MOST_BARS) {
      plot.cloud(truth, mean, radius, POINT.withOpacity(opacity));
    } else {
      IntStream.range(0, tested.size())
          .forEach(i -> plot.dot(truth[i], mean[i], radius, POINT.withOpacity(opacity), note(i)));
    }
    plot.line(
        least - most,
        least - most,
        2 * most - least,
        2 * most - least,
        Pen.of(Colour.INK, 1).dashed());
    NumberScores scores = tested.scores();
    String behind = unit.isEmpty() ? "" : " " + unit;
    plot.caption(
        format(
            "MAE %.4g%s · RMSE %.4g%s · R² %.3f · %d rows%s",
            scores.mae(),
            behind,
            scores.rmse(),
            behind,
            scores.r2(),
            tested.size(),
            bars ? " · bars: ± 1 std" : ""));
    return sheet.figure();
  }

  private String note(int i) {
    return format(
        "%s: %.5g, predicted %.5g ± %.2g",
        tested.ids().get(i), tested.truth()[i], tested.mean()[i], tested.std()[i]);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
