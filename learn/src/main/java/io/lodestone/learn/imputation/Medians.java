package io.lodestone.learn.imputation;

import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;

/**
 * Fills a gap with the median of the training rows that have the value.
 *
 * @param values one for each feature
 */
record Medians(double[] values) implements Imputation {
  static Medians of(Features training) {
    double[] medians = new double[training.width()];
    for (int j = 0; j < medians.length; j++) {
      double[] known =
          Arrays.stream(training.column(j)).filter(v -> !Double.isNaN(v)).sorted().toArray();
      int half = known.length / 2;
      medians[j] = known.length % 2 == 1 ? known[half] : (known[half - 1] + known[half]) / 2;
    }
    return new Medians(medians);
  }

  static Medians read(int width, ModelState state) {
    return new Medians(state.doubles("medians", width));
  }

  @Override
  public void fill(double[] row, int offset) {
    for (int j = 0; j < values.length; j++) {
      if (Double.isNaN(row[offset + j])) {
        row[offset + j] = values[j];
      }
    }
  }

  @Override
  public ModelState state() {
    return new ModelState().put("medians", values);
  }
}
