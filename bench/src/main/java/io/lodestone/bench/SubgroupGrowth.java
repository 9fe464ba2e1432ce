package io.lodestone.bench;

import io.lodestone.figure.Axis;
import io.lodestone.figure.Colour;
import io.lodestone.figure.FigureFile;
import io.lodestone.figure.Frame;
import io.lodestone.figure.Legend;
import io.lodestone.figure.Pen;
import io.lodestone.figure.Plot;
import io.lodestone.figure.Sheet;
import io.lodestone.learn.subgroup.Utility;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How the processor time of an exact search grows from a middle case with more rows, more
 * propositions and deeper rules.
 */
final class SubgroupGrowth {
  private static final int ROWS = 10_000;
  private static final int PROPOSITIONS = 100;
  private static final int DEPTH = 3;

  /** Short searches are repeated until so many seconds have passed, and the quickest is told. */
  private static final double ENOUGH = 2;

  private static final int WARM = 4;

  /** One search; gives its processor seconds. */
  interface Search {
    double seconds(int rows, int propositions, int depth, Utility utility);
  }

  /** What grows, from the middle case. */
  private enum Way {
    ROWS("rows", 1000, 3000, 10_000, 30_000, 100_000),
    PROPOSITIONS("propositions", 50, 100, 200, 350, 500),
    DEPTH("propositions in a rule, at most", 1, 2, 3, 4);

    private final String title;
    private final int[] places;

    Way(String title, int... places) {
      this.title = title;
      this.places = places;
    }
  }

  private record Curve(Utility utility, Colour colour) {}

  private static final List<Curve> CURVES =
      List.of(
          new Curve(Utility.CJSD, Colour.BLUE), new Curve(Utility.MEAN_SHIFT, Colour.VERMILION));

  private final Search search;

  SubgroupGrowth(Search search) {
    this.search = search;
  }

  void draw(FigureFile file) throws IOException {
    for (int i = 0; i < WARM; i++) {
      CURVES.forEach(
          curve -> search.seconds(SubgroupGrowth.ROWS, PROPOSITIONS, DEPTH, curve.utility()));
    }
    double[][][] seconds = new double[Way.values().length][CURVES.size()][];
    for (Way way : Way.values()) {
      for (int c = 0; c < CURVES.size(); c++) {
        Utility utility = CURVES.get(c).utility();
        seconds[way.ordinal()][c] =
            Arrays.stream(way.places).mapToDouble(place -> least(way, place, utility)).toArray();
      }
    }
    file.write(sheet(seconds).figure());
  }

  private double least(Way way, int place, Utility utility) {
    double least = Double.POSITIVE_INFINITY;
    double spent = 0;
    while (spent < ENOUGH) {
      double seconds =
          search.seconds(
              way == Way.ROWS ? place : SubgroupGrowth.ROWS,
              way == Way.PROPOSITIONS ? place : PROPOSITIONS,
              way == Way.DEPTH ? place : DEPTH,
              utility);
      least = Math.min(least, seconds);
      // What took next to no time counts as something, so that this comes to an end.
      spent += Math.max(seconds, ENOUGH / 10);
    }
    return least;
  }

  private static Sheet sheet(double[][][] seconds) {
    Sheet sheet = new Sheet(1140, 420);
    sheet.title(
        String.format(
            Locale.ROOT,
            "Exact search for the best twenty rules, from %,d rows, %d propositions, %d in a rule",
            SubgroupGrowth.ROWS,
            PROPOSITIONS,
            DEPTH));
    Legend legend = new Legend();
    CURVES.forEach(
        curve ->
            legend.line(
                Pen.of(curve.colour(), 1.6), curve.utility().name().toLowerCase(Locale.ROOT)));
    legend.draw(sheet, sheet.free().inset(16, 0, 16, 0));
    Frame panels = sheet.free().inset(0, 24, 0, 0);
    double[] all =
        Arrays.stream(seconds).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
    Axis upwards =
        Axis.logarithmic(
            "processor time",
            "s",
            Arrays.stream(all).min().orElseThrow(),
            Arrays.stream(all).max().orElseThrow());
    for (Way way : Way.values()) {
      double[] xs = Arrays.stream(way.places).asDoubleStream().toArray();
      Axis across = Axis.logarithmic(way.title, "", xs[0], xs[xs.length - 1]);
      if (way == Way.DEPTH) {
        across =
            Axis.categories(way.title, Arrays.stream(way.places).mapToObj(n -> "" + n).toList());
        Arrays.setAll(xs, i -> i);
      }
      Frame panel = panels.tile(0, 1, way.ordinal(), Way.values().length);
      Plot plot = Plot.within(sheet, panel, across, upwards);
      for (int c = 0; c < CURVES.size(); c++) {
        double[] ys = seconds[way.ordinal()][c];
        plot.line(xs, ys, Pen.of(CURVES.get(c).colour(), 1.6));
        for (int i = 0; i < xs.length; i++) {
          plot.dot(xs[i], ys[i], 4, CURVES.get(c).colour(), "");
        }
      }
    }
    return sheet;
  }
}
