package io.lodestone.represent.spectrum;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.numerics.LeastSquares;
import java.util.Arrays;

/**
 * The fine structure χ(k) behind an absorption edge: what neighbours scatter back.
 *
 * <p>The absorption of the free atom is a cubic spline in k, whose coefficients leave as little as
 * possible of χ below a distance of 1 Å, where no neighbour is (the idea of AUTOBK: Newville,
 * Līviņš, Yacoby, Rehr, Stern, Phys. Rev. B 47, 14126, 1993). That is a linear problem here, solved
 * at once. With E − E₀ in eV, k = √(0.2624683 (E − E₀)) in Å⁻¹.
 */
final class FineStructure {
  /** 2 m_e / ħ², in 1/(eV Å²). */
  private static final double WAVE_NUMBERS = 0.262468291;

  private static final double STEP = 0.05;
  private static final double NEAREST = 1.0;
  private static final double LEAST = 4;

  private final double[] k;
  private final double[] chi;

  private FineStructure(double[] k, double[] chi) {
    this.k = k;
    this.chi = chi;
  }

  /**
   * The fine structure of an edge, at multiples of 0.05 Å⁻¹.
   *
   * @throws InvalidInput when the scan ends before k = 4 Å⁻¹, which is 61 eV behind the edge
   */
  static FineStructure of(AbsorptionEdge edge) {
    Spectrum flat = edge.flattened();
    double reach = Math.sqrt(WAVE_NUMBERS * (flat.to() - edge.e0()));
    int points = (int) (reach / STEP) + 1;
    if (reach < LEAST) {
      throw new InvalidInput(
          null,
          null,
          "a scan up to k = %.1f 1/Å".formatted(reach),
          "one to " + LEAST + " 1/Å or further",
          null);
    }
    double[] k = new double[points];
    double[] mu = new double[points];
    for (int i = 0; i < points; i++) {
      k[i] = i * STEP;
      mu[i] = flat.at(Math.min(flat.to(), edge.e0() + k[i] * k[i] / WAVE_NUMBERS));
    }
    double[] atom = background(k, mu);
    double[] chi = new double[points];
    for (int i = 0; i < points; i++) {
      chi[i] = mu[i] - atom[i];
    }
    return new FineStructure(k, chi);
  }

  /** The spline whose difference from the absorption has no part at short distances. */
  private static double[] background(double[] k, double[] mu) {
    double range = k[k.length - 1];
    int unknowns = Math.max(4, (int) Math.ceil(2 * NEAREST * range / Math.PI) + 1);
    double[][] splines = splines(k, unknowns);
    // Finer than π / range the distances are not independent of each other.
    int distances = Math.max(unknowns, (int) Math.ceil(2 * NEAREST * range / Math.PI) + 1);
    double[] rows = new double[2 * distances * unknowns];
    double[] wanted = new double[2 * distances];
    for (int d = 0; d < distances; d++) {
      double distance = NEAREST * d / (distances - 1);
      for (int part = 0; part < 2; part++) {
        int row = 2 * d + part;
        wanted[row] = transform(k, mu, distance, part);
        for (int s = 0; s < unknowns; s++) {
          rows[row * unknowns + s] = transform(k, splines[s], distance, part);
        }
      }
    }
    double[] coefficients = LeastSquares.solve(rows, unknowns, wanted).solution();
    double[] sum = new double[k.length];
    for (int s = 0; s < unknowns; s++) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += coefficients[s] * splines[s][i];
      }
    }
    return sum;
  }

  /** One part of ∫ k f(k) w(k) exp(2 i k R) dk with a Hann window w over the whole range. */
  private static double transform(double[] k, double[] f, double distance, int part) {
    double range = k[k.length - 1];
    double sum = 0;
    for (int i = 0; i < k.length; i++) {
      double ramp = Math.min(1, Math.min(k[i], range - k[i]) / 1.0);
      double window = Math.pow(Math.sin(Math.PI / 2 * ramp), 2);
      double phase = 2 * k[i] * distance;
      sum += window * k[i] * f[i] * (part == 0 ? Math.cos(phase) : Math.sin(phase));
    }
    return sum * STEP;
  }

  /** Cubic B-splines with equal steps over the range, at each k. */
  private static double[][] splines(double[] k, int count) {
    double[][] splines = new double[count][k.length];
    double knot = k[k.length - 1] / (count - 3);
    for (int s = 0; s < count; s++) {
      for (int i = 0; i < k.length; i++) {
        splines[s][i] = bump(k[i] / knot - (s - 3));
      }
    }
    return splines;
  }

  /** The cubic B-spline on knots 0, 1, 2, 3, 4. */
  private static double bump(double x) {
    double t = Math.abs(x - 2);
    if (t >= 2) {
      return 0;
    }
    return t >= 1 ? Math.pow(2 - t, 3) / 6 : 2.0 / 3 - t * t + t * t * t / 2;
  }

  /** χ(k) kⁿ over k in Å⁻¹. */
  Spectrum weighted(int power) {
    double[] weighted = new double[k.length];
    Arrays.setAll(weighted, i -> chi[i] * Math.pow(k[i], power));
    return Spectrum.of(k, "1/Å", weighted, power == 0 ? "-" : "1/Å^" + power);
  }
}
