package io.lodestone.figure;

import java.util.List;

/** How values lie along one side of a plot, with its ticks and its title. */
public sealed interface Axis permits LinearAxis, LogarithmicAxis, CategoryAxis {
  /** Where a value lies: 0 at the beginning, 1 at the end, outside of these beyond it. */
  double place(double value);

  /** The value at the beginning. */
  double from();

  /** The value at the end. */
  double to();

  /** Marked values in ascending order. */
  List<Tick> ticks();

  /** What the values are, with their unit; may be empty. */
  String title();

  /** Whether lines across the plot help to read values. */
  boolean hasGrid();

  /** Whether a value can be shown between the ends. */
  default boolean shows(double value) {
    double place = place(value);
    return place >= 0 && place <= 1;
  }

  /**
   * An axis from one value to another, which may be smaller.
   *
   * @param unit unit of the values, empty for numbers
   */
  static Axis linear(String quantity, String unit, double from, double to) {
    return new LinearAxis(quantity, unit, from, to);
  }

  /** An axis for values from a least to a greatest, with a little room at either end. */
  static Axis around(String quantity, String unit, double least, double greatest) {
    double room =
        greatest > least
            ? 0.05 * (greatest - least)
            : Math.max(Double.MIN_NORMAL * 1e6, 0.05 * Math.abs(least));
    if (least == 0 && greatest == 0) {
      room = 1;
    }
    return new LinearAxis(quantity, unit, least - room, greatest + room);
  }

  /** A logarithmic axis for positive values from a least to a greatest, with a little room. */
  static Axis logarithmic(String quantity, String unit, double least, double greatest) {
    double room = greatest > least ? Math.pow(greatest / least, 0.05) : 1.2;
    return new LogarithmicAxis(quantity, unit, least / room, greatest * room);
  }

  /** An axis of names at 0, 1, 2, … with half a step of room at either end. */
  static Axis categories(String title, List<String> names) {
    return new CategoryAxis(title, names, false);
  }

  /** An axis of names that begins with the last: read from top to bottom, first comes first. */
  static Axis categoriesDownwards(String title, List<String> names) {
    return new CategoryAxis(title, names, true);
  }
}
