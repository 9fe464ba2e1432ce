package io.lodestone.learn.figure;

import io.lodestone.figure.Axis;
import io.lodestone.figure.Colour;
import io.lodestone.figure.ColourBar;
import io.lodestone.figure.ColourMap;
import io.lodestone.figure.Figure;
import io.lodestone.figure.Frame;
import io.lodestone.figure.Pen;
import io.lodestone.figure.Plot;
import io.lodestone.figure.Sheet;
import io.lodestone.figure.TextStyle;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.explain.Contributions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the most telling features add to the answers, a point for each row, coloured by whether the
 * row's value of the feature is low or high among the rows.
 *
 * @param answer what is predicted
 * @param unit its unit; empty for a number without one
 * @param contributions Shapley values
 * @param rows the rows that are explained
 */
public record BeeswarmFigure(
    String answer, String unit, Contributions contributions, Features rows) {
  private static final int MOST = 16;
  private static final int ROW = 34;
  private static final int STEPS = 64;
  private static final int SHADES = 64;

  /** Draws it. */
  public Figure figure() {
    int[] shown = Arrays.stream(contributions.ranking()).limit(MOST).toArray();
    List<String> names = Arrays.stream(shown).mapToObj(contributions.labels()::get).toList();
    double least = 0;
    double most = 0;
    for (int feature : shown) {
      for (int row = 0; row < contributions.rows(); row++) {
        least = Math.min(least, contributions.value(row, feature));
        most = Math.max(most, contributions.value(row, feature));
      }
    }
    Sheet sheet = new Sheet(720, 90 + ROW * shown.length);
    Frame frame = sheet.free().inset(0, 0, 70, 0);
    Plot plot =
        Plot.within(
            sheet,
            frame,
            Axis.around("contribution to " + answer, unit, least, most),
            Axis.categoriesDownwards("", names));
    plot.line(0, -1, 0, shown.length, Pen.of(Colour.GREY, 1));
    for (int i = 0; i < shown.length; i++) {
      swarm(plot, i, shown[i]);
    }
    key(sheet, plot.panel());
    return sheet.figure();
  }

  private void swarm(Plot plot, int place, int feature) {
    int n = contributions.rows();
    double[] xs = new double[n];
    double[] ys = new double[n];
    double[] shifts = shifts(plot, feature);
    double[] ranks = ranks(rows.column(feature));
    int[] shades = new int[n];
    for (int row = 0; row < n; row++) {
      xs[row] = contributions.value(row, feature);
      ys[row] = place + 0.42 * shifts[row];
      shades[row] = (int) Math.round(ranks[row] * (SHADES - 1));
    }
    Colour[] table = new Colour[SHADES];
    Arrays.setAll(table, i -> ColourMap.COOL_WARM.at(i / (SHADES - 1.0)).withOpacity(0.85));
    plot.cloud(xs, ys, n > 500 ? 1.9 : 2.6, shades, table);
  }

  /** How far points move up (−1) or down (1): where many have the same place, they spread. */
  private double[] shifts(Plot plot, int feature) {
    int n = contributions.rows();
    int[] bins = new int[n];
    int[] count = new int[STEPS + 1];
    Frame panel = plot.panel();
    for (int row = 0; row < n; row++) {
      double at = (plot.x(contributions.value(row, feature)) - panel.left()) / panel.width();
      bins[row] = Math.clamp((int) Math.round(at * STEPS), 0, STEPS);
      count[bins[row]]++;
    }
    int most = Arrays.stream(count).max().orElse(1);
    // A bin may hold few points and still be full: as high as the points need, at most the row.
    double step = Math.min(2.0 / Math.max(1, most - 1), 0.32);
    int[] seen = new int[STEPS + 1];
    double[] shifts = new double[n];
    for (int row = 0; row < n; row++) {
      int number = seen[bins[row]]++;
      int side = number % 2 == 0 ? 1 : -1;
      shifts[row] = side * ((number + 1) / 2) * step;
    }
    return shifts;
  }

  /** Places of values among all, 0 to 1; equal values share one. */
  private static double[] ranks(double[] values) {
    int n = values.length;
    Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    double[] ranks = new double[n];
    for (int from = 0; from < n; ) {
      int to = from + 1;
      while (to < n && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = n < 2 ? 0.5 : (from + to - 1) / 2.0 / (n - 1);
      }
      from = to;
    }
    return ranks;
  }

  private static void key(Sheet sheet, Frame panel) {
    double height = Math.min(200, panel.height() - 40);
    double top = (panel.top() + panel.bottom() - height) / 2;
    double left = panel.right() + 20;
    new ColourBar(ColourMap.COOL_WARM, Axis.linear("", "", 0, 1))
        .drawStrip(sheet, left, top, height);
    TextStyle style = TextStyle.PLAIN.sized(12);
    sheet.words(left - 3, top - 8, "high", style);
    sheet.words(left - 3, top + height + 16, "low", style);
    sheet.words(left + 32, top + height / 2, "value of the feature", style.centred().turned(90));
  }
}
