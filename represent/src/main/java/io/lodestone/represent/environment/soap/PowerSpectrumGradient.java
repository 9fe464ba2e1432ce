package io.lodestone.represent.environment.soap;

/**
 * How a power spectrum changes with the expansion coefficients of one centre. It belongs to one
 * thread.
 */
final class PowerSpectrumGradient {
  private final PowerLayout layout;
  private final SoapSettings.Compression compression;
  private final int nMax;
  private final int lMax;

  private int[] present = {};
  private double[][] left = {};
  private double[][] right = {};

  PowerSpectrumGradient(PowerLayout layout, SoapSettings settings) {
    this.layout = layout;
    compression = settings.compression();
    nMax = settings.nMax();
    lMax = settings.lMax();
  }

  /** Takes the coefficients of a centre, which are read until the next are taken. */
  void take(int[] speciesPresent, double[][] c) {
    present = speciesPresent;
    right = compression.sums() ? summed(c) : c;
    left = compression == SoapSettings.Compression.MU2 ? right : c;
  }

  private double[][] summed(double[][] c) {
    double[][] sum = new double[c.length][nMax];
    PowerSpectrum.sum(c, present.length * nMax, nMax, sum);
    return sum;
  }

  /**
   * Adds the derivatives of the spectrum.
   *
   * @param change derivatives of the coefficients, in their order
   * @param out a row of derivatives, which begins at {@code to}
   */
  void of(double[][] change, double[] out, int to) {
    double[][] changeRight = compression.sums() ? summed(change) : change;
    double[][] changeLeft = compression == SoapSettings.Compression.MU2 ? changeRight : change;
    eachBlock(
        (l, row, column, first, place) -> {
          for (int other = first; other < nMax; other++) {
            double sum = 0;
            for (int lm = l * l; lm < (l + 1) * (l + 1); lm++) {
              sum +=
                  changeLeft[lm][row] * right[lm][column + other]
                      + left[lm][row] * changeRight[lm][column + other];
            }
            out[to + place + other - first] += layout.factor(l) * sum;
          }
        });
  }

  /**
   * The derivatives of a number with respect to the coefficients, from those with respect to the
   * spectrum.
   *
   * @param slopes a row of the latter, which begins at {@code from}
   */
  double[][] pull(double[] slopes, int from) {
    double[][] out = new double[left.length][present.length * nMax];
    double[][] outRight = compression.sums() ? new double[left.length][nMax] : out;
    double[][] outLeft = compression == SoapSettings.Compression.MU2 ? outRight : out;
    eachBlock(
        (l, row, column, first, place) -> {
          for (int lm = l * l; lm < (l + 1) * (l + 1); lm++) {
            double sum = 0;
            double times = layout.factor(l) * left[lm][row];
            for (int other = first; other < nMax; other++) {
              double slope = slopes[from + place + other - first];
              sum += slope * right[lm][column + other];
              outRight[lm][column + other] += times * slope;
            }
            outLeft[lm][row] += layout.factor(l) * sum;
          }
        });
    if (compression.sums()) {
      for (int lm = 0; lm < out.length; lm++) {
        for (int i = 0; i < out[lm].length; i++) {
          out[lm][i] += outRight[lm][i % nMax];
        }
      }
    }
    return out;
  }

  /** What is done with the products of one coefficient. */
  @FunctionalInterface
  private interface Row {
    /** The products of {@code row} with {@code column + first}, ... stand at {@code place}, .... */
    void visit(int l, int row, int column, int first, int place);
  }

  private void eachBlock(Row visitor) {
    boolean alone = compression == SoapSettings.Compression.MU2;
    int blocks = alone ? 1 : present.length;
    for (int p = 0; p < blocks; p++) {
      int last = compression == SoapSettings.Compression.OFF ? blocks - 1 : p;
      for (int q = p; q <= last; q++) {
        int z1 = alone ? 0 : present[p];
        int z2 = alone ? 0 : present[q];
        int place = layout.block(z1, z2);
        for (int l = 0; l <= lMax; l++) {
          for (int n = 0; n < nMax; n++) {
            int first = layout.isTriangle(z1, z2) ? n : 0;
            visitor.visit(l, p * nMax + n, compression.sums() ? 0 : q * nMax, first, place);
            place += nMax - first;
          }
        }
      }
    }
  }
}
