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
  private final double[] tile = new double[TILE * WIDTH];

  /** Sums over atoms for one species and degree: a row of radial functions for each order. */
  private final double[][] raw;

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
    raw = new double[2 * lMax + 1][nMax];
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
    for (int place = 0; place < present.length; place++) {
      int from = around.start(present[place]);
      int to = around.start(present[place] + 1);
      for (int l = 0; l <= lMax; l++) {
        multiply(l, from, to);
        mix(l, place * nMax, out);
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

  /** Sums over atoms: raw[m][k] = Σ_j radial[lk][j] angular[lm][j]. */
  private void multiply(int l, int from, int to) {
    int orders = 2 * l + 1;
    for (int k = 0; k < nMax; k += TILE) {
      for (int m = 0; m < orders; m += WIDTH) {
        // Rows beyond the last are the last again, and what comes of them is left.
        tile(
            radial[l * nMax + k],
            radial[l * nMax + Math.min(k + 1, nMax - 1)],
            radial[l * nMax + Math.min(k + 2, nMax - 1)],
            radial[l * nMax + Math.min(k + 3, nMax - 1)],
            angular[l * l + m],
            angular[l * l + Math.min(m + 1, orders - 1)],
            angular[l * l + Math.min(m + 2, orders - 1)],
            from,
            to);
        for (int i = 0; i < TILE && k + i < nMax; i++) {
          for (int c = 0; c < WIDTH && m + c < orders; c++) {
            raw[m + c][k + i] = tile[i * WIDTH + c];
          }
        }
      }
    }
  }

  private void tile(
      double[] a0,
      double[] a1,
      double[] a2,
      double[] a3,
      double[] b0,
      double[] b1,
      double[] b2,
      int from,
      int to) {
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
    tile[0] = s00;
    tile[1] = s01;
    tile[2] = s02;
    tile[3] = s10;
    tile[4] = s11;
    tile[5] = s12;
    tile[6] = s20;
    tile[7] = s21;
    tile[8] = s22;
    tile[9] = s30;
    tile[10] = s31;
    tile[11] = s32;
  }

  /** From the functions of the sum to the orthonormal ones. */
  private void mix(int l, int to, double[][] out) {
    double[][] mixing = basis.mixing(l);
    int orders = 2 * l + 1;
    for (int n = 0; n < nMax; n += TILE) {
      for (int m = 0; m < orders; m += WIDTH) {
        tile(
            mixing[n],
            mixing[Math.min(n + 1, nMax - 1)],
            mixing[Math.min(n + 2, nMax - 1)],
            mixing[Math.min(n + 3, nMax - 1)],
            raw[m],
            raw[Math.min(m + 1, orders - 1)],
            raw[Math.min(m + 2, orders - 1)],
            0,
            nMax);
        for (int i = 0; i < TILE && n + i < nMax; i++) {
          for (int c = 0; c < WIDTH && m + c < orders; c++) {
            out[l * l + m + c][to + n + i] = tile[i * WIDTH + c];
          }
        }
      }
    }
  }
}
