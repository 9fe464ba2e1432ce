package io.lodestone.represent.environment;

import java.util.Arrays;

/**
 * Real regular solid harmonics, r^l Y_lm, of many vectors at once, by recursion without angles.
 *
 * <p>Y_lm are the real spherical harmonics, orthonormal on the sphere, without the sign of Condon
 * and Shortley; m &lt; 0 goes with sin(|m|φ), m &gt; 0 with cos(mφ). The recursion over l at fixed
 * m is that of the normalised Legendre functions (Press et al., Numerical Recipes, 6.7), with r² in
 * the place of 1 to make it one of polynomials in x, y, z.
 *
 * <p>Rows are arrays of their own, not parts of one: the compiler makes vector instructions of a
 * loop over several arrays only where all are addressed alike.
 */
public final class SolidHarmonics {
  private final int lMax;

  /** Of Q_mm, which is constant. */
  private final double[] first;

  /** Q_lm = rise z Q_(l-1)m - fall r² Q_(l-2)m. */
  private final double[] rise;

  private final double[] fall;

  /** Up to a degree, at least 0. */
  public SolidHarmonics(int lMax) {
    this.lMax = lMax;
    first = new double[lMax + 1];
    rise = new double[(lMax + 1) * (lMax + 1)];
    fall = new double[(lMax + 1) * (lMax + 1)];
    double q = Math.sqrt(1 / (4 * Math.PI));
    for (int m = 0; m <= lMax; m++) {
      first[m] = m == 0 ? q : Math.sqrt(2) * q;
      q *= Math.sqrt((2 * m + 3.0) / (2 * m + 2));
      for (int l = m + 1; l <= lMax; l++) {
        double scale = (4.0 * l * l - 1) / ((double) l * l - m * m);
        double before = l - 1.0;
        rise[index(l, m)] = Math.sqrt(scale);
        fall[index(l, m)] =
            Math.sqrt(scale * (before * before - m * m) / (4 * before * before - 1));
      }
    }
  }

  /** Where m of degree l stands among all: l² + l + m. */
  public static int index(int l, int m) {
    return l * l + l + m;
  }

  /** The number of harmonics: (lMax + 1)². */
  public int size() {
    return (lMax + 1) * (lMax + 1);
  }

  /** Memory that {@link #fill} works with, for up to a number of vectors. */
  public static final class Scratch {
    private double[] cosine;
    private double[] sine;
    private double[] nextCosine;
    private double[] nextSine;
    private double[] before;
    private double[] current;
    private double[] next;

    /** For a number of vectors. */
    public Scratch(int vectors) {
      cosine = new double[vectors];
      sine = new double[vectors];
      nextCosine = new double[vectors];
      nextSine = new double[vectors];
      before = new double[vectors];
      current = new double[vectors];
      next = new double[vectors];
    }
  }

  /**
   * Computes them.
   *
   * @param count how many vectors
   * @param out a row of at least {@code count} for each harmonic, by {@link #index}
   */
  public void fill(
      double[] x,
      double[] y,
      double[] z,
      double[] squared,
      int count,
      double[][] out,
      Scratch scratch) {
    for (int j = 0; j < count; j++) {
      scratch.cosine[j] = 1;
      scratch.sine[j] = 0;
    }
    for (int m = 0; m <= lMax; m++) {
      column(m, z, squared, count, out, scratch);
      if (m < lMax) {
        turn(x, y, scratch.cosine, scratch.sine, scratch.nextCosine, scratch.nextSine, count);
        double[] swap = scratch.cosine;
        scratch.cosine = scratch.nextCosine;
        scratch.nextCosine = swap;
        swap = scratch.sine;
        scratch.sine = scratch.nextSine;
        scratch.nextSine = swap;
      }
    }
  }

