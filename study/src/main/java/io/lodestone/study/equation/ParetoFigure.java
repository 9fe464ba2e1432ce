package io.lodestone.study.equation;

import io.lodestone.figure.Axis;
import io.lodestone.figure.Colour;
import io.lodestone.figure.Figure;
import io.lodestone.figure.Frame;
import io.lodestone.figure.Legend;
import io.lodestone.figure.Palette;
import io.lodestone.figure.Pen;
import io.lodestone.figure.Plot;
import io.lodestone.figure.Sheet;
import io.lodestone.figure.Symbol;
import io.lodestone.learn.sisso.Equation;
import io.lodestone.learn.sisso.SissoResult;
import java.util.List;
import java.util.Locale;

/** The error of equations against their complexity, with those that no other beats. */
public final class ParetoFigure {
  private final SissoResult result;
  private final String target;

  public ParetoFigure(SissoResult result, String target) {
    this.result = result;
    this.target = target;
  }

  /** The drawing. */
  public Figure figure() {
    Sheet sheet = new Sheet(640, 480).title("Equations for " + target);
    List<Equation> all = result.equations().stream().flatMap(List::stream).toList();
    double most = all.stream().mapToDouble(Equation::rootMeanSquareError).max().orElseThrow();
    int longest = all.stream().mapToInt(ParetoFigure::complexity).max().orElseThrow();
    Legend legend = new Legend();
    for (int d = 1; d <= result.equations().size(); d++) {
      legend.dot(Symbol.CIRCLE, colour(d), "dimension " + d);
    }
    legend.line(Pen.of(Colour.GREY, 1.4), "no other is both shorter and better");
    Frame free = sheet.free();
    double height = legend.height(free.width() - 32);
    legend.draw(sheet, free.inset(16, 0, 16, 0));
    String unit = all.getFirst().unit().text();
    Plot plot =
        Plot.within(
            sheet,
            free.inset(0, height, 0, 0),
            Axis.around("operators and features", "", 0, Math.max(longest, 1)),
            Axis.around("error", unit.equals("-") ? "" : unit, 0, most));
    List<Equation> front = result.paretoFront();
    plot.line(
        front.stream().mapToDouble(ParetoFigure::complexity).toArray(),
        front.stream().mapToDouble(Equation::rootMeanSquareError).toArray(),
        Pen.of(Colour.GREY, 1.4));
    for (Equation equation : all) {
      dot(plot, equation, 2.5, 0.5);
    }
    for (Equation equation : front) {
      dot(plot, equation, 5, 1);
    }
    return sheet.figure();
  }

  private static void dot(Plot plot, Equation equation, double radius, double opacity) {
    plot.dot(
        complexity(equation),
        equation.rootMeanSquareError(),
        radius,
        colour(equation.dimension()).withOpacity(opacity),
        String.format(Locale.ROOT, "%.4g: %s", equation.rootMeanSquareError(), equation));
  }

  private static Colour colour(int dimension) {
    return Palette.KINDS.colour(dimension - 1);
  }

  private static int complexity(Equation equation) {
    return equation.complexity() + equation.dimension();
  }
}
