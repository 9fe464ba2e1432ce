package io.lodestone.learn.figure;

import io.lodestone.figure.Axis;
import io.lodestone.figure.Colour;
import io.lodestone.figure.Figure;
import io.lodestone.figure.Frame;
import io.lodestone.figure.Legend;
import io.lodestone.figure.Pen;
import io.lodestone.figure.Plot;
import io.lodestone.figure.Sheet;
import io.lodestone.learn.explain.SobolIndices;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * First-order and total Sobol indices with their standard errors, the largest total above.
 *
 * @param answer what is predicted
 * @param indices its indices
 */
public record SobolFigure(String answer, SobolIndices indices) {
  private static final int MOST = 16;
  private static final int ROW = 30;

  /** Draws it. */
  public Figure figure() {
    int[] shown = Arrays.stream(indices.ranking()).limit(MOST).toArray();
    List<String> names = Arrays.stream(shown).mapToObj(indices.labels()::get).toList();
    double most =
        Arrays.stream(shown)
            .mapToDouble(
                i ->
                    Math.max(
                        indices.total()[i] + indices.totalError()[i],
                        indices.first()[i] + indices.firstError()[i]))
            .max()
            .orElse(1);
    Sheet sheet = new Sheet(640, 120 + ROW * shown.length);
    Legend legend =
        new Legend()
            .area(Colour.BLUE, "alone (first order)")
            .area(Colour.SKY, "with others (total)");
    Frame free = sheet.free();
    legend.draw(sheet, free.inset(16, 8, 16, 0));
    Plot plot =
        Plot.within(
            sheet,
            free.inset(0, 30, 0, 0),
            Axis.linear("share of the variance of " + answer, "", 0, 1.05 * most),
            Axis.categoriesDownwards("", names));
    for (int i = 0; i < shown.length; i++) {
      bar(plot, i - 0.2, indices.first()[shown[i]], indices.firstError()[shown[i]], Colour.BLUE);
      bar(plot, i + 0.2, indices.total()[shown[i]], indices.totalError()[shown[i]], Colour.SKY);
    }
    return sheet.figure();
  }

  private static void bar(Plot plot, double place, double value, double error, Colour colour) {
    String note = String.format(Locale.ROOT, "%.3f ± %.3f", value, error);
    plot.bar(0, place - 0.18, Math.max(0, value), place + 0.18, colour, note);
    plot.line(value - error, place, value + error, place, Pen.of(Colour.INK, 1.2));
  }
}
