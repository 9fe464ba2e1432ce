package io.lodestone.learn.gaussian;

import io.lodestone.learn.state.ModelState;

/**
 * Features and answers in units of their standard deviation from their mean.
 *
 * @param centres of the features
 * @param widths of the features, above 0
 * @param centre of the answers
 * @param height of the answers, above 0
 */
record Scaling(double[] centres, double[] widths, double centre, double height) {
  static Scaling of(double[] x, int width, double[] y) {
    double[] centres = new double[width];
    double[] widths = new double[width];
    double[] column = new double[y.length];
    for (int j = 0; j < width; j++) {
      for (int i = 0; i < y.length; i++) {
        column[i] = x[i * width + j];
      }
      centres[j] = mean(column);
      widths[j] = deviation(column, centres[j]);
    }
    double centre = mean(y);
    return new Scaling(centres, widths, centre, deviation(y, centre));
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double deviation(double[] values, double mean) {
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum > 0 ? Math.sqrt(sum / values.length) : 1;
  }

  double[] rows(double[] x, int count) {
    int width = centres.length;
    double[] scaled = new double[count * width];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < width; j++) {
        scaled[i * width + j] = (x[i * width + j] - centres[j]) / widths[j];
      }
    }
    return scaled;
  }

  double[] answers(double[] y) {
    double[] scaled = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      scaled[i] = (y[i] - centre) / height;
    }
    return scaled;
  }

  ModelState state() {
    return new ModelState()
        .put("centres", centres)
        .put("widths", widths)
        .put("centre", centre)
        .put("height", height);
  }

  static Scaling read(int width, ModelState state) {
    return new Scaling(
        state.doubles("centres", width),
        state.doubles("widths", width),
        state.number("centre"),
        state.number("height"));
  }
}
