package io.lodestone.represent.environment.soap;

import io.lodestone.represent.environment.density.RadialBasis;

/**
 * Gaussian type orbitals: g_nl(r) = Σ_k β_lnk r^l exp(-α_lk r²), where function k has fallen to
 * 0.001 at the k-th of nMax points from 1 Å to the cut-off, and β = S^(-1/2) makes them
 * orthonormal.
 *
 * <p>Integrals with a Gaussian are closed (L. Himanen et al., Comput. Phys. Commun. 247, 106949,
 * 2020): with η = 1/(2σ²), (π/(α+η))^(3/2) (η/(α+η))^l exp(-αη/(α+η) R²) S_lm(R).
 */
final class GaussianBasis implements RadialBasis {
  private static final double THRESHOLD = 1e-3;

  private final ExponentialLadder exponentials;
  private final int functions;
  private final double[][][] mixing;

  GaussianBasis(double rCut, double sigma, int nMax, int lMax) {
    double eta = 1 / (2 * sigma * sigma);
    functions = (lMax + 1) * nMax;
    double[] decay = new double[functions];
    mixing = new double[lMax + 1][nMax][nMax];
    for (int l = 0; l <= lMax; l++) {
      double[] alpha = new double[nMax];
      for (int k = 0; k < nMax; k++) {
        double end = nMax == 1 ? 1 : 1 + k * (rCut - 1) / (nMax - 1);
        alpha[k] = (l * Math.log(end) - Math.log(THRESHOLD)) / (end * end);
        decay[l * nMax + k] = alpha[k] * eta / (alpha[k] + eta);
      }
      double[] beta = new InverseRoot(overlap(alpha, l), nMax).matrix();
      for (int k = 0; k < nMax; k++) {
        double sum = alpha[k] + eta;
        double factor = Math.pow(Math.PI / sum, 1.5) * Math.pow(eta / sum, l);
        for (int n = 0; n < nMax; n++) {
          mixing[l][n][k] = factor * beta[n * nMax + k];
        }
      }
    }
    exponentials = new ExponentialLadder(decay);
  }

  /** ∫ r^(2l + 2) exp(-(α + α') r²) dr = Γ(l + 3/2) / (2 (α + α')^(l + 3/2)). */
  private static double[] overlap(double[] alpha, int l) {
    double gamma = Math.sqrt(Math.PI) / 2;
    for (int i = 1; i <= l; i++) {
      gamma *= i + 0.5;
    }
    double[] overlap = new double[alpha.length * alpha.length];
    for (int i = 0; i < alpha.length; i++) {
      for (int k = 0; k < alpha.length; k++) {
        overlap[i * alpha.length + k] = gamma / 2 * Math.pow(alpha[i] + alpha[k], -l - 1.5);
      }
    }
    return overlap;
  }

  @Override
  public void values(double[] squared, int count, double largest, double[][] out) {
    exponentials.fill(squared, count, largest, out);
  }

  @Override
  public void slopes(double[] squared, double[][] values, int count, double[][] out) {
    for (int i = 0; i < functions; i++) {
      for (int j = 0; j < count; j++) {
        out[i][j] = -exponentials.decay(i) * values[i][j];
      }
    }
  }

  @Override
  public double[][] mixing(int l) {
    return mixing[l];
  }
}
