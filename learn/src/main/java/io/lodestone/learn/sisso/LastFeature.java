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
  private final float[] test = new float[CHUNK];

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
      tryInDouble(j);
      return;
    }
    for (int from = j + 1; from < gram.size(); from += CHUNK) {
      int to = Math.min(gram.size(), from + CHUNK);
      double needed = best.threshold() - known;
      if (needed <= 0 || compare(j, from, to, needed)) {
        offerPassing(j, from, to, needed);
      }
    }
  }

  /**
   * Sets {@code test} to 0 or more for every feature from one place to another that may reach the
   * gain that is needed; whether there is any.
   */
  private boolean compare(int j, int from, int to, double needed) {
    double hj = fixed.h[0][j];
    double alpha = fixed.c[0][j] / hj;
    double numeratorError = ROUNDING * (1 + 2 * Math.abs(alpha));
    double denominatorError = ROUNDING * (1 + 2 / Math.sqrt(hj));
    double slack = 2 * numeratorError + needed * denominatorError;
    return compare(
        gram.products(0),
        j * gram.size(),
        j,
        from,
        to,
        new float[] {(float) alpha, (float) (1 / hj), (float) needed, (float) slack});
  }

  private boolean compare(float[] products, int row, int j, int from, int to, float[] constants) {
    float alpha = constants[0];
    float inverse = constants[1];
    float needed = constants[2];
    float slack = constants[3];
    float[] target = c[0];
    float[] length = h[0];
    switch (u.length) {
      case 0 -> {
        for (int k = from; k < to; k++) {
          float s = products[row + k];
          float numerator = target[k] - alpha * s;
          test[k - from] = numerator * numerator - needed * (length[k] - s * s * inverse) + slack;
        }
      }
      case 1 -> {
        float[] first = u[0][0];
        float uj = first[j];
        for (int k = from; k < to; k++) {
          float s = products[row + k] - uj * first[k];
          float numerator = target[k] - alpha * s;
          test[k - from] = numerator * numerator - needed * (length[k] - s * s * inverse) + slack;
        }
      }
      default -> {
        System.arraycopy(products, row + from, test, 0, to - from);
        for (float[][] one : u) {
          float[] rest = one[0];
          float uj = rest[j];
          for (int k = from; k < to; k++) {
            test[k - from] -= uj * rest[k];
          }
        }
        for (int k = from; k < to; k++) {
          float s = test[k - from];
          float numerator = target[k] - alpha * s;
          test[k - from] = numerator * numerator - needed * (length[k] - s * s * inverse) + slack;
        }
      }
    }
    return anyNotNegative(to - from);
  }

  private boolean anyNotNegative(int count) {
    int signs = -1;
    for (int k = 0; k < count; k++) {
      signs &= Float.floatToRawIntBits(test[k]);
    }
    return signs >= 0;
  }

  private void offerPassing(int j, int from, int to, double needed) {
    for (int k = from; k < to; k++) {
      if (needed <= 0 || test[k - from] >= 0) {
        offer(j, k);
      }
    }
  }

  /** The same in double precision, with any number of tasks. */
  private void tryInDouble(int j) {
    for (int k = j + 1; k < gram.size(); k++) {
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
