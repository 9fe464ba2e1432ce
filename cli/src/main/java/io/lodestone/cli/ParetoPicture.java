package io.lodestone.cli;

import io.lodestone.learn.sisso.Equation;
import io.lodestone.learn.sisso.SissoResult;
import java.util.List;
import java.util.Locale;

/** The error of equations against their complexity, with those that no other beats, as SVG. */
final class ParetoPicture {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final int LEFT = 80;
  private static final int RIGHT = 24;
  private static final int TOP = 66;
  private static final int BOTTOM = 60;
  private static final List<String> COLOURS =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9");

  private final SissoResult result;
  private final String target;

  ParetoPicture(SissoResult result, String target) {
    this.result = result;
    this.target = target;
  }

  String svg() {
    Svg svg = new Svg(WIDTH, HEIGHT, "Equations for " + target);
    List<Equation> all = result.equations().stream().flatMap(List::stream).toList();
    double most = all.stream().mapToDouble(Equation::rootMeanSquareError).max().orElseThrow();
    int longest = all.stream().mapToInt(ParetoPicture::complexity).max().orElseThrow();
    Axis x = Axis.around(0, Math.max(longest, 1), LEFT, WIDTH - RIGHT);
    Axis y = Axis.around(0, most, HEIGHT - BOTTOM, TOP);
    for (double mark : x.marks()) {
      svg.text(x.at(mark), HEIGHT - BOTTOM + 20, "middle", x.label(mark));
    }
    for (double mark : y.marks()) {
      svg.line(LEFT, y.at(mark), WIDTH - RIGHT, y.at(mark), "stroke=\"#ddd\"");
      svg.text(LEFT - 8, y.at(mark) + 4, "end", y.label(mark));
    }
    String unit = all.getFirst().unit().text();
    svg.text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 14, "middle", "operators and features");
    svg.text(16, TOP - 12, "start", "error" + (unit.equals("-") ? "" : ", " + unit));
    List<Equation> front = result.paretoFront();
    double[] points = new double[2 * front.size()];
    for (int i = 0; i < front.size(); i++) {
      points[2 * i] = x.at(complexity(front.get(i)));
      points[2 * i + 1] = y.at(front.get(i).rootMeanSquareError());
    }
    svg.polyline(points, "stroke=\"#999\" stroke-width=\"1.4\"");
    for (Equation equation : all) {
      dot(svg, x, y, equation, 2.5, 0.5);
    }
    for (Equation equation : front) {
      dot(svg, x, y, equation, 5, 1);
    }
    for (int d = 1; d <= result.equations().size(); d++) {
      double place = LEFT + 110.0 * (d - 1);
      svg.dot(place + 4, TOP - 24, 5, colour(d, 1), "");
      svg.text(place + 14, TOP - 20, "start", "dimension " + d);
    }
    return svg.finished();
  }

  private static void dot(
      Svg svg, Axis x, Axis y, Equation equation, double radius, double opacity) {
    String note = String.format(Locale.ROOT, "%.4g: %s", equation.rootMeanSquareError(), equation);
    svg.dot(
        x.at(complexity(equation)),
        y.at(equation.rootMeanSquareError()),
        radius,
        colour(equation.dimension(), opacity),
        note);
  }

  private static String colour(int dimension, double opacity) {
    return "fill=\"" + COLOURS.get(dimension - 1) + "\" fill-opacity=\"" + opacity + "\"";
  }

  private static int complexity(Equation equation) {
    return equation.complexity() + equation.dimension();
  }
}
