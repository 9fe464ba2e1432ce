package io.lodestone.learn.gaussian;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The lengths on which features matter: one for all, or one for each (automatic relevance
 * determination).
 *
 * @param values one, or as many as features
 * @param width the number of features
 */
record Lengths(double[] values, int width) {
  /**
   * The sum over features of the squared difference in units of the length.
   *
   * @param apart that sum in units of 1, or NaN
   */
  double squaredDistance(double[] a, int atA, double[] b, int atB, double apart) {
    if (values.length == 1) {
      double squared = Double.isNaN(apart) ? between(a, atA, b, atB, width) : apart;
      return squared / (values[0] * values[0]);
    }
    double sum = 0;
    for (int j = 0; j < width; j++) {
      double d = (a[atA + j] - b[atB + j]) / values[j];
      sum += d * d;
    }
    return sum;
  }

  /** The squared distance of rows. */
  static double between(double[] a, int atA, double[] b, int atB, int width) {
    double first = 0;
    double second = 0;
    int j = 0;
    for (; j + 1 < width; j += 2) {
      double d = a[atA + j] - b[atB + j];
      double e = a[atA + j + 1] - b[atB + j + 1];
      first += d * d;
      second += e * e;
    }
    if (j < width) {
      double d = a[atA + j] - b[atB + j];
      first += d * d;
    }
    return first + second;
  }

  /** Adds a multiple of the derivatives of the squared distance by the logarithms of lengths. */
  void addGradient(
      double[] a,
      int atA,
      double[] b,
      int atB,
      double squared,
      double factor,
      double[] gradient,
      int from) {
    if (values.length == 1) {
      gradient[from] -= 2 * factor * squared;
      return;
    }
    for (int j = 0; j < width; j++) {
      double d = (a[atA + j] - b[atB + j]) / values[j];
      gradient[from + j] -= 2 * factor * d * d;
    }
  }

  void logarithms(double[] theta, int from) {
    for (int j = 0; j < values.length; j++) {
      theta[from + j] = Math.log(values[j]);
    }
  }

  Lengths with(double[] theta, int from) {
    double[] changed = new double[values.length];
    Arrays.setAll(changed, j -> Math.exp(theta[from + j]));
    return new Lengths(changed, width);
  }

  String text() {
    return Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(" "));
  }
}