  /** All degrees of one order and its negative. */
  private void column(
      int m, double[] z, double[] squared, int count, double[][] out, Scratch scratch) {
    for (int j = 0; j < count; j++) {
      scratch.before[j] = 0;
      scratch.current[j] = first[m];
    }
    for (int l = m; l <= lMax; l++) {
      multiply(scratch.current, scratch.cosine, out[index(l, m)], count);
      if (m > 0) {
        multiply(scratch.current, scratch.sine, out[index(l, -m)], count);
      }
      if (l < lMax) {
        int up = index(l + 1, m);
        step(rise[up], fall[up], z, squared, scratch.current, scratch.before, scratch.next, count);
        double[] swap = scratch.before;
        scratch.before = scratch.current;
        scratch.current = scratch.next;
        scratch.next = swap;
      }
    }
  }

  private static void multiply(double[] a, double[] b, double[] out, int count) {
    for (int j = 0; j < count; j++) {
      out[j] = a[j] * b[j];
    }
  }

  private static void step(
      double rise,
      double fall,
      double[] z,
      double[] squared,
      double[] current,
      double[] before,
      double[] next,
      int count) {
    for (int j = 0; j < count; j++) {
      next[j] = rise * z[j] * current[j] - fall * squared[j] * before[j];
    }
  }

  /** (x + iy)^(m+1) from (x + iy)^m. */
  private static void turn(
      double[] x,
      double[] y,
      double[] cosine,
      double[] sine,
      double[] nextCosine,
      double[] nextSine,
      int count) {
    for (int j = 0; j < count; j++) {
      nextCosine[j] = x[j] * cosine[j] - y[j] * sine[j];
      nextSine[j] = x[j] * sine[j] + y[j] * cosine[j];
    }
  }

  /**
   * Computes their gradients, which are combinations of harmonics one degree lower.
   *
   * <p>For T_lm = √(4π/(2l + 1)) r^l Y_lm with complex Y: (∂x - i∂y) T_lm = √((l + m)(l + m - 1))
   * T_(l-1)(m-1), (∂x + i∂y) T_lm = -√((l - m)(l - m - 1)) T_(l-1)(m+1), ∂z T_lm = √((l - m)(l +
   * m)) T_(l-1)m; the real ones follow as real and imaginary parts.
   *
   * @param values what {@link #fill} gave
   * @param axis 0 for x, 1 for y, 2 for z
   * @param out a row for each harmonic
   */
  public void gradient(double[][] values, int count, int axis, double[][] out) {
    Arrays.fill(out[0], 0, count, 0);
    for (int l = 1; l <= lMax; l++) {
      double ratio = Math.sqrt((2 * l + 1.0) / (2 * l - 1));
      for (int m = -l; m <= l; m++) {
        double[] row = out[index(l, m)];
        int order = Math.abs(m);
        if (axis == 2) {
          double factor = ratio * Math.sqrt((l - order) * (l + order));
          combine(factor, lower(values, l, m), 0, values[0], count, row);
          continue;
        }
        // The lower harmonics with |m| - 1 and |m| + 1: along x of the same kind (cosine or sine),
        // along y of the other kind.
        boolean sine = axis == 0 ? m < 0 : m >= 0;
        double down = Math.sqrt((l + order) * (l + order - 1.0)) / 2;
        double up = Math.sqrt((l - order) * (l - order - 1.0)) / 2;
        if (order == 0) {
          combine(
              -ratio * Math.sqrt(2) * up,
              lower(values, l, sine ? -1 : 1),
              0,
              values[0],
              count,
              row);
          continue;
        }
        if (order == 1) {
          // Y_l0 stands for twice as much as each of a pair, and there is no sine of 0.
          down *= sine ? 0 : Math.sqrt(2);
        }
        double sign = axis == 1 && m > 0 ? -1 : 1;
        double upSign = axis == 0 ? -1 : sign;
        combine(
            ratio * sign * down,
            lower(values, l, sine ? 1 - order : order - 1),
            ratio * upSign * up,
            lower(values, l, sine ? -order - 1 : order + 1),
            count,
            row);
      }
    }
  }

  /** A harmonic of the degree below; any other where there is none, as its factor is 0. */
  private static double[] lower(double[][] values, int l, int m) {
    return Math.abs(m) < l ? values[index(l - 1, m)] : values[0];
  }

  private static void combine(
      double a, double[] first, double b, double[] second, int count, double[] out) {
    for (int j = 0; j < count; j++) {
      out[j] = a * first[j] + b * second[j];
    }
  }
}
