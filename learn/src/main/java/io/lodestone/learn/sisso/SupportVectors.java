package io.lodestone.learn.sisso;

import java.util.Random;

/**
 * A line, plane or point that separates two classes with the widest margin that errors allow: a
 * linear support vector machine with squared hinge loss, by descent in one dual coordinate after
 * the other (Hsieh et al., ICML 2008). Features are standardized before.
 *
 * @param weights of the features as they are
 * @param bias added to the weighted sum; above zero is the second class
 * @param errors rows on the wrong side
 * @param loss half the squared length of the standardized weights and C times the squared
 *     violations
 */
record SupportVectors(double[] weights, double bias, int errors, double loss) {
  private static final double COST = 10;
  private static final int MOST_PASSES = 200;
  private static final double TOLERANCE = 1e-3;

  /**
   * Trains.
   *
   * @param x features, each with a value for every row
   * @param second whether a row is of the second class
   */
  static SupportVectors train(double[][] x, boolean[] second) {
    int rows = second.length;
    int size = x.length;
    double[] mean = new double[size];
    double[] scale = new double[size];
    double[][] z = new double[rows][size + 1];
    for (int f = 0; f < size; f++) {
      for (double value : x[f]) {
        mean[f] += value / rows;
      }
      for (double value : x[f]) {
        scale[f] += (value - mean[f]) * (value - mean[f]) / rows;
      }
      scale[f] = scale[f] > 0 ? Math.sqrt(scale[f]) : 1;
      for (int i = 0; i < rows; i++) {
        z[i][f] = (x[f][i] - mean[f]) / scale[f];
      }
    }
    double[] w = descend(z, second);
    if (size == 1) {
      w[1] =
          threshold(z, w[0] < 0 ? -1 : 1, second, w[1] / Math.max(Math.abs(w[0]), 1e-9))
              * Math.max(Math.abs(w[0]), 1e-9);
    }
    int errors = 0;
    double loss = 0;
    for (int f = 0; f < size; f++) {
      loss += w[f] * w[f] / 2;
    }
    for (int i = 0; i < rows; i++) {
      double margin = (second[i] ? 1 : -1) * dot(w, z[i]);
      errors += margin <= 0 ? 1 : 0;
      loss += COST * Math.pow(Math.max(0, 1 - margin), 2);
    }
    double[] weights = new double[size];
    double bias = w[size];
    for (int f = 0; f < size; f++) {
      weights[f] = w[f] / scale[f];
      bias -= weights[f] * mean[f];
    }
    return new SupportVectors(weights, bias, errors, loss);
  }

  /**
   * The bias with the fewest errors for a single feature of slope one up or down; of equally good
   * ones that nearest to what the margin asks for.
   */
  private static double threshold(double[][] z, int sign, boolean[] second, double wished) {
    double[] values = new double[z.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = sign * z[i][0];
    }
    double[] sorted = values.clone();
    java.util.Arrays.sort(sorted);
    double best = wished;
    int fewest = errors(values, second, wished);
    for (int i = 0; i + 1 < sorted.length; i++) {
      double bias = -(sorted[i] + sorted[i + 1]) / 2;
      int errors = sorted[i] < sorted[i + 1] ? errors(values, second, bias) : values.length;
      boolean nearer = Math.abs(bias - wished) < Math.abs(best - wished);
      if (errors < fewest || errors == fewest && best != wished && nearer) {
        fewest = errors;
        best = bias;
      }
    }
    return best;
  }

  private static int errors(double[] values, boolean[] second, double bias) {
    int errors = 0;
    for (int i = 0; i < values.length; i++) {
      errors += values[i] + bias > 0 != second[i] ? 1 : 0;
    }
    return errors;
  }

  private static double[] descend(double[][] z, boolean[] second) {
    int rows = z.length;
    int size = z[0].length;
    double[] w = new double[size];
    double[] alpha = new double[rows];
    double[] length = new double[rows];
    int[] order = new int[rows];
    for (int i = 0; i < rows; i++) {
      z[i][size - 1] = 1;
      length[i] = dot(z[i], z[i]) + 1 / (2 * COST);
      order[i] = i;
    }
    Random random = new Random(1);
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      double most = 0;
      for (int i = rows - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swapped = order[i];
        order[i] = order[j];
        order[j] = swapped;
      }
      for (int i : order) {
        int sign = second[i] ? 1 : -1;
        double gradient = sign * dot(w, z[i]) - 1 + alpha[i] / (2 * COST);
        double projected = alpha[i] == 0 ? Math.min(gradient, 0) : gradient;
        most = Math.max(most, Math.abs(projected));
        if (projected != 0) {
          double old = alpha[i];
          alpha[i] = Math.max(0, old - gradient / length[i]);
          for (int f = 0; f < size; f++) {
            w[f] += (alpha[i] - old) * sign * z[i][f];
          }
        }
      }
      if (most < TOLERANCE) {
        break;
      }
    }
    return w;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
