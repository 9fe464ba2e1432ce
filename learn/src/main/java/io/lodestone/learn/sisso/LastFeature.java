package io.lodestone.learn.sisso;

import java.util.Arrays;

/**
 * Tries, with some features fixed and one more, every feature after that one: the inner loop of
 * {@link SubsetSearch}.
 */
final class LastFeature {
  /** Features of which less is left are dealt with in double precision only. */
  private static final double SHORT = 1e-4;

  /** Bounds the error of what is computed in single precision from numbers up to 1. */
  private static final double ROUNDING = 5e-7;

  private static final int CHUNK = 1024;

  private final GramMatrix gram;
  private final Projection fixed;
  private final BestSubsets best;
  private final int tasks;
  private final float[][] c;
  private final float[][] h;
  private final float[][][] u;
  private final float[] rest = new float[CHUNK];

  LastFeature(GramMatrix gram, Projection fixed, BestSubsets best) {
    this.gram = gram;
    this.fixed = fixed;
    this.best = best;
    tasks = gram.tasks();
    c = single(fixed.c);
    h = single(fixed.h);
    u = new float[fixed.u.length][][];
    Arrays.setAll(u, i -> single(fixed.u[i]));
  }

  private static float[][] single(double[][] values) {
    float[][] result = new float[values.length][values[0].length];
    for (int t = 0; t < values.length; t++) {
      for (int k = 0; k < values[t].length; k++) {
        result[t][k] = (float) values[t][k];
      }
    }
    return result;
  }

  /** Tries feature {@code j} with each later one. */
  void tryAfter(int j) {
    double known = fixed.gain;
    boolean isShort = false;
    for (int t = 0; t < tasks; t++) {
      double hj = fixed.h[t][j];
      isShort |= !(hj > SHORT);
      known += hj > 0 ? fixed.c[t][j] * fixed.c[t][j] / hj : 0;
    }
    if (isShort || tasks > 1) {
      tryInDouble(j, j + 1, gram.size());
      return;
    }
    for (int from = j + 1; from < gram.size(); from += CHUNK) {
      int to = Math.min(gram.size(), from + CHUNK);
      double needed = best.threshold() - known;
      if (needed <= 0 || compare(j, from, to, needed)) {
        tryInDouble(j, from, to);
      }
    }
  }

  /** Whether any feature from one place to another may bring the gain that is needed. */
  private boolean compare(int j, int from, int to, double needed) {
    double hj = fixed.h[0][j];
    double alpha = fixed.c[0][j] / hj;
    double numeratorError = ROUNDING * (1 + 2 * Math.abs(alpha));
    double denominatorError = ROUNDING * (1 + 2 / Math.sqrt(hj));
    float granted = (float) (2 * numeratorError + needed * denominatorError);
    int row = j * gram.size();
    float[] products = gram.products(0);
    return switch (u.length) {
          case 0 -> best(products, row, from, to, (float) alpha, (float) (1 / hj), (float) needed);
          case 1 ->
              best(
                  products,
                  row,
                  u[0][0],
                  u[0][0][j],
                  from,
                  to,
                  (float) alpha,
                  (float) (1 / hj),
                  (float) needed);
          default -> {
            System.arraycopy(products, row + from, rest, 0, to - from);
            for (float[][] one : u) {
              subtract(one[0], one[0][j], from, to);
            }
            yield best(rest, -from, from, to, (float) alpha, (float) (1 / hj), (float) needed);
          }
        }
        >= -granted;
  }

  private void subtract(float[] one, float oneOfJ, int from, int to) {
    for (int k = from; k < to; k++) {
      rest[k - from] -= oneOfJ * one[k];
    }
  }

  /** With nothing fixed, or with what is fixed already subtracted from the products. */
  private float best(
      float[] products, int row, int from, int to, float alpha, float inverse, float needed) {
    float[] target = c[0];
    float[] length = h[0];
    float best = Float.NEGATIVE_INFINITY;
    for (int k = from; k < to; k++) {
      float s = products[row + k];
      float numerator = target[k] - alpha * s;
      best = Math.max(best, numerator * numerator - needed * (length[k] - s * s * inverse));
    }
    return best;
  }

  /** With one feature fixed: the loop of searches for three. */
  private float best(
      float[] products,
      int row,
      float[] one,
      float oneOfJ,
      int from,
      int to,
      float alpha,
      float inverse,
      float needed) {
    float[] target = c[0];
    float[] length = h[0];
    float neededInverse = needed * inverse;
    float best = Float.NEGATIVE_INFINITY;
    for (int k = from; k < to; k++) {
      float s = Math.fma(-oneOfJ, one[k], products[row + k]);
      float numerator = Math.fma(-alpha, s, target[k]);
      float missing = Math.fma(s * s, neededInverse, -needed * length[k]);
      best = Math.max(best, Math.fma(numerator, numerator, missing));
    }
    return best;
  }

  /** The same in double precision, with any number of tasks. */
  private void tryInDouble(int j, int from, int to) {
    for (int k = from; k < to; k++) {
      double gain = fixed.gain;
      for (int t = 0; t < tasks; t++) {
        double s = gram.product(t, j, k);
        for (double[][] one : fixed.u) {
          s -= one[t][j] * one[t][k];
        }
        double hj = fixed.h[t][j];
        double numerator = fixed.c[t][k] - fixed.c[t][j] / hj * s;
        double denominator = fixed.h[t][k] - s * s / hj;
        gain += fixed.c[t][j] * fixed.c[t][j] / hj;
        gain += numerator * numerator / Math.max(denominator, 1e-300);
      }
      // Not yet the exact gain where little is left of a feature.
      if (!(gain < best.threshold() - 1e-6)) {
        offer(j, k);
      }
    }
  }

  private void offer(int j, int k) {
    int[] members = Arrays.copyOf(fixed.members, fixed.members.length + 2);
    members[members.length - 2] = j;
    members[members.length - 1] = k;
    double gain = gram.gain(members);
    if (gain >= 0) {
      best.offer(new Subset(members, gain));
    }
  }
}
