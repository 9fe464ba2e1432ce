package io.lodestone.study.equation;

import io.lodestone.figure.Axis;
import io.lodestone.figure.Colour;
import io.lodestone.figure.Figure;
import io.lodestone.figure.Pen;
import io.lodestone.figure.Plot;
import io.lodestone.figure.Sheet;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What an equation gives against what it should give, a dot for each row.
 *
 * @param unit empty for plain numbers
 * @param ids of the rows
 */
public record FitFigure(
    String target, String unit, List<String> ids, double[] truth, double[] fitted) {
  private static final int SIZE = 460;

  /** The drawing. */
  public Figure figure() {
    Sheet sheet = new Sheet(SIZE, SIZE + 40).title("The equation beside the data");
    double least = Math.min(least(truth), least(fitted));
    double most = Math.max(greatest(truth), greatest(fitted));
    Plot plot =
        Plot.on(
            sheet,
            Axis.around(target + " of the data", unit, least, most),
            Axis.around(target + " of the equation", unit, least, most));
    plot.line(least, least, most, most, Pen.of(Colour.GREY, 1.2).dashed());
    for (int i = 0; i < truth.length; i++) {
      if (Double.isFinite(fitted[i]) && Double.isFinite(truth[i])) {
        plot.dot(
            truth[i],
            fitted[i],
            3.5,
            Colour.BLUE.withOpacity(0.75),
            String.format(Locale.ROOT, "%s: %.4g, equation %.4g", ids.get(i), truth[i], fitted[i]));
      }
    }
    return sheet.figure();
  }

  private static double least(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
  }

  private static double greatest(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
  }
}
