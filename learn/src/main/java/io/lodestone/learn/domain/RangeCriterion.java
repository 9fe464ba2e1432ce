package io.lodestone.learn.domain;

import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import java.util.List;
import java.util.Locale;

/** Each feature is within the range of the training rows, widened by a part of its length. */
final class RangeCriterion implements Criterion.OfRow {
  /** Extremes of a sample fall short of those of what it was drawn from. */
  private static final double MARGIN = 0.05;

  private final List<String> labels;
  private final double[] lowest;
  private final double[] highest;

  private RangeCriterion(List<String> labels, double[] lowest, double[] highest) {
    this.labels = labels;
    this.lowest = lowest;
    this.highest = highest;
  }

  static RangeCriterion of(Features training) {
    int width = training.width();
    double[] values = training.flat();
    double[] lowest = new double[width];
    double[] highest = new double[width];
    System.arraycopy(values, 0, lowest, 0, width);
    System.arraycopy(values, 0, highest, 0, width);
    for (int row = 1; row < training.rows(); row++) {
      for (int j = 0; j < width; j++) {
        lowest[j] = Math.min(lowest[j], values[row * width + j]);
        highest[j] = Math.max(highest[j], values[row * width + j]);
      }
    }
    return new RangeCriterion(training.labels(), lowest, highest);
  }

  static RangeCriterion read(List<String> labels, ModelState state) {
    return new RangeCriterion(
        labels, state.doubles("lowest", labels.size()), state.doubles("highest", labels.size()));
  }

  @Override
  public String violation(AskedRow row) {
    int worst = -1;
    double most = MARGIN;
    for (int j = 0; j < lowest.length; j++) {
      double length = highest[j] - lowest[j];
      double beyond = Math.max(lowest[j] - row.value(j), row.value(j) - highest[j]);
      if (beyond > most * length) {
        most = beyond / length;
        worst = j;
      }
    }
    return worst < 0
        ? null
        : String.format(
            Locale.ROOT,
            "%s = %.4g is outside the training range %.4g to %.4g",
            labels.get(worst),
            row.value(worst),
            lowest[worst],
            highest[worst]);
  }

  @Override
  public void write(ModelState state) {
    state.put("lowest", lowest).put("highest", highest);
  }
}
