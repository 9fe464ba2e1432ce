package io.lodestone.learn.support;

import java.util.Arrays;

/**
 * Probabilities of several classes from those of each pair of them: the ones that contradict the
 * pairs least (T.-F. Wu, C.-J. Lin and R. C. Weng, J. Mach. Learn. Res. 5, 975, 2004, algorithm 2).
 */
final class Coupling {
  private static final int MOST_TURNS = 100;

  /** Pairs are no surer than that, or classes of probability 0 would make the sums singular. */
  private static final double LEAST = 1e-7;

  private final int classes;
  private final double[] matrix;

  Coupling(int classes) {
    this.classes = classes;
    matrix = new double[classes * classes];
  }

  /** How many pairs there are, (0, 1), (0, 2), ..., (1, 2), .... */
  static int pairs(int classes) {
    return classes * (classes - 1) / 2;
  }

  /**
   * Fills in the probabilities of the classes.
   *
   * @param pairs of each pair the probability of its first class
   * @param result filled with those of the classes from a place on
   */
  void couple(double[] pairs, double[] result, int from) {
    if (classes == 2) {
      result[from] = pairs[0];
      result[from + 1] = 1 - pairs[0];
      return;
    }
    Arrays.fill(matrix, 0);
    int pair = 0;
    for (int a = 0; a < classes; a++) {
      for (int b = a + 1; b < classes; b++) {
        double p = Math.clamp(pairs[pair++], LEAST, 1 - LEAST);
        matrix[a * classes + a] += (1 - p) * (1 - p);
        matrix[b * classes + b] += p * p;
        matrix[a * classes + b] = -p * (1 - p);
        matrix[b * classes + a] = -p * (1 - p);
      }
    }
    double[] p = new double[classes];
    Arrays.fill(p, 1.0 / classes);
    double[] product = new double[classes];
    double tolerance = 0.005 / classes;
    for (int turn = 0; turn < Math.max(MOST_TURNS, classes); turn++) {
      double square = 0;
      for (int a = 0; a < classes; a++) {
        product[a] = 0;
        for (int b = 0; b < classes; b++) {
          product[a] += matrix[a * classes + b] * p[b];
        }
        square += p[a] * product[a];
      }
      double worst = 0;
      for (int a = 0; a < classes; a++) {
        worst = Math.max(worst, Math.abs(product[a] - square));
      }
      if (worst < tolerance) {
        break;
      }
      for (int a = 0; a < classes; a++) {
        double own = matrix[a * classes + a];
        double change = (square - product[a]) / own;
        p[a] += change;
        square = (square + change * (change * own + 2 * product[a])) / (1 + change) / (1 + change);
        for (int b = 0; b < classes; b++) {
          product[b] = (product[b] + change * matrix[a * classes + b]) / (1 + change);
          p[b] /= 1 + change;
        }
      }
    }
    System.arraycopy(p, 0, result, from, classes);
  }
}
