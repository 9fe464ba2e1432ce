package io.lodestone.study.equation;

import io.lodestone.figure.Axis;
import io.lodestone.figure.Colour;
import io.lodestone.figure.Figure;
import io.lodestone.figure.Frame;
import io.lodestone.figure.Legend;
import io.lodestone.figure.Pen;
import io.lodestone.figure.Plot;
import io.lodestone.figure.Sheet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How far a separation parts its classes: for each class the share of its rows below every value of
 * the feature, and the value between the classes. The tenth of the rows that lies farthest out is
 * not drawn: quotients reach far.
 */
public record SeparationFigure(SeparatedRows rows) {
  private static final double DRAWN = 0.9;
  private static final List<Colour> COLOURS = List.of(Colour.VERMILION, Colour.BLUE);

  /** The drawing. */
  public Figure figure() {
    List<String> classes = List.of(rows.separation().first(), rows.separation().second());
    double bound = rows.bound();
    double reach = reach(classes, bound);
    Sheet sheet = new Sheet(560, 400).title("Where the classes part");
    Legend legend = new Legend();
    for (int i = 0; i < classes.size(); i++) {
      legend.line(Pen.of(COLOURS.get(i), 2), classes.get(i));
    }
    legend.line(Pen.of(Colour.GREY, 1.2).dashed(), "between them");
    Frame free = sheet.free();
    double height = legend.height(free.width() - 32);
    legend.draw(sheet, free.inset(16, 0, 16, 0));
    String feature =
        rows.separation().features().size() == 1
            ? rows.separation().features().getFirst().toString()
            : "side of the line between the classes";
    Plot plot =
        Plot.within(
            sheet,
            free.inset(0, height, 0, 0),
            Axis.around(feature, "", bound - reach, bound + reach),
            Axis.around("share of the class below", "", 0, 1));
    plot.line(bound, 0, bound, 1, Pen.of(Colour.GREY, 1.2).dashed());
    for (int i = 0; i < classes.size(); i++) {
      curve(plot, rows.values(classes.get(i)), bound, reach, Pen.of(COLOURS.get(i), 2));
    }
    return sheet.figure();
  }

  /** How far from the bound the rows lie that are drawn. */
  private double reach(List<String> classes, double bound) {
    double[] distances =
        classes.stream()
            .flatMapToDouble(name -> DoubleStream.of(rows.values(name)))
            .filter(Double::isFinite)
            .map(value -> Math.abs(value - bound))
            .sorted()
            .toArray();
    double reach = distances.length == 0 ? 1 : distances[(int) (DRAWN * (distances.length - 1))];
    return reach > 0 ? reach : 1;
  }

  private static void curve(Plot plot, double[] values, double bound, double reach, Pen pen) {
    double[] rising = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    DoubleStream.Builder xs = DoubleStream.builder();
    DoubleStream.Builder ys = DoubleStream.builder();
    for (int i = 0; i < rising.length; i++) {
      if (Math.abs(rising[i] - bound) <= reach) {
        xs.add(rising[i]).add(rising[i]);
        ys.add((double) i / rising.length).add((i + 1.0) / rising.length);
      }
    }
    plot.line(xs.build().toArray(), ys.build().toArray(), pen);
  }
}
