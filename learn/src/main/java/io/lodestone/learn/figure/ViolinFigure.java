package io.lodestone.learn.figure;

import io.lodestone.figure.Axis;
import io.lodestone.figure.Colour;
import io.lodestone.figure.Figure;
import io.lodestone.figure.Mark;
import io.lodestone.figure.Palette;
import io.lodestone.figure.Pen;
import io.lodestone.figure.Plot;
import io.lodestone.figure.Sheet;
import io.lodestone.figure.Symbol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * How errors are distributed: for each of several sets of errors its density, as wide as it is
 * high, with the middle half and the median. A mean error alone does not tell many small errors
 * from a few large ones.
 *
 * @param target what was predicted
 * @param unit its unit; empty for a number without one
 * @param names what the sets are, such as folds or learners
 * @param errors for each set the errors, predicted less true; at least one each
 */
public record ViolinFigure(String target, String unit, List<String> names, List<double[]> errors) {
  private static final int STEPS = 240;

  /** The share of all errors at either end that may lie outside, so that bodies can be seen. */
  private static final double OUTSIDE = 0.005;

  private static final double HALF = 0.42;

  public ViolinFigure {
    names = List.copyOf(names);
    errors = List.copyOf(errors);
  }

  /** Draws it. */
  public Figure figure() {
    double[] all = errors.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    double least = Math.min(0, quantile(all, OUTSIDE));
    double most = Math.max(0, quantile(all, 1 - OUTSIDE));
    Axis heights = Axis.around("error of " + target, unit, least, most);
    Sheet sheet = new Sheet(Math.max(420, 110 + 74 * names.size()), 460);
    Plot plot =
        Plot.within(
            sheet, sheet.free().inset(0, Plot.CAPTION, 0, 0), Axis.categories("", names), heights);
    plot.line(-1, 0, names.size(), 0, Pen.of(Colour.STONE, 1).dashed());
    double widest = errors.stream().mapToDouble(one -> highest(one, heights)).max().orElse(1);
    for (int i = 0; i < errors.size(); i++) {
      draw(plot, heights, i, errors.get(i), widest);
    }
    long outside = DoubleStream.of(all).filter(error -> !heights.shows(error)).count();
    String share = String.format(Locale.ROOT, "%.1f", 100.0 * outside / all.length);
    plot.caption(
        "thick: middle half · thin: 90 %" + (outside > 0 ? " · " + share + " % lie outside" : ""));
    return sheet.figure();
  }

  private static void draw(Plot plot, Axis heights, int place, double[] errors, double widest) {
    double[] sorted = DoubleStream.of(errors).sorted().toArray();
    Density density = new Density(sorted);
    double from = Math.max(heights.from(), sorted[0] - 2 * density.width());
    double to = Math.min(heights.to(), sorted[sorted.length - 1] + 2 * density.width());
    List<Double> corners = new ArrayList<>();
    List<Double> back = new ArrayList<>();
    for (int step = 0; step <= STEPS; step++) {
      double error = from + (to - from) * step / STEPS;
      double y = plot.y(error);
      double half = HALF * density.at(error) / widest;
      corners.add(plot.x(place - half));
      corners.add(y);
      back.addFirst(y);
      back.addFirst(plot.x(place + half));
    }
    corners.addAll(back);
    Colour colour = Palette.KINDS.colour(0);
    plot.sheet()
        .add(
            new Mark.Area(
                corners.stream().mapToDouble(Double::doubleValue).toArray(),
                colour.withOpacity(0.3),
                Pen.of(colour, 1.1),
                ""));
    plot.line(place, quantile(sorted, 0.05), place, quantile(sorted, 0.95), Pen.of(Colour.INK, 1));
    plot.line(place, quantile(sorted, 0.25), place, quantile(sorted, 0.75), Pen.of(Colour.INK, 5));
    plot.dot(
        place, quantile(sorted, 0.5), 3.2, Symbol.CIRCLE, Colour.WHITE, Pen.of(Colour.INK, 1), "");
  }

  private static double highest(double[] errors, Axis heights) {
    double[] sorted = DoubleStream.of(errors).sorted().toArray();
    Density density = new Density(sorted);
    double highest = 0;
    for (int step = 0; step <= STEPS; step++) {
      double error = heights.from() + (heights.to() - heights.from()) * step / STEPS;
      highest = Math.max(highest, density.at(error));
    }
    return Math.max(highest, density.at(quantile(sorted, 0.5)));
  }

  static double quantile(double[] sorted, double level) {
    double place = level * (sorted.length - 1);
    int lower = (int) place;
    int upper = Math.min(lower + 1, sorted.length - 1);
    return sorted[lower] + (place - lower) * (sorted[upper] - sorted[lower]);
  }
}
