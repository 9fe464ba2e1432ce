package io.lodestone.represent.spectrum;

import io.lodestone.core.error.InvalidInput;

/**
 * The background below peaks by clipping: each value is lowered to the mean of two at a distance
 * from it, over and over with falling distance, on a scale that makes the noise of counts even
 * (SNIP: Ryan, Clayton, Griffin, Sie, Cousens, Nucl. Instrum. Methods B 34, 396, 1988; falling
 * distances: Morháč et al., Nucl. Instrum. Methods A 401, 113, 1997).
 *
 * @param width half of the width, in points, of the widest structure that is no background
 */
record ClippedBackground(int width) {
  ClippedBackground {
    if (width < 1) {
      throw new InvalidInput(null, "width", Integer.toString(width), "at least one point", null);
    }
  }

  /** The background, at the same positions; values below 0 count as 0. */
  Spectrum of(Spectrum spectrum) {
    int n = spectrum.size();
    double[] level = new double[n];
    for (int i = 0; i < n; i++) {
      level[i] = compressed(Math.max(0, spectrum.value(i)));
    }
    double[] next = level.clone();
    for (int distance = Math.min(width, (n - 1) / 2); distance >= 1; distance--) {
      for (int i = distance; i < n - distance; i++) {
        next[i] = Math.min(level[i], (level[i - distance] + level[i + distance]) / 2);
      }
      System.arraycopy(next, 0, level, 0, n);
    }
    for (int i = 0; i < n; i++) {
      level[i] = expanded(level[i]);
    }
    return spectrum.withValues(level, spectrum.valueUnit());
  }

  private static double compressed(double value) {
    return Math.log(Math.log(Math.sqrt(value + 1) + 1) + 1);
  }

  private static double expanded(double value) {
    double root = Math.expm1(Math.expm1(value));
    return Math.max(0, root * root - 1);
  }
}
