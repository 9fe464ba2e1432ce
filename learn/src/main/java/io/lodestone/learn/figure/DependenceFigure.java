package io.lodestone.learn.figure;

import io.lodestone.figure.Axis;
import io.lodestone.figure.Colour;
import io.lodestone.figure.Figure;
import io.lodestone.figure.Frame;
import io.lodestone.figure.Pen;
import io.lodestone.figure.Plot;
import io.lodestone.figure.Sheet;
import io.lodestone.figure.Symbol;
import io.lodestone.learn.explain.PartialDependence;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How an answer changes with features, one panel each, all with the same scale of answers: the mean
 * over rows as a thick line, with single rows as thin lines or the middle four fifths of them as a
 * band, and below the values that rows have.
 *
 * @param answer what is predicted
 * @param unit its unit; empty for a number without one
 * @param features at least one
 * @param singleRows whether rows are shown one by one
 */
public record DependenceFigure(
    String answer, String unit, List<PartialDependence> features, boolean singleRows) {
  private static final int WIDE = 340;
  private static final int HIGH = 290;
  private static final int MOST_COLUMNS = 3;
  private static final int MOST_LINES = 100;

  public DependenceFigure {
    features = List.copyOf(features);
  }

  /** Draws it. */
  public Figure figure() {
    int columns = features.size() == 4 ? 2 : Math.min(MOST_COLUMNS, features.size());
    int rows = (features.size() + columns - 1) / columns;
    Sheet sheet = new Sheet(WIDE * columns + 10, HIGH * rows + 10);
    double least = features.stream().mapToDouble(one -> extreme(one, false)).min().orElseThrow();
    double most = features.stream().mapToDouble(one -> extreme(one, true)).max().orElseThrow();
    Axis answers = Axis.around(answer, unit, least, most);
    for (int i = 0; i < features.size(); i++) {
      draw(
          sheet,
          sheet.free().inset(0, 5, 10, 5).tile(i / columns, rows, i % columns, columns),
          answers,
          features.get(i));
    }
    return sheet.figure();
  }

  /** The least or greatest answer that is drawn. */
  private double extreme(PartialDependence one, boolean greatest) {
    double[] values =
        singleRows
            ? IntStream.range(0, Math.min(MOST_LINES, one.rows()))
                .boxed()
                .flatMapToDouble(
                    row ->
                        IntStream.range(0, one.places().length)
                            .mapToDouble(place -> one.answer(row, place)))
                .toArray()
            : IntStream.range(0, one.places().length)
                .mapToDouble(place -> one.quantile(place, greatest ? 0.9 : 0.1))
                .toArray();
    return greatest
        ? Math.max(
            Arrays.stream(values).max().orElseThrow(),
            Arrays.stream(one.mean()).max().orElseThrow())
        : Math.min(
            Arrays.stream(values).min().orElseThrow(),
            Arrays.stream(one.mean()).min().orElseThrow());
  }

  private void draw(Sheet sheet, Frame frame, Axis answers, PartialDependence one) {
    double[] places = one.places();
    Axis values = Axis.around(one.feature(), one.unit(), places[0], places[places.length - 1]);
    Plot plot = Plot.within(sheet, frame, values, answers);
    if (singleRows) {
      Pen thin = Pen.of(Colour.BLUE.withOpacity(0.22), 0.8);
      for (int row = 0; row < Math.min(MOST_LINES, one.rows()); row++) {
        int chosen = row;
        double[] line =
            IntStream.range(0, places.length)
                .mapToDouble(place -> one.answer(chosen, place))
                .toArray();
        plot.line(places, line, thin);
      }
    } else {
      double[] lower = new double[places.length];
      double[] upper = new double[places.length];
      Arrays.setAll(lower, place -> one.quantile(place, 0.1));
      Arrays.setAll(upper, place -> one.quantile(place, 0.9));
      plot.band(places, lower, upper, Colour.BLUE.withOpacity(0.18));
    }
    plot.line(places, one.mean(), Pen.of(singleRows ? Colour.VERMILION : Colour.BLUE, 2.2));
    if (places.length <= 10) {
      for (int place = 0; place < places.length; place++) {
        plot.dot(places[place], one.mean()[place], 3, Symbol.CIRCLE, Colour.INK, null, "");
      }
    }
    Pen rug = Pen.of(Colour.INK.withOpacity(0.25), 0.8);
    for (double value : one.observed()) {
      if (values.shows(value)) {
        double x = plot.x(value);
        sheet.line(x, plot.panel().bottom() - 6, x, plot.panel().bottom(), rug);
      }
    }
  }
}
