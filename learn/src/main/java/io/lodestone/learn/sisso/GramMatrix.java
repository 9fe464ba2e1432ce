package io.lodestone.learn.sisso;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The scalar products of standardized features with each other and with the target, task by task:
 * all that least squares need to know of them.
 *
 * <p>Memory is 4 bytes per task and pair of features.
 */
final class GramMatrix {
  /** Of a feature only this part is new: it depends on the others. */
  private static final double DEPENDENT = 1e-9;

  private final int tasks;
  private final int size;
  private final double[][][] features;
  private final double[][] targets;
  private final float[][] products;

  /**
   * @param values features in every row
   * @param y the target in every row; it has to vary
   * @param starts as {@link Problem#taskStarts}
   */
  GramMatrix(List<double[]> values, double[] y, int[] starts) {
    tasks = starts.length - 1;
    size = values.size();
    features = new double[tasks][size][];
    targets = new double[tasks][];
    products = new float[tasks][];
    double[] centred = y.clone();
    double squares = 0;
    for (int t = 0; t < tasks; t++) {
      double mean = 0;
      for (int i = starts[t]; i < starts[t + 1]; i++) {
        mean += y[i] / (starts[t + 1] - starts[t]);
      }
      for (int i = starts[t]; i < starts[t + 1]; i++) {
        centred[i] -= mean;
        squares += centred[i] * centred[i];
      }
    }
    for (int i = 0; i < y.length; i++) {
      centred[i] /= Math.sqrt(squares);
    }
    for (int k = 0; k < size; k++) {
      double[] standard = Correlation.standardized(values.get(k), starts);
      for (int t = 0; t < tasks; t++) {
        features[t][k] = java.util.Arrays.copyOfRange(standard, starts[t], starts[t + 1]);
      }
    }
    for (int t = 0; t < tasks; t++) {
      targets[t] = java.util.Arrays.copyOfRange(centred, starts[t], starts[t + 1]);
      products[t] = new float[size * size];
      int task = t;
      IntStream.range(0, size).parallel().forEach(i -> fill(task, i));
    }
  }

  private void fill(int task, int i) {
    for (int k = i; k < size; k++) {
      float product = (float) product(task, i, k);
      products[task][i * size + k] = product;
    }
  }

  int size() {
    return size;
  }

  int tasks() {
    return tasks;
  }

  /** Row-major, size × size; what lies below the diagonal is not set. */
  float[] products(int task) {
    return products[task];
  }

  /** The correlation of two features in a task. */
  double product(int task, int i, int k) {
    return dot(features[task][i], features[task][k]);
  }

  /** The product of a feature with the target, whose sum of squares over all tasks is 1. */
  double withTarget(int task, int k) {
    return dot(features[task][k], targets[task]);
  }

  private static double dot(double[] a, double[] b) {
    double even = 0;
    double odd = 0;
    int i = 0;
    for (; i + 1 < a.length; i += 2) {
      even += a[i] * b[i];
      odd += a[i + 1] * b[i + 1];
    }
    return i < a.length ? even + odd + a[i] * b[i] : even + odd;
  }

  /**
   * The part of the target's sum of squares that least squares with some features explain; −1 where
   * one of them follows from the others.
   */
  double gain(int... members) {
    double gain = 0;
    int n = members.length;
    double[] factor = new double[n * n];
    double[] rest = new double[n];
    for (int t = 0; t < tasks; t++) {
      for (int a = 0; a < n; a++) {
        rest[a] = withTarget(t, members[a]);
        for (int b = 0; b <= a; b++) {
          double sum = product(t, members[a], members[b]);
          for (int c = 0; c < b; c++) {
            sum -= factor[a * n + c] * factor[b * n + c];
          }
          if (a == b) {
            if (!(sum > DEPENDENT)) {
              return -1;
            }
            factor[a * n + a] = Math.sqrt(sum);
          } else {
            factor[a * n + b] = sum / factor[b * n + b];
          }
        }
        for (int c = 0; c < a; c++) {
          rest[a] -= factor[a * n + c] * rest[c];
        }
        rest[a] /= factor[a * n + a];
        gain += rest[a] * rest[a];
      }
    }
    return gain;
  }
}
