package io.lodestone.learn.sisso;

import java.util.Arrays;

/**
 * How well one threshold on a feature tells two classes apart: the share of rows on the right side
 * of the best one. Of features with equal shares, which come in steps, that with the larger area
 * under the curve of true against false positives scores a little more.
 */
final class Separability implements Score {
  private final boolean[] second;
  private final int inSecond;

  /**
   * @param second whether a row is of the second class
   */
  Separability(boolean[] second) {
    this.second = second;
    int count = 0;
    for (boolean one : second) {
      count += one ? 1 : 0;
    }
    inSecond = count;
  }

  @Override
  public double of(double[] values) {
    int rows = values.length;
    long[] keys = new long[rows];
    for (int i = 0; i < rows; i++) {
      // The order of the bits is that of the values; the last bit gives way to the class.
      long bits = Double.doubleToLongBits(values[i] + 0.0);
      long rising = bits >= 0 ? bits : Long.MIN_VALUE - bits;
      keys[i] = rising & ~1L | (second[i] ? 1 : 0);
    }
    Arrays.sort(keys);
    int above = inSecond;
    int firstBelow = 0;
    int best = Math.max(inSecond, rows - inSecond);
    long ranks = 0;
    for (int i = 0; i < rows; i++) {
      if ((keys[i] & 1) == 1) {
        above--;
        ranks += i;
      } else {
        firstBelow++;
      }
      if (i + 1 == rows || (keys[i] >> 1) != (keys[i + 1] >> 1)) {
        int right = firstBelow + above;
        best = Math.max(best, Math.max(right, rows - right));
      }
    }
    double area =
        (ranks - inSecond * (inSecond - 1.0) / 2) / ((double) inSecond * (rows - inSecond));
    return (best + 0.999 * Math.abs(2 * area - 1)) / (rows + 1);
  }

  @Override
  public boolean same(double[] a, double[] b) {
    return Math.abs(Correlation.of(a, b)) > 1 - 1e-12;
  }
}
