package io.lodestone.represent.environment.soap;

/**
 * exp(-x) i_l(x) / x^l for all degrees up to one, where i_l are the modified spherical Bessel
 * functions of the first kind (DLMF 10.47).
 */
final class ScaledBessel {
  /** Below this the power series converges at once. */
  private static final double SMALL = 1;

  private static final int TERMS = 12;
  private static final double LARGE = 1e200;

  private final int lMax;
  private final double[] values;

  ScaledBessel(int lMax) {
    this.lMax = lMax;
    values = new double[lMax + 1];
  }

  /** Writes them at {@code out[l · stride + place]}. */
  void fill(double x, double[] out, int place, int stride) {
    if (x < SMALL) {
      series(x);
    } else {
      downwards(x);
    }
    for (int l = 0; l <= lMax; l++) {
      out[l * stride + place] = values[l];
    }
  }

  /** DLMF 10.53.3. */
  private void series(double x) {
    double first = Math.exp(-x);
    for (int l = 0; l <= lMax; l++) {
      first /= 2 * l + 1;
      double term = first;
      double sum = first;
      for (int k = 1; k <= TERMS; k++) {
        term *= x * x / 2 / (k * (2 * (l + k) + 1.0));
        sum += term;
      }
      values[l] = sum;
    }
  }

  /** Miller's algorithm: i_(l-1) = i_(l+1) + (2l + 1)/x i_l is stable towards small l. */
  private void downwards(double x) {
    int top = lMax + 40 + (int) Math.sqrt(40 * x);
    double above = 0;
    double current = 1;
    for (int l = top; l > 0; l--) {
      double below = above + (2 * l + 1) / x * current;
      above = current;
      current = below;
      if (l - 1 <= lMax) {
        values[l - 1] = current;
      }
      if (current > LARGE) {
        above /= LARGE;
        current /= LARGE;
        for (int k = l - 1; k <= lMax; k++) {
          values[k] /= LARGE;
        }
      }
    }
    double scale = -Math.expm1(-2 * x) / (2 * x) / current;
    for (int l = 0; l <= lMax; l++) {
      values[l] *= scale;
      scale /= x;
    }
  }
}
