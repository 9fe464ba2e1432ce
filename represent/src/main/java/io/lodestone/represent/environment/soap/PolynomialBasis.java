package io.lodestone.represent.environment.soap;

import io.lodestone.core.numerics.GaussLegendre;
import io.lodestone.represent.environment.density.RadialBasis;

/**
 * Polynomials g_n(r) = Σ_k β_nk (r_cut - r)^(k + 2), k from 1, up to the cut-off, with β =
 * S^(-1/2).
 *
 * <p>Their integrals with a Gaussian, 4π ∫ r² g_n(r) exp(-η(r² + R²)) i_l(2ηrR) dr with the
 * modified spherical Bessel functions i_l, have no closed form. Divided by R^l they are smooth in s
 * = R²: Gauss-Legendre quadrature fills a table of polynomials of degree 9 on equal pieces of s,
 * short enough for 14 digits.
 */
final class PolynomialBasis implements RadialBasis {
  private static final int DEGREE = 9;

  /** Length of a piece in units of 2σ². */
  private static final double PIECE = 0.5;

  private static final int LEAST_POINTS = 100;

  /** Quadrature points for each σ that fits into the cut-off. */
  private static final double POINTS_PER_SIGMA = 20;

  private final int nMax;
  private final int lMax;
  private final double pieceLength;

  /** Coefficients of powers of t in [-1, 1], lowest first: function, piece, power. */
  private final double[][] table;

  private final double[][] identity;

  PolynomialBasis(double rCut, double sigma, int nMax, int lMax, double reach) {
    this.nMax = nMax;
    this.lMax = lMax;
    double eta = 1 / (2 * sigma * sigma);
    pieceLength = PIECE / eta;
    int pieces = (int) Math.ceil(reach * reach * (1 + 1e-9) / pieceLength) + 1;
    table = new double[(lMax + 1) * nMax][pieces * (DEGREE + 1)];
    identity = new double[nMax][nMax];
    for (int n = 0; n < nMax; n++) {
      identity[n][n] = 1;
    }
    int points = (int) Math.max(LEAST_POINTS, Math.ceil(POINTS_PER_SIGMA * rCut / sigma));
    fill(pieces, eta, new GaussLegendre(points, rCut), radial(rCut, points));
  }

  /** The orthonormal functions at the points of the quadrature, n · points + i. */
  private double[] radial(double rCut, int points) {
    // ∫ (r_cut - r)^(i + k + 4) r² dr from 0 to r_cut, with i and k from 1.
    double[] overlap = new double[nMax * nMax];
    for (int i = 1; i <= nMax; i++) {
      for (int k = 1; k <= nMax; k++) {
        int sum = i + k;
        overlap[(i - 1) * nMax + k - 1] =
            2 * Math.pow(rCut, 7 + sum) / ((5.0 + sum) * (6 + sum) * (7 + sum));
      }
    }
    double[] beta = new InverseRoot(overlap, nMax).matrix();
    GaussLegendre quadrature = new GaussLegendre(points, rCut);
    double[] g = new double[nMax * points];
    for (int n = 0; n < nMax; n++) {
      for (int i = 0; i < points; i++) {
        double depth = rCut - quadrature.point(i);
        for (int k = nMax - 1; k >= 0; k--) {
          g[n * points + i] = g[n * points + i] * depth + beta[n * nMax + k];
        }
        g[n * points + i] *= depth * depth * depth;
      }
    }
    return g;
  }

  private void fill(int pieces, double eta, GaussLegendre quadrature, double[] g) {
    int points = quadrature.size();
    double[] bessel = new double[(lMax + 1) * points];
    double[] node = new double[table.length * (DEGREE + 1)];
    Chebyshev chebyshev = new Chebyshev(DEGREE);
    ScaledBessel scaled = new ScaledBessel(lMax);
    for (int piece = 0; piece < pieces; piece++) {
      for (int c = 0; c <= DEGREE; c++) {
        double s = (piece + (chebyshev.node(c) + 1) / 2) * pieceLength;
        double distance = Math.sqrt(s);
        for (int i = 0; i < points; i++) {
          double r = quadrature.point(i);
          double factor =
              4
                  * Math.PI
                  * quadrature.weight(i)
                  * r
                  * r
                  * Math.exp(-eta * (r - distance) * (r - distance));
          scaled.fill(2 * eta * r * distance, bessel, i, points);
          for (int l = 0; l <= lMax; l++) {
            bessel[l * points + i] *= factor;
            factor *= 2 * eta * r;
          }
        }
        for (int f = 0; f < table.length; f++) {
          int l = f / nMax;
          int n = f % nMax;
          double sum = 0;
          for (int i = 0; i < points; i++) {
            sum += bessel[l * points + i] * g[n * points + i];
          }
          node[f * (DEGREE + 1) + c] = sum;
        }
      }
      for (int f = 0; f < table.length; f++) {
        chebyshev.powers(node, f * (DEGREE + 1), table[f], piece * (DEGREE + 1));
      }
    }
  }

  @Override
  public void values(double[] squared, int count, double largest, double[][] out) {
    for (int f = 0; f < table.length; f++) {
      double[] row = table[f];
      for (int j = 0; j < count; j++) {
        double at = squared[j] / pieceLength;
        int piece = (int) at;
        double t = 2 * (at - piece) - 1;
        int base = piece * (DEGREE + 1);
        double p = row[base + DEGREE];
        for (int power = DEGREE - 1; power >= 0; power--) {
          p = p * t + row[base + power];
        }
        out[f][j] = p;
      }
    }
  }

  @Override
  public void slopes(double[] squared, double[][] values, int count, double[][] out) {
    for (int f = 0; f < table.length; f++) {
      double[] row = table[f];
      for (int j = 0; j < count; j++) {
        double at = squared[j] / pieceLength;
        int piece = (int) at;
        double t = 2 * (at - piece) - 1;
        int base = piece * (DEGREE + 1);
        double p = DEGREE * row[base + DEGREE];
        for (int power = DEGREE - 1; power >= 1; power--) {
          p = p * t + power * row[base + power];
        }
        out[f][j] = p * 2 / pieceLength;
      }
    }
  }

  @Override
  public double[][] mixing(int l) {
    return identity;
  }
}
