package io.lodestone.learn.support;

/**
 * The probability of a class as a function of the value of a machine, 1 / (1 + exp(A f + B)) (J.
 * Platt, in Advances in Large Margin Classifiers, 1999), fitted as H.-T. Lin, C.-J. Lin and R. C.
 * Weng, Mach. Learn. 68, 267 (2007) do.
 *
 * @param slope A
 * @param shift B
 */
record Sigmoid(double slope, double shift) {
  private static final int MOST_STEPS = 100;
  private static final double LEAST_LENGTH = 1e-10;
  private static final double RIDGE = 1e-12;
  private static final double TOLERANCE = 1e-5;

  /**
   * Fits it to rows whose values come from machines that did not see them.
   *
   * @param values of the machines
   * @param first whether a row is of the class whose probability is told
   */
  static Sigmoid of(double[] values, boolean[] first) {
    int yes = 0;
    for (boolean one : first) {
      yes += one ? 1 : 0;
    }
    int no = first.length - yes;
    // Not 1 and 0: what is seen is a sample.
    double high = (yes + 1.0) / (yes + 2.0);
    double low = 1 / (no + 2.0);
    double a = 0;
    double b = Math.log((no + 1.0) / (yes + 1.0));
    double loss = loss(values, first, high, low, a, b);
    for (int step = 0; step < MOST_STEPS; step++) {
      double aa = RIDGE;
      double bb = RIDGE;
      double ab = 0;
      double ga = 0;
      double gb = 0;
      for (int i = 0; i < values.length; i++) {
        double p = probability(a * values[i] + b);
        double curvature = p * (1 - p);
        aa += values[i] * values[i] * curvature;
        bb += curvature;
        ab += values[i] * curvature;
        double off = (first[i] ? high : low) - p;
        ga += values[i] * off;
        gb += off;
      }
      if (Math.abs(ga) < TOLERANCE && Math.abs(gb) < TOLERANCE) {
        break;
      }
      double determinant = aa * bb - ab * ab;
      double da = -(bb * ga - ab * gb) / determinant;
      double db = -(aa * gb - ab * ga) / determinant;
      double expected = ga * da + gb * db;
      double length = 1;
      for (; length >= LEAST_LENGTH; length /= 2) {
        double next = loss(values, first, high, low, a + length * da, b + length * db);
        if (next < loss + 1e-4 * length * expected) {
          a += length * da;
          b += length * db;
          loss = next;
          break;
        }
      }
      if (length < LEAST_LENGTH) {
        break;
      }
    }
    return new Sigmoid(a, b);
  }

  private static double loss(
      double[] values, boolean[] first, double high, double low, double a, double b) {
    double loss = 0;
    for (int i = 0; i < values.length; i++) {
      double z = a * values[i] + b;
      double wished = first[i] ? high : low;
      loss +=
          z >= 0
              ? wished * z + Math.log1p(Math.exp(-z))
              : (wished - 1) * z + Math.log1p(Math.exp(z));
    }
    return loss;
  }

  private static double probability(double z) {
    return z >= 0 ? Math.exp(-z) / (1 + Math.exp(-z)) : 1 / (1 + Math.exp(z));
  }

  /** The probability of the first class. */
  double at(double value) {
    return probability(slope * value + shift);
  }
}
