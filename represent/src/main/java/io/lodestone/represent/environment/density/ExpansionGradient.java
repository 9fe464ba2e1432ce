package io.lodestone.represent.environment.density;

import io.lodestone.represent.environment.Surroundings;
import java.util.Arrays;

/**
 * How the coefficients around a centre change when its neighbours move.
 *
 * <p>A neighbour at R adds f_k(R²) S_lm(R) to a sum, which changes by f_k ∇S_lm + 2 R f_k' S_lm. It
 * belongs to one thread and keeps its memory.
 */
public final class ExpansionGradient {
  private final RadialBasis basis;
  private final Expansion expansion;
  private final int nMax;
  private final int lMax;

  /** Gradients of the harmonics: axis, harmonic, neighbour. */
  private double[][][] turning = {{{}}, {{}}, {{}}};

  private double[] first = {};
  private double[] second = {};
  private final double[][] raw;

  /** For an expansion that was made with slopes. */
  public ExpansionGradient(RadialBasis basis, Expansion expansion, int nMax, int lMax) {
    this.basis = basis;
    this.expansion = expansion;
    this.nMax = nMax;
    this.lMax = lMax;
    raw = new double[(lMax + 1) * (lMax + 1)][nMax];
  }

  /** Takes the centre that the expansion has just looked at. */
  public void take(Surroundings around) {
    int count = around.count();
    if (first.length < count) {
      int room = Math.max(count, 2 * first.length);
      first = new double[room];
      second = new double[room];
      turning = new double[3][raw.length][room];
    }
    for (int axis = 0; axis < 3; axis++) {
      expansion.harmonics().gradient(expansion.angular(), count, axis, turning[axis]);
    }
  }

  /**
   * The derivatives of the coefficients of a species with respect to the position of an atom.
   *
   * @param axis 0 for x, 1 for y, 2 for z
   * @param to where the species begins in a row of {@code out}
   * @param out a row for each harmonic
   */
  public void of(Surroundings around, int atom, int axis, int to, double[][] out) {
    int species = around.species(atom);
    double[] along =
        switch (axis) {
          case 0 -> around.x();
          case 1 -> around.y();
          default -> around.z();
        };
    for (double[] row : raw) {
      Arrays.fill(row, 0);
    }
    for (int j = around.start(species); j < around.start(species + 1); j++) {
      if (around.atom()[j] == atom) {
        for (int l = 0; l <= lMax; l++) {
          for (int lm = l * l; lm < (l + 1) * (l + 1); lm++) {
            double turned = turning[axis][lm][j];
            double stretched = 2 * along[j] * expansion.angular()[lm][j];
            for (int k = 0; k < nMax; k++) {
              raw[lm][k] +=
                  expansion.radial()[l * nMax + k][j] * turned
                      + expansion.slopes()[l * nMax + k][j] * stretched;
            }
          }
        }
      }
    }
    for (int l = 0; l <= lMax; l++) {
      double[][] mixing = basis.mixing(l);
      for (int lm = l * l; lm < (l + 1) * (l + 1); lm++) {
        for (int n = 0; n < nMax; n++) {
          double sum = 0;
          for (int k = 0; k < nMax; k++) {
            sum += mixing[n][k] * raw[lm][k];
          }
          out[lm][to + n] = sum;
        }
      }
    }
  }

  /**
   * The derivatives of a number with respect to the vectors to the neighbours of one species, from
   * those with respect to the coefficients.
   *
   * @param from where the species begins in a row of {@code slopes}
   * @param slopes derivatives with respect to the coefficients: a row for each harmonic
   * @param out x, y and z at each neighbour
   */
  public void pull(Surroundings around, int species, int from, double[][] slopes, double[][] out) {
    int begin = around.start(species);
    int end = around.start(species + 1);
    double[][] position = {around.x(), around.y(), around.z()};
    for (double[] row : out) {
      Arrays.fill(row, begin, end, 0);
    }
    for (int l = 0; l <= lMax; l++) {
      double[][] mixing = basis.mixing(l);
      for (int lm = l * l; lm < (l + 1) * (l + 1); lm++) {
        Arrays.fill(first, begin, end, 0);
        Arrays.fill(second, begin, end, 0);
        for (int k = 0; k < nMax; k++) {
          double sum = 0;
          for (int n = 0; n < nMax; n++) {
            sum += mixing[n][k] * slopes[lm][from + n];
          }
          add(sum, expansion.radial()[l * nMax + k], begin, end, first);
          add(2 * sum, expansion.slopes()[l * nMax + k], begin, end, second);
        }
        double[] harmonic = expansion.angular()[lm];
        for (int axis = 0; axis < 3; axis++) {
          collect(
              first, turning[axis][lm], second, harmonic, position[axis], begin, end, out[axis]);
        }
      }
    }
  }

  private static void add(double factor, double[] row, int begin, int end, double[] out) {
    for (int j = begin; j < end; j++) {
      out[j] += factor * row[j];
    }
  }

  private static void collect(
      double[] first,
      double[] turned,
      double[] second,
      double[] harmonic,
      double[] along,
      int begin,
      int end,
      double[] out) {
    for (int j = begin; j < end; j++) {
      out[j] += first[j] * turned[j] + second[j] * harmonic[j] * along[j];
    }
  }
}
