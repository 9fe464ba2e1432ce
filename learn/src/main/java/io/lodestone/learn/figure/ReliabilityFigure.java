package io.lodestone.learn.figure;

import io.lodestone.figure.Axis;
import io.lodestone.figure.Colour;
import io.lodestone.figure.Figure;
import io.lodestone.figure.Legend;
import io.lodestone.figure.Palette;
import io.lodestone.figure.Pen;
import io.lodestone.figure.Plot;
import io.lodestone.figure.Sheet;
import io.lodestone.figure.Symbol;
import io.lodestone.learn.score.TestedClasses;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Whether predicted probabilities of classes are right: in parts of equally many rows, how many
 * were of the class, over the mean probability that they were given (reliability diagram, Murphy
 * and Winkler, 1977), with the scatter that so few rows would have by chance.
 *
 * @param target what was predicted
 * @param tested rows that the models had not seen
 */
public record ReliabilityFigure(String target, TestedClasses tested) {
  private static final int PARTS = 10;
  private static final int LEAST_ROWS = 5;

  /** Draws it. */
  public Figure figure() {
    // Of two classes the second says it all.
    List<Integer> shown =
        IntStream.range(tested.classes().size() == 2 ? 1 : 0, tested.classes().size())
            .filter(label -> IntStream.of(tested.labels()).anyMatch(own -> own == label))
            .limit(7)
            .boxed()
            .toList();
    Sheet sheet = new Sheet(480, 500);
    Legend legend = new Legend();
    for (int label : shown) {
      legend.dot(Symbol.CIRCLE, Palette.KINDS.colour(label), tested.classes().get(label));
    }
    double height = legend.height(448);
    legend.draw(sheet, sheet.free().inset(16, 10, 16, 0));
    Plot plot =
        Plot.within(
            sheet,
            sheet.free().inset(0, height + 10, 0, 0),
            Axis.linear("predicted probability of " + target, "", 0, 1),
            Axis.linear("share of rows of the class", "", 0, 1));
    plot.line(0, 0, 1, 1, Pen.of(Colour.INK, 1).dashed());
    for (int label : shown) {
      curve(plot, label);
    }
    return sheet.figure();
  }

  private void curve(Plot plot, int label) {
    int n = tested.size();
    int parts = Math.clamp(n / LEAST_ROWS, 1, PARTS);
    List<Integer> order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> tested.probability(row, label)))
            .toList();
    List<double[]> points = new ArrayList<>();
    Colour colour = Palette.KINDS.colour(label);
    for (int part = 0; part < parts; part++) {
      List<Integer> rows =
          order.subList((int) ((long) part * n / parts), (int) ((long) (part + 1) * n / parts));
      double mean =
          rows.stream().mapToDouble(row -> tested.probability(row, label)).average().orElse(0);
      double share =
          (double) rows.stream().filter(row -> tested.labels()[row] == label).count() / rows.size();
      double scatter = Math.sqrt(mean * (1 - mean) / rows.size());
      plot.line(
          mean,
          Math.max(0, share - scatter),
          mean,
          Math.min(1, share + scatter),
          Pen.of(colour.withOpacity(0.6), 1.2));
      String note = String.format(Locale.ROOT, "%d rows: %.3f, %.3f", rows.size(), mean, share);
      plot.dot(mean, share, 3.5, colour, note);
      points.add(new double[] {mean, share});
    }
    plot.line(
        points.stream().mapToDouble(point -> point[0]).toArray(),
        points.stream().mapToDouble(point -> point[1]).toArray(),
        Pen.of(colour, 1.5));
  }
}
