package io.lodestone.learn.figure;

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
import io.lodestone.learn.subgroup.ParetoFront;
import io.lodestone.learn.subgroup.Quality;
import io.lodestone.learn.subgroup.Subgroup;
import io.lodestone.learn.subgroup.SubgroupResult;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Subgroups by coverage and utility, with the front that no other is above; the coherent
 * collections of the front have colours, the largest first.
 *
 * @param result with at least one subgroup
 * @param overlap that any two rules of a collection have at least, 0 to 1
 */
public record SubgroupFrontFigure(SubgroupResult result, double overlap) {
  private static final int COLOURED = 6;

  /** Draws it. */
  public Figure figure() {
    String aims =
        result.quality().aims().stream()
            .map(Quality.Aim::toString)
            .collect(Collectors.joining(", "));
    Sheet sheet = new Sheet(720, 500).title("Subgroups: " + aims);
    List<Subgroup> all = result.subgroups();
    ParetoFront front = ParetoFront.of(all);
    List<List<Subgroup>> collections =
        front.collections(overlap).stream()
            .sorted(Comparator.comparingInt((List<Subgroup> c) -> c.size()).reversed())
            .limit(COLOURED)
            .toList();
    Legend legend = new Legend();
    for (int i = 0; i < collections.size(); i++) {
      int rules = collections.get(i).size();
      legend.dot(
          Symbol.CIRCLE, Palette.KINDS.colour(i), rules + (rules == 1 ? " rule" : " rules alike"));
    }
    if (collections.stream().mapToInt(List::size).sum() < all.size()) {
      legend.dot(Symbol.CIRCLE, Colour.GREY, "others");
    }
    Frame free = sheet.free();
    legend.draw(sheet, free.inset(16, 0, 16, 0));
    double most = all.stream().mapToDouble(Subgroup::utility).max().orElseThrow();
    Plot plot =
        Plot.within(
            sheet,
            free.inset(0, legend.height(free.width() - 32), 0, 0),
            Axis.linear("coverage", "", 0, 1),
            Axis.around("utility", "", 0, most));
    steps(plot, front.subgroups());
    for (Subgroup subgroup : all) {
      int collection = 0;
      while (collection < collections.size() && !collections.get(collection).contains(subgroup)) {
        collection++;
      }
      boolean coloured = collection < collections.size();
      plot.dot(
          subgroup.coverage(),
          subgroup.utility(),
          coloured ? 4.5 : 3,
          coloured ? Palette.KINDS.colour(collection) : Colour.GREY,
          String.format(
              Locale.ROOT,
              "%d rows, utility %.4g: %s",
              subgroup.size(),
              subgroup.utility(),
              subgroup.selector()));
    }
    return sheet.figure();
  }

  /** The edge of what is reached: from a rule down to the utility of the next wider one. */
  private static void steps(Plot plot, List<Subgroup> front) {
    double[] xs = new double[2 * front.size()];
    double[] ys = new double[2 * front.size()];
    double before = 0;
    for (int i = 0; i < front.size(); i++) {
      xs[2 * i] = front.get(i).coverage();
      ys[2 * i] = before;
      xs[2 * i + 1] = front.get(i).coverage();
      ys[2 * i + 1] = front.get(i).utility();
      before = front.get(i).utility();
    }
    plot.line(xs, ys, Pen.of(Colour.GREY, 1.2));
  }
}
