package io.lodestone.learn.figure;

import io.lodestone.figure.Axis;
import io.lodestone.figure.Colour;
import io.lodestone.figure.Figure;
import io.lodestone.figure.Pen;
import io.lodestone.figure.Plot;
import io.lodestone.figure.Sheet;
import io.lodestone.learn.explain.Importance;
import java.util.List;
import java.util.Locale;

/**
 * How much the error grows when features are shuffled, those that matter most above, with the
 * scatter between repeats.
 */
public record ImportanceFigure(Importance importance) {
  private static final int MOST = 20;
  private static final int ROW = 24;

  /** Draws it. */
  public Figure figure() {
    List<Importance.Group> groups =
        importance.groups().subList(0, Math.min(MOST, importance.groups().size()));
    double most = groups.stream().mapToDouble(g -> g.increase() + g.scatter()).max().orElse(1);
    double least = groups.stream().mapToDouble(g -> g.increase() - g.scatter()).min().orElse(0);
    String score = importance.score().equals("mae") ? "mean absolute error" : "logarithmic loss";
    Sheet sheet = new Sheet(640, 110 + ROW * groups.size());
    Plot plot =
        Plot.within(
            sheet,
            sheet.free().inset(0, Plot.CAPTION, 0, 0),
            Axis.linear(
                "increase of the " + score,
                importance.unit(),
                1.05 * Math.min(0, least),
                1.05 * Math.max(most, 1e-300)),
            Axis.categoriesDownwards("", groups.stream().map(Importance.Group::name).toList()));
    for (int i = 0; i < groups.size(); i++) {
      Importance.Group group = groups.get(i);
      String note =
          String.format(
              Locale.ROOT,
              "%s: %.4g ± %.2g",
              String.join(", ", group.labels()),
              group.increase(),
              group.scatter());
      plot.bar(
          0, i - 0.34, group.increase(), i + 0.34, Colour.BLUE.towards(Colour.WHITE, 0.25), note);
      plot.line(
          group.increase() - group.scatter(),
          i,
          group.increase() + group.scatter(),
          i,
          Pen.of(Colour.INK, 1.3));
    }
    plot.line(0, -1, 0, groups.size(), Pen.of(Colour.STONE, 1));
    plot.caption(
        String.format(
            Locale.ROOT,
            "with all features: %.4g%s · %d rows%s",
            importance.error(),
            importance.unit().isEmpty() ? "" : " " + importance.unit(),
            importance.rows(),
            importance.heldOut() ? ", held out in folds" : ""));
    return sheet.figure();
  }
}
