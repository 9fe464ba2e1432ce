package io.lodestone.represent.environment.soap;

import io.lodestone.represent.environment.density.Expansion;
import java.util.Arrays;

/**
 * Sums of products of expansion coefficients, Σ_m c_znlm c_z'n'lm, over one or more centres.
 *
 * <p>For each degree this is the product of a matrix with its transpose. It belongs to one thread
 * and keeps its memory.
 */
final class PowerSpectrum {
  private final PowerLayout layout;
  private final SoapSettings.Compression compression;
  private final int nMax;
  private final int lMax;

  private int[] present = {};

  /** Length of a row of coefficients. */
  private int width;

  /** A row of products for each l and zn: l · width + zn. */
  private double[][] products = {};

  /** For each harmonic the sum over species, where the compression asks for it. */
  private final double[][] sum;

  PowerSpectrum(PowerLayout layout, SoapSettings settings) {
    this.layout = layout;
    compression = settings.compression();
    nMax = settings.nMax();
    lMax = settings.lMax();
    sum = new double[(lMax + 1) * (lMax + 1)][nMax];
  }

  /** Begins anew, for structures that hold certain species. */
  void begin(int[] speciesPresent) {
    present = speciesPresent;
    width = compression == SoapSettings.Compression.MU2 ? nMax : present.length * nMax;
    if (products.length < (lMax + 1) * width || products[0].length < width) {
      products = new double[(lMax + 1) * width][width];
    } else {
      clear();
    }
  }

  /** Sets all sums to 0. */
  void clear() {
    for (int row = 0; row < (lMax + 1) * width; row++) {
      Arrays.fill(products[row], 0, width, 0);
    }
  }

  /** Adds the products of one centre, whose coefficients are as {@link Expansion} gives them. */
  void add(double[][] c) {
    if (compression.sums()) {
      sum(c, present.length * nMax, nMax, sum);
      add(compression == SoapSettings.Compression.MU2 ? sum : c, sum);
    } else {
      add(c, c);
    }
  }

  /** The sum over species of each harmonic and radial function. */
  static void sum(double[][] c, int width, int nMax, double[][] out) {
    for (int lm = 0; lm < out.length; lm++) {
      Arrays.fill(out[lm], 0);
      for (int i = 0; i < width; i++) {
        out[lm][i % nMax] += c[lm][i];
      }
    }
  }

  private void add(double[][] left, double[][] right) {
    for (int l = 0; l <= lMax; l++) {
      int first = l * l;
      int last = first + 2 * l;
      for (int row = 0; row < width; row++) {
        int from = first(row);
        int to = last(row);
        double[] out = products[l * width + row];
        int m = first;
        for (; m + 6 <= last; m += 7) {
          seven(left, right, m, row, out, from, to);
        }
        if (m + 3 <= last) {
          four(left, right, m, row, out, from, to);
          m += 4;
        }
        if (m + 1 <= last) {
          two(left[m][row], right[m], left[m + 1][row], right[m + 1], out, from, to);
          m += 2;
        }
        if (m <= last) {
          one(left[m][row], right[m], out, from, to);
        }
      }
    }
  }

  /** The first product that is needed of a row: the others are there in another row. */
  private int first(int row) {
    return switch (compression) {
      case OFF, CROSSOVER -> row / nMax * nMax;
      case MU1NU1, MU2 -> 0;
    };
  }

  private int last(int row) {
    return compression == SoapSettings.Compression.OFF ? width : first(row) + nMax;
  }

  private static void seven(
      double[][] left, double[][] right, int m, int row, double[] out, int from, int to) {
    double a0 = left[m][row];
    double a1 = left[m + 1][row];
    double a2 = left[m + 2][row];
    double a3 = left[m + 3][row];
    double a4 = left[m + 4][row];
    double a5 = left[m + 5][row];
    double a6 = left[m + 6][row];
    double[] b0 = right[m];
    double[] b1 = right[m + 1];
    double[] b2 = right[m + 2];
    double[] b3 = right[m + 3];
    double[] b4 = right[m + 4];
    double[] b5 = right[m + 5];
    double[] b6 = right[m + 6];
    for (int x = from; x < to; x++) {
      out[x] +=
          a0 * b0[x]
              + a1 * b1[x]
              + (a2 * b2[x] + a3 * b3[x])
              + (a4 * b4[x] + a5 * b5[x] + a6 * b6[x]);
    }
  }

  private static void four(
      double[][] left, double[][] right, int m, int row, double[] out, int from, int to) {
    double a0 = left[m][row];
    double a1 = left[m + 1][row];
    double a2 = left[m + 2][row];
    double a3 = left[m + 3][row];
    double[] b0 = right[m];
    double[] b1 = right[m + 1];
    double[] b2 = right[m + 2];
    double[] b3 = right[m + 3];
    for (int x = from; x < to; x++) {
      out[x] += a0 * b0[x] + a1 * b1[x] + (a2 * b2[x] + a3 * b3[x]);
    }
  }

  private static void two(
      double a0, double[] b0, double a1, double[] b1, double[] out, int from, int to) {
    for (int x = from; x < to; x++) {
      out[x] += a0 * b0[x] + a1 * b1[x];
    }
  }

  private static void one(double a, double[] b, double[] out, int from, int to) {
    for (int x = from; x < to; x++) {
      out[x] += a * b[x];
    }
  }

  /**
   * Writes the spectrum, π √(8/(2l + 1)) times the sums.
   *
   * @param scale a factor for all, such as one over the number of centres
   * @param out where all that belongs to species that are not present is 0 already
   * @param to where the row of the spectrum begins
   */
  void write(double scale, double[] out, int to) {
    int blocks = compression == SoapSettings.Compression.MU2 ? 1 : present.length;
    for (int p = 0; p < blocks; p++) {
      int last = compression == SoapSettings.Compression.OFF ? blocks - 1 : p;
      for (int q = p; q <= last; q++) {
        writeBlock(p, q, scale, out, to);
      }
    }
  }

  private void writeBlock(int p, int q, double scale, double[] out, int to) {
    int z1 = compression == SoapSettings.Compression.MU2 ? 0 : present[p];
    int z2 = compression == SoapSettings.Compression.MU2 ? 0 : present[q];
    boolean triangle = layout.isTriangle(z1, z2);
    int column = compression == SoapSettings.Compression.MU1NU1 ? 0 : q * nMax;
    int place = to + layout.block(z1, z2);
    for (int l = 0; l <= lMax; l++) {
      double times = layout.factor(l) * scale;
      for (int n = 0; n < nMax; n++) {
        double[] row = products[l * width + p * nMax + n];
        for (int other = triangle ? n : 0; other < nMax; other++) {
          out[place++] = times * row[column + other];
        }
      }
    }
  }
}
