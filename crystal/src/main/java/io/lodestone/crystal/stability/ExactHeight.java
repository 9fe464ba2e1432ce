package io.lodestone.crystal.stability;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tells without any rounding whether a point of a hull lies above or below the plane through
 * others.
 *
 * <p>The height is a quotient of two determinants of fractions and energies. A double is a whole
 * number times a power of two, so both can be found in whole numbers, by elimination in which every
 * division comes out even (Bareiss, Math. Comp. 22, 565, 1968).
 */
final class ExactHeight {
  /** Binary digits of a double after its first. */
  private static final int MANTISSA = 52;

  private final LowerHull points;
  private final double[][] bends;

  /** Fractions and energy of each point, as far as they were asked for. */
  private final BigInteger[][] rows;

  /**
   * @param points which gain no others
   * @param bends of each point, what is added to its energy, eV/atom; no sum of them is rounded
   */
  ExactHeight(LowerHull points, double[][] bends) {
    this.points = points;
    this.bends = bends;
    rows = new BigInteger[points.size()][];
  }

  /**
   * The sign of the height.
   *
   * @param corners of the plane; their compositions span all compositions
   * @return 1 above, −1 below, 0 on the plane
   */
  int sign(int[] corners, int point) {
    int d = corners.length;
    BigInteger[][] m = new BigInteger[d + 1][];
    for (int i = 0; i < d; i++) {
      m[i] = row(corners[i], d).clone();
    }
    m[d] = row(point, d).clone();
    BigInteger before = BigInteger.ONE;
    for (int k = 0; k < d; k++) {
      int pivot = k;
      while (pivot < d && m[pivot][k].signum() == 0) {
        pivot++;
      }
      if (pivot == d) {
        throw new IllegalArgumentException("no plane through " + Arrays.toString(corners));
      }
      // A swap of two corners changes the sign of both determinants.
      BigInteger[] swap = m[k];
      m[k] = m[pivot];
      m[pivot] = swap;
      for (int i = k + 1; i <= d; i++) {
        for (int j = k + 1; j <= d; j++) {
          m[i][j] = m[i][j].multiply(m[k][k]).subtract(m[i][k].multiply(m[k][j])).divide(before);
        }
      }
      before = m[k][k];
    }
    return m[d][d].signum() * before.signum();
  }

  /** Fractions and energy times the power of two that makes them whole, which keeps the sign. */
  private BigInteger[] row(int point, int d) {
    if (rows[point] == null) {
      double[] x = IntStream.range(0, d).mapToDouble(k -> points.fraction(point, k)).toArray();
      double[] terms =
          DoubleStream.concat(DoubleStream.of(points.energy(point)), Arrays.stream(bends[point]))
              .toArray();
      int lowest =
          DoubleStream.concat(Arrays.stream(x), Arrays.stream(terms))
              .filter(value -> value != 0)
              .mapToInt(Math::getExponent)
              .min()
              .orElse(0);
      BigInteger energy =
          Arrays.stream(terms)
              .mapToObj(term -> whole(term, lowest))
              .reduce(BigInteger.ZERO, BigInteger::add);
      rows[point] =
          Stream.concat(
                  Arrays.stream(x).mapToObj(fraction -> whole(fraction, lowest)), Stream.of(energy))
              .toArray(BigInteger[]::new);
    }
    return rows[point];
  }

  private static BigInteger whole(double value, int lowest) {
    if (value == 0) {
      return BigInteger.ZERO;
    }
    int exponent = Math.getExponent(value);
    double mantissa = Math.scalb(value, MANTISSA - exponent);
    return BigInteger.valueOf((long) mantissa).shiftLeft(exponent - lowest);
  }
}
