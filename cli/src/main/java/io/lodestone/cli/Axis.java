package io.lodestone.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One axis of a picture: values from {@code from} to {@code to} lie between two places.
 *
 * @param from value at the first place
 * @param to value at the second place
 * @param first pixels
 * @param second pixels
 */
record Axis(double from, double to, double first, double second) {
  /** An axis for values from a least to a greatest, with a little room at either end. */
  static Axis around(double least, double greatest, double first, double second) {
    double room = greatest > least ? 0.06 * (greatest - least) : Math.max(1e-3, Math.abs(least));
    return new Axis(least - room, greatest + room, first, second);
  }

  /** The place of a value, pixels. */
  double at(double value) {
    return first + (value - from) / (to - from) * (second - first);
  }

  /** Round values along the axis, about five. */
  List<Double> marks() {
    double step = step();
    List<Double> marks = new ArrayList<>();
    for (double mark = Math.ceil(from / step) * step; mark <= to + 1e-9 * step; mark += step) {
      marks.add(Math.abs(mark) < 1e-9 * step ? 0 : mark);
    }
    return marks;
  }

  /** A mark with as many digits as the distance to the next one needs, and a true minus. */
  String label(double mark) {
    int decimals = Math.clamp(-Math.round(Math.floor(Math.log10(step()))), 0, 9);
    return String.format(Locale.ROOT, "%." + decimals + "f", mark).replace('-', '−');
  }

  private double step() {
    double rough = (to - from) / 5;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double digits = rough / power;
    return power * (digits < 1.5 ? 1 : digits < 3.5 ? 2 : digits < 7.5 ? 5 : 10);
  }
}
