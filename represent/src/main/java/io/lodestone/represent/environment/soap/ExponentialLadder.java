package io.lodestone.represent.environment.soap;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * exp(-a s) for several a and many s at once, in loops that the compiler turns into vector
 * instructions, which it does not do for {@link Math#exp}.
 *
 * <p>In the order of rising a each row is the one before times exp(-d s) with the small difference
 * d, which a short polynomial gives. Where d s may be large, it is halved until it is below 1/2 and
 * the result squared as often again. Each step costs a rounding, so that the relative error stays
 * near 1e-16 times the number of rows or the largest argument, whatever is more.
 */
final class ExponentialLadder {
  /** Beyond this, results would be too small for normal numbers. */
  private static final double FARTHEST = 700;

  /** Up to here the middle of the range is 1/8, and degree 9 gives 16 digits. */
  private static final double SHORT = 0.25;

  /** Up to here the middle of the range is 1/4, and degree 11 gives 16 digits. */
  private static final double LONG = 0.5;

  private static final double EIGHTH = Math.exp(-0.125);
  private static final double QUARTER = Math.exp(-0.25);

  private final double[] decay;
  private final int[] rising;

  /**
   * For certain a.
   *
   * @param decay each at least 0
   */
  ExponentialLadder(double[] decay) {
    this.decay = decay.clone();
    rising =
        IntStream.range(0, decay.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> decay[i]))
            .mapToInt(i -> i)
            .toArray();
  }

  /** One of the a. */
  double decay(int i) {
    return decay[i];
  }

  /**
   * Fills a row for each a.
   *
   * @param s at least 0
   * @param largest the largest of s
   */
  void fill(double[] s, int count, double largest, double[][] out) {
    int lowest = rising[0];
    alone(decay[lowest], s, count, largest, out[lowest]);
    for (int i = 1; i < rising.length; i++) {
      double[] before = out[rising[i - 1]];
      step(decay[rising[i]] - decay[rising[i - 1]], s, count, largest, before, out[rising[i]]);
    }
  }

  /** A row from the one before. */
  private static void step(
      double difference, double[] s, int count, double largest, double[] before, double[] out) {
    double farthest = difference * largest;
    if (farthest == 0) {
      System.arraycopy(before, 0, out, 0, count);
    } else if (farthest <= SHORT) {
      small(difference, s, count, before, out);
    } else if (farthest <= LONG) {
      larger(difference, s, count, before, out);
    } else if (farthest <= 2 * LONG) {
      squared(difference / 2, s, count, before, out);
    } else if (farthest <= 4 * LONG) {
      fourth(difference / 4, s, count, before, out);
    } else {
      alone(difference, s, count, largest, out);
      for (int j = 0; j < count; j++) {
        out[j] *= before[j];
      }
    }
  }

  /** A row from nothing. */
  private static void alone(double a, double[] s, int count, double largest, double[] out) {
    double farthest = a * largest;
    if (farthest > FARTHEST) {
      for (int j = 0; j < count; j++) {
        out[j] = Math.exp(-a * s[j]);
      }
      return;
    }
    int halvings = farthest > LONG ? Math.getExponent(farthest) + 2 : 0;
    double halved = Math.scalb(a, -halvings);
    for (int j = 0; j < count; j++) {
      out[j] = near(halved * s[j]);
    }
    for (int i = 0; i < halvings; i++) {
      for (int j = 0; j < count; j++) {
        out[j] *= out[j];
      }
    }
  }

  private static void small(double a, double[] s, int count, double[] before, double[] out) {
    for (int j = 0; j < count; j++) {
      double u = 0.125 - a * s[j];
      double p = 1.0 / 362880;
      p = p * u + 1.0 / 40320;
      p = p * u + 1.0 / 5040;
      p = p * u + 1.0 / 720;
      p = p * u + 1.0 / 120;
      p = p * u + 1.0 / 24;
      p = p * u + 1.0 / 6;
      p = p * u + 0.5;
      p = p * u + 1;
      p = p * u + 1;
      out[j] = before[j] * (EIGHTH * p);
    }
  }

  private static void larger(double a, double[] s, int count, double[] before, double[] out) {
    for (int j = 0; j < count; j++) {
      out[j] = before[j] * near(a * s[j]);
    }
  }

  private static void squared(double a, double[] s, int count, double[] before, double[] out) {
    for (int j = 0; j < count; j++) {
      double root = near(a * s[j]);
      out[j] = before[j] * (root * root);
    }
  }

  private static void fourth(double a, double[] s, int count, double[] before, double[] out) {
    for (int j = 0; j < count; j++) {
      double root = near(a * s[j]);
      double square = root * root;
      out[j] = before[j] * (square * square);
    }
  }

  /** exp(-t) for t up to 1/2. */
  private static double near(double t) {
    double u = 0.25 - t;
    double p = 1.0 / 39916800;
    p = p * u + 1.0 / 3628800;
    p = p * u + 1.0 / 362880;
    p = p * u + 1.0 / 40320;
    p = p * u + 1.0 / 5040;
    p = p * u + 1.0 / 720;
    p = p * u + 1.0 / 120;
    p = p * u + 1.0 / 24;
    p = p * u + 1.0 / 6;
    p = p * u + 0.5;
    p = p * u + 1;
    p = p * u + 1;
    return QUARTER * p;
  }
}
