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
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.subgroup.Population;
import io.lodestone.learn.subgroup.Proposition;
import io.lodestone.learn.subgroup.Subgroup;
import io.lodestone.learn.subgroup.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rules as boxes over the rows: the first two quantities of a rule span a panel, rows are coloured
 * by the target, those inside the rule are opaque, and its bounds are drawn. A rule of one quantity
 * has the target as the other axis.
 *
 * @param target a quantity of the population's targets
 * @param subgroups whose rules are drawn; those without a quantity are left out
 */
public record SubgroupBoxFigure(
    Population population, Target.Numeric target, List<Subgroup> subgroups) {
  private static final int WIDE = 400;
  private static final int HIGH = 360;
  private static final int KEY = 110;
  private static final int COLUMNS = 2;
  private static final int SHADES = 64;
  private static final Pen BOUND = Pen.of(Colour.INK, 1.8);

  public SubgroupBoxFigure {
    subgroups =
        subgroups.stream().filter(s -> !quantities(s.selector().propositions()).isEmpty()).toList();
  }

  /** Whether there is a rule to draw. */
  public boolean isEmpty() {
    return subgroups.isEmpty();
  }

  private static List<String> quantities(List<Proposition> rule) {
    Set<String> names = new LinkedHashSet<>();
    for (Proposition proposition : rule) {
      if (proposition instanceof Proposition.OfNumber
          && !(proposition instanceof Proposition.Parity)) {
        names.add(proposition.attribute());
      }
    }
    return List.copyOf(names);
  }

  /** Draws it. */
  public Figure figure() {
    int columns = Math.min(COLUMNS, subgroups.size());
    int rows = (subgroups.size() + columns - 1) / columns;
    Sheet sheet = new Sheet(WIDE * columns + KEY, HIGH * rows + 40);
    sheet.title("Rules over the rows");
    NumberColumn answers = population.data().number(target.column());
    double[] rising = Arrays.stream(answers.values()).sorted().toArray();
    // A few far values would leave all others one colour.
    double least = ViolinFigure.quantile(rising, 0.02);
    double most = Math.max(Math.nextUp(least), ViolinFigure.quantile(rising, 0.98));
    Axis colours = Axis.linear(target.column(), unit(answers), least, most);
    Frame free = sheet.free().inset(0, 0, KEY, 0);
    for (int i = 0; i < subgroups.size(); i++) {
      Frame frame = free.tile(i / columns, rows, i % columns, columns);
      TextStyle style = TextStyle.PLAIN.sized(12);
      String rule = subgroups.get(i).selector().text();
      sheet.words(frame.left() + 16, frame.top() + 12, style.shortened(rule, WIDE - 24), style);
      draw(sheet, frame.inset(0, 12, 0, 0), subgroups.get(i), colours);
    }
    new ColourBar(ColourMap.VIRIDIS, colours)
        .drawUpright(sheet, free.right() + 14, 70, Math.min(220, HIGH - 90));
    return sheet.figure();
  }

  private void draw(Sheet sheet, Frame frame, Subgroup subgroup, Axis colours) {
    List<String> names = new ArrayList<>(quantities(subgroup.selector().propositions()));
    if (names.size() == 1) {
      names.add(target.column());
    }
    NumberColumn across = population.data().number(names.get(0));
    NumberColumn up = population.data().number(names.get(1));
    Axis acrosses = axis(across);
    Axis ups = axis(up);
    Plot plot = Plot.within(sheet, frame, acrosses, ups);
    cloud(plot, across, up, rows(subgroup, false), colours, 0.22);
    cloud(plot, across, up, rows(subgroup, true), colours, 1);
    for (Proposition proposition : subgroup.selector().propositions()) {
      for (double bound : bounds(proposition)) {
        if (proposition.attribute().equals(names.get(0))) {
          plot.line(bound, ups.from(), bound, ups.to(), BOUND);
        } else if (proposition.attribute().equals(names.get(1))) {
          plot.line(acrosses.from(), bound, acrosses.to(), bound, BOUND);
        }
      }
    }
  }

  private int[] rows(Subgroup subgroup, boolean inside) {
    return IntStream.range(0, population.size())
        .filter(row -> Arrays.binarySearch(subgroup.rows(), row) >= 0 == inside)
        .toArray();
  }

  private static double[] bounds(Proposition proposition) {
    return switch (proposition) {
      case Proposition.AtLeast least -> new double[] {least.bound()};
      case Proposition.Below below -> new double[] {below.bound()};
      case Proposition.Between both -> new double[] {both.lower(), both.upper()};
      case Proposition.Parity parity -> new double[0];
      case Proposition.Category category -> new double[0];
    };
  }

  private void cloud(
      Plot plot, NumberColumn across, NumberColumn up, int[] rows, Axis colours, double opacity) {
    int[] known =
        Arrays.stream(rows).filter(row -> !across.isMissing(row) && !up.isMissing(row)).toArray();
    NumberColumn answers = population.data().number(target.column());
    Colour[] table = new Colour[SHADES];
    Arrays.setAll(table, i -> ColourMap.VIRIDIS.at((i + 0.5) / SHADES).withOpacity(opacity));
    plot.cloud(
        Arrays.stream(known).mapToDouble(across::value).toArray(),
        Arrays.stream(known).mapToDouble(up::value).toArray(),
        population.size() > 2000 ? 1.6 : 3,
        Arrays.stream(known)
            .map(
                row ->
                    Math.clamp((int) (colours.place(answers.value(row)) * SHADES), 0, SHADES - 1))
            .toArray(),
        table);
  }

  private static Axis axis(NumberColumn column) {
    double[] known =
        Arrays.stream(column.values()).filter(v -> !Double.isNaN(v)).sorted().toArray();
    return Axis.around(column.name(), unit(column), known[0], known[known.length - 1]);
  }

  private static String unit(NumberColumn column) {
    return column.unit().text().equals("-") ? "" : column.unit().text();
  }
}
