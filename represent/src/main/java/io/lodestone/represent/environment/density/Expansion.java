package io.lodestone.represent.environment.density;

import io.lodestone.represent.environment.SolidHarmonics;
import io.lodestone.represent.environment.Surroundings;

/**
 * The coefficients c_nlm of the density of each species around one centre after the other.
 *
 * <p>For each species and degree they are a product of two matrices, radial functions × atoms and
 * atoms × harmonics. It belongs to one thread and keeps its memory.
 */
public final class Expansion {
  /** Rows of the tile of the matrix product that is kept in registers. */
  private static final int TILE = 4;

  /** Columns of the tile. */
  private static final int WIDTH = 3;

  /** Neighbours that there is room for from the beginning. */
  private static final int LEAST_ROOM = 64;

  private final RadialBasis basis;
  private final Weighting weighting;
  private final SolidHarmonics harmonics;
  private final int nMax;
  private final int lMax;

  private double[] weight;
  private double[][] radial;

  /** Derivatives of the radial rows with respect to the squared distance, where asked for. */
  private double[][] slopes;

  private final boolean withSlopes;
  private double[][] angular;
  private SolidHarmonics.Scratch scratch;

  /**
   * Sums over atoms for one degree: a row for each radial function, in it the orders of one species
   * after the other, and room for what the last tile writes beyond.
   */
  private double[][] raw;

  /** The same for the orthonormal functions. */
  private double[][] mixed;

  /**
   * Prepares nothing but small memory.
   *
   * @param withSlopes whether derivatives of the radial functions will be asked for
   */
  public Expansion(RadialBasis basis, Weighting weighting, int nMax, int lMax, boolean withSlopes) {
    this.withSlopes = withSlopes;
    this.basis = basis;
    this.weighting = weighting;
    this.nMax = nMax;
    this.lMax = lMax;
    harmonics = new SolidHarmonics(lMax);
    raw = new double[nMax][WIDTH];
    mixed = new double[nMax][WIDTH];
    makeRoom(LEAST_ROOM);
  }

  /**
   * Expands the density around a centre.
   *
   * @param present the numbers of the species to look at
   * @param out a row for each harmonic, in it place · nMax + n for each species that is present
   */
  public void of(Surroundings around, int[] present, double[][] out) {
    evaluate(around);
    int most = present.length * (2 * lMax + 1) + WIDTH;
    if (raw[0].length < most) {
      raw = new double[nMax][most];
      mixed = new double[nMax][most];
    }
    for (int l = 0; l <= lMax; l++) {
      int orders = 2 * l + 1;
      for (int place = 0; place < present.length; place++) {
        int from = around.start(present[place]);
        int to = around.start(present[place] + 1);
        multiply(l, from, to, place * orders);
      }
      mix(l, present.length * orders);
      for (int place = 0; place < present.length; place++) {
        for (int m = 0; m < orders; m++) {
          double[] row = out[l * l + m];
          for (int n = 0; n < nMax; n++) {
            row[place * nMax + n] = mixed[n][place * orders + m];
          }
        }
      }
    }
  }

  private void evaluate(Surroundings around) {
    int count = around.count();
    if (weight.length < count) {
      makeRoom(Math.max(count, 2 * weight.length));
    }
    double[] squared = around.squared();
    double largest = 0;
    for (int j = 0; j < count; j++) {
      largest = Math.max(largest, squared[j]);
    }
    harmonics.fill(around.x(), around.y(), around.z(), squared, count, angular, scratch);
    basis.values(squared, count, largest, radial);
    if (withSlopes) {
      basis.slopes(squared, radial, count, slopes);
    }
    if (!weighting.isOne()) {
      weigh(squared, count);
    }
  }

  private void makeRoom(int neighbours) {
    weight = new double[neighbours];
    radial = new double[(lMax + 1) * nMax][neighbours];
    slopes = new double[withSlopes ? radial.length : 0][neighbours];
    angular = new double[harmonics.size()][neighbours];
    scratch = new SolidHarmonics.Scratch(neighbours);
  }

  private void weigh(double[] squared, int count) {
    for (int j = 0; j < count; j++) {
      weight[j] = weighting.at(Math.sqrt(squared[j]));
    }
    if (withSlopes) {
      for (int j = 0; j < count; j++) {
        double r = Math.sqrt(squared[j]);
        // The centre does not move from itself.
        double slope = r == 0 ? 0 : weighting.slope(r) / (2 * r);
        for (int i = 0; i < radial.length; i++) {
          slopes[i][j] = weight[j] * slopes[i][j] + slope * radial[i][j];
        }
      }
    }
    for (double[] row : radial) {
      for (int j = 0; j < count; j++) {
        row[j] *= weight[j];
      }
    }
  }

