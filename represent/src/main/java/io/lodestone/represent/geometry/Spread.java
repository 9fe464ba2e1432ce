package io.lodestone.represent.geometry;

import io.lodestone.represent.Feature;
import io.lodestone.represent.FeatureRow;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a quantity varies over the atoms or bonds of a structure.
 *
 * @param deviation mean absolute deviation from the mean
 */
record Spread(double minimum, double maximum, double mean, double deviation) {
  /** Numbers that a spread has. */
  static final int SIZE = 5;

  /** The spread of some values, of which there is at least one. */
  static Spread of(double[] values) {
    double minimum = values[0];
    double maximum = values[0];
    double sum = 0;
    for (double value : values) {
      minimum = Math.min(minimum, value);
      maximum = Math.max(maximum, value);
      sum += value;
    }
    double mean = sum / values.length;
    double deviation = 0;
    for (double value : values) {
      deviation += Math.abs(value - mean);
    }
    return new Spread(minimum, maximum, mean, deviation / values.length);
  }

  /** The features of a quantity, as many as {@link #SIZE}. */
  static List<Feature> features(String quantity, String unit) {
    return Stream.of("minimum", "maximum", "range", "mean", "mean deviation")
        .map(statistic -> Feature.of(quantity + " " + statistic, unit))
        .toList();
  }

  /** Sets these features from a place on. */
  void writeTo(FeatureRow row, int from) {
    row.set(from, minimum);
    row.set(from + 1, maximum);
    row.set(from + 2, maximum - minimum);
    row.set(from + 3, mean);
    row.set(from + 4, deviation);
  }
}
