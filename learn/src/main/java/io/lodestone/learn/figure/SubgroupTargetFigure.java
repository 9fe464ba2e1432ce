package io.lodestone.learn.figure;

import io.lodestone.figure.Axis;
import io.lodestone.figure.Colour;
import io.lodestone.figure.Figure;
import io.lodestone.figure.Frame;
import io.lodestone.figure.Legend;
import io.lodestone.figure.Pen;
import io.lodestone.figure.Plot;
import io.lodestone.figure.Sheet;
import io.lodestone.figure.TextStyle;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.subgroup.Population;
import io.lodestone.learn.subgroup.Subgroup;
import io.lodestone.learn.subgroup.Target;
import io.lodestone.learn.subgroup.TargetContrast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a target is distributed inside subgroups and outside of them, one panel for each: densities
 * of equal area of a quantity, shares of classes.
 *
 * @param target one of the population's
 * @param subgroups at least one
 */
public record SubgroupTargetFigure(Population population, Target target, List<Subgroup> subgroups) {
  private static final int WIDE = 720;
  private static final int HIGH = 210;
  private static final int STEPS = 240;
  private static final Colour INSIDE = Colour.VERMILION;
  private static final Colour OUTSIDE = Colour.BLUE;

  public SubgroupTargetFigure {
    subgroups = List.copyOf(subgroups);
  }

  /** Draws it. */
  public Figure figure() {
    Sheet sheet = new Sheet(WIDE, 70 + HIGH * subgroups.size());
    sheet.title(target.column() + " inside and outside");
    Legend legend = new Legend();
    legend.area(INSIDE.withOpacity(0.35), "inside").area(OUTSIDE.withOpacity(0.3), "outside");
    legend.draw(sheet, sheet.free().inset(16, 0, 16, 0));
    Frame panels = sheet.free().inset(0, 24, 0, 0);
    for (int i = 0; i < subgroups.size(); i++) {
      Frame frame = panels.tile(i, subgroups.size(), 0, 1);
      Subgroup subgroup = subgroups.get(i);
      TextStyle style = TextStyle.PLAIN.sized(12.5);
      String rule = subgroup.size() + " rows: " + subgroup.selector();
      sheet.words(frame.left() + 16, frame.top() + 14, style.shortened(rule, WIDE - 32), style);
      Frame below = frame.inset(0, 14, 0, 0);
      switch (target) {
        case Target.Numeric numeric -> numbers(sheet, below, subgroup);
        case Target.Categorical category -> classes(sheet, below, subgroup);
      }
    }
    return sheet.figure();
  }

  private void numbers(Sheet sheet, Frame frame, Subgroup subgroup) {
    Dataset data = population.data();
    NumberColumn column = data.number(target.column());
    double[] inside = Arrays.stream(subgroup.rows()).mapToDouble(column::value).sorted().toArray();
    double[] outside = outside(subgroup).mapToDouble(column::value).sorted().toArray();
    double[] all = Arrays.stream(column.values()).sorted().toArray();
    String unit = column.unit().text().equals("-") ? "" : column.unit().text();
    Axis values = Axis.around(target.column(), unit, all[0], all[all.length - 1]);
    double[] places = new double[STEPS + 1];
    Arrays.setAll(places, i -> values.from() + (values.to() - values.from()) * i / STEPS);
    double[] in = curve(inside, places);
    double[] out = curve(outside, places);
    double highest = Math.max(max(in), max(out));
    Plot plot = Plot.within(sheet, frame, values, Axis.linear("density", "", 0, 1.05 * highest));
    draw(plot, places, out, OUTSIDE, 0.3);
    draw(plot, places, in, INSIDE, 0.35);
  }

  private IntStream outside(Subgroup subgroup) {
    return IntStream.range(0, population.size())
        .filter(row -> Arrays.binarySearch(subgroup.rows(), row) < 0);
  }

  private static double[] curve(double[] sorted, double[] places) {
    Density density = new Density(sorted);
    return Arrays.stream(places).map(density::at).toArray();
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }

  private static void draw(
      Plot plot, double[] places, double[] heights, Colour colour, double opacity) {
    plot.band(places, new double[places.length], heights, colour.withOpacity(opacity));
    plot.line(places, heights, Pen.of(colour, 1.4));
  }

  private void classes(Sheet sheet, Frame frame, Subgroup subgroup) {
    TargetContrast.Classes shares =
        (TargetContrast.Classes) TargetContrast.of(population, target, subgroup);
    List<String> names = new ArrayList<>(shares.all().keySet());
    Plot plot =
        Plot.within(sheet, frame, Axis.categories("", names), Axis.linear("share", "", 0, 1));
    double covered = subgroup.coverage();
    for (int i = 0; i < names.size(); i++) {
      double inside = shares.inside().getOrDefault(names.get(i), 0.0);
      double outside = (shares.all().get(names.get(i)) - covered * inside) / (1 - covered);
      plot.bar(i - 0.32, 0, i - 0.02, inside, INSIDE.withOpacity(0.6), "");
      plot.bar(i + 0.02, 0, i + 0.32, outside, OUTSIDE.withOpacity(0.5), "");
    }
  }
}