  /** Whether derivatives of the radial functions are at hand. */
  public boolean hasSlopes() {
    return withSlopes;
  }

  SolidHarmonics harmonics() {
    return harmonics;
  }

  /** Weighted radial functions at each neighbour of the last centre: l · nMax + k, neighbour. */
  double[][] radial() {
    return radial;
  }

  /** Their derivatives with respect to the squared distance. */
  double[][] slopes() {
    return slopes;
  }

  /** Solid harmonics at each neighbour of the last centre. */
  double[][] angular() {
    return angular;
  }

  /**
   * Sums over the atoms of a species: raw[k][column + m] = Σ_j radial[lk][j] angular[lm][j].
   *
   * <p>Rows and columns beyond the last are the last again. What comes of such rows is what is
   * there already; what comes of such columns is overwritten by the next species or never read.
   */
  private void multiply(int l, int from, int to, int column) {
    int orders = 2 * l + 1;
    int last = nMax - 1;
    for (int k = 0; k < nMax; k += TILE) {
      int k1 = Math.min(k + 1, last);
      int k2 = Math.min(k + 2, last);
      int k3 = Math.min(k + 3, last);
      double[] a0 = radial[l * nMax + k];
      double[] a1 = radial[l * nMax + k1];
      double[] a2 = radial[l * nMax + k2];
      double[] a3 = radial[l * nMax + k3];
      for (int m = 0; m < orders; m += WIDTH) {
        double[] b0 = angular[l * l + m];
        double[] b1 = angular[l * l + Math.min(m + 1, orders - 1)];
        double[] b2 = angular[l * l + Math.min(m + 2, orders - 1)];
        double s00 = 0;
        double s01 = 0;
        double s02 = 0;
        double s10 = 0;
        double s11 = 0;
        double s12 = 0;
        double s20 = 0;
        double s21 = 0;
        double s22 = 0;
        double s30 = 0;
        double s31 = 0;
        double s32 = 0;
        for (int j = from; j < to; j++) {
          double y0 = b0[j];
          double y1 = b1[j];
          double y2 = b2[j];
          double e = a0[j];
          s00 = Math.fma(e, y0, s00);
          s01 = Math.fma(e, y1, s01);
          s02 = Math.fma(e, y2, s02);
          e = a1[j];
          s10 = Math.fma(e, y0, s10);
          s11 = Math.fma(e, y1, s11);
          s12 = Math.fma(e, y2, s12);
          e = a2[j];
          s20 = Math.fma(e, y0, s20);
          s21 = Math.fma(e, y1, s21);
          s22 = Math.fma(e, y2, s22);
          e = a3[j];
          s30 = Math.fma(e, y0, s30);
          s31 = Math.fma(e, y1, s31);
          s32 = Math.fma(e, y2, s32);
        }
        put(raw[k], column + m, s00, s01, s02);
        put(raw[k1], column + m, s10, s11, s12);
        put(raw[k2], column + m, s20, s21, s22);
        put(raw[k3], column + m, s30, s31, s32);
      }
    }
  }

  private static void put(double[] row, int at, double first, double second, double third) {
    row[at] = first;
    row[at + 1] = second;
    row[at + 2] = third;
  }

  /** From the functions of the sum to the orthonormal ones. */
  private void mix(int l, int columns) {
    double[][] mixing = basis.mixing(l);
    for (int n = 0; n < nMax; n++) {
      double[] by = mixing[n];
      double[] row = mixed[n];
      int k = 0;
      for (int x = 0; x < columns; x++) {
        row[x] = 0;
      }
      for (; k + 3 < nMax; k += 4) {
        addFour(
            by[k],
            raw[k],
            by[k + 1],
            raw[k + 1],
            by[k + 2],
            raw[k + 2],
            by[k + 3],
            raw[k + 3],
            row,
            columns);
      }
      for (; k < nMax; k++) {
        addOne(by[k], raw[k], row, columns);
      }
    }
  }

  private static void addFour(
      double a0,
      double[] b0,
      double a1,
      double[] b1,
      double a2,
      double[] b2,
      double a3,
      double[] b3,
      double[] out,
      int columns) {
    for (int x = 0; x < columns; x++) {
      out[x] += a0 * b0[x] + a1 * b1[x] + (a2 * b2[x] + a3 * b3[x]);
    }
  }

  private static void addOne(double a, double[] b, double[] out, int columns) {
    for (int x = 0; x < columns; x++) {
      out[x] += a * b[x];
    }
  }
}
