package io.lodestone.represent.environment.ace;

import io.lodestone.represent.environment.density.RadialBasis;

/**
 * Radial functions T_(n-1)(x) f_c(r) with Chebyshev polynomials of a coordinate x from -1 at the
 * centre to 1 at the cut-off, x = 1 - 2 (exp(-λ(r/r_cut - 1)) - 1) / (exp(λ) - 1), and f_c = (1 +
 * cos(π r/r_cut))/2 (Drautz 2019, eq. 24 and 25). They are divided by r^l, as the harmonics they
 * are multiplied with are solid ones.
 */
final class ChebyshevBasis implements RadialBasis {
  private final double end;
  private final double decay;
  private final int nMax;
  private final int lMax;
  private final double[][] identity;

  ChebyshevBasis(AceSettings settings) {
    end = settings.rCut();
    decay = settings.decay();
    nMax = settings.nMax();
    lMax = settings.highestL();
    identity = new double[nMax][nMax];
    for (int n = 0; n < nMax; n++) {
      identity[n][n] = 1;
    }
  }

  @Override
  public void values(double[] squared, int count, double largest, double[][] out) {
    for (int j = 0; j < count; j++) {
      double r = Math.sqrt(squared[j]);
      double x = coordinate(r);
      double cutoff = (1 + Math.cos(Math.PI * r / end)) / 2;
      double before = 0;
      double current = cutoff;
      for (int n = 0; n < nMax; n++) {
        double scaled = current;
        for (int l = 0; l <= lMax; l++) {
          out[l * nMax + n][j] = scaled;
          scaled /= r;
        }
        double next = (n == 0 ? 1 : 2) * x * current - before;
        before = current;
        current = next;
      }
    }
  }

  @Override
  public void slopes(double[] squared, double[][] values, int count, double[][] out) {
    for (int j = 0; j < count; j++) {
      double r = Math.sqrt(squared[j]);
      double x = coordinate(r);
      double dx = 2 * decay / end * Math.exp(-decay * (r / end - 1)) / Math.expm1(decay);
      double cutoff = (1 + Math.cos(Math.PI * r / end)) / 2;
      double dCutoff = -Math.PI / (2 * end) * Math.sin(Math.PI * r / end);
      // T' = (n - 1) U, with the polynomials of the second kind.
      double t0 = 0;
      double t1 = 1;
      double u0 = 0;
      double u1 = 0;
      for (int n = 0; n < nMax; n++) {
        double slope = t1 * dCutoff + n * u1 * dx * cutoff;
        double power = 1;
        for (int l = 0; l <= lMax; l++) {
          out[l * nMax + n][j] = (slope * power - l * values[l * nMax + n][j] / r) / (2 * r);
          power /= r;
        }
        double t2 = (n == 0 ? 1 : 2) * x * t1 - t0;
        t0 = t1;
        t1 = t2;
        double u2 = n == 0 ? 1 : 2 * x * u1 - u0;
        u0 = u1;
        u1 = u2;
      }
    }
  }

  private double coordinate(double r) {
    return 1 - 2 * Math.expm1(-decay * (r / end - 1)) / Math.expm1(decay);
  }

  @Override
  public double[][] mixing(int l) {
    return identity;
  }
}
