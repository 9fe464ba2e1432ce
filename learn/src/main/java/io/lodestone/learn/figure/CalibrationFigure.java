package io.lodestone.learn.figure;

import io.lodestone.figure.Axis;
import io.lodestone.figure.Colour;
import io.lodestone.figure.Figure;
import io.lodestone.figure.Pen;
import io.lodestone.figure.Plot;
import io.lodestone.figure.Sheet;
import io.lodestone.learn.score.CalibrationCurve;
import io.lodestone.learn.score.TestedNumbers;
import java.util.Locale;

/**
 * Whether predicted distributions are right: the share of answers below each quantile over the
 * quantile's probability, which for honest uncertainties is the diagonal (Kuleshov, Fenner and
 * Ermon, ICML 2018). A curve that is flatter in the middle and steep at the ends belongs to
 * uncertainties that are too small.
 *
 * @param tested rows that the models had not seen
 */
public record CalibrationFigure(TestedNumbers tested) {
  /** Draws it. */
  public Figure figure() {
    CalibrationCurve curve = CalibrationCurve.of(tested.truth(), tested.mean(), tested.std());
    double[] levels = curve.expected();
    double[] shares = curve.observed();
    Sheet sheet = new Sheet(480, 500);
    Plot plot =
        Plot.within(
            sheet,
            sheet.free().inset(0, Plot.CAPTION, 0, 0),
            Axis.linear("predicted probability", "", 0, 1),
            Axis.linear("share of answers below", "", 0, 1));
    plot.band(levels, levels, shares, Colour.BLUE.withOpacity(0.2));
    plot.line(0, 0, 1, 1, Pen.of(Colour.INK, 1).dashed());
    plot.line(levels, shares, Pen.of(Colour.BLUE, 2));
    plot.caption(
        String.format(
            Locale.ROOT,
            "miscalibration area %.3f · %d rows",
            tested.scores().miscalibrationArea(),
            tested.size()));
    return sheet.figure();
  }
}
