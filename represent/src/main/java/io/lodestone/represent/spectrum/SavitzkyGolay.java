package io.lodestone.represent.spectrum;

import io.lodestone.core.error.InvalidInput;
import java.util.Arrays;

/**
 * Smoothing by polynomials fitted to the points around each one (Savitzky and Golay, Anal. Chem.
 * 36, 1627, 1964). Peaks keep their height and width better than under a mean.
 *
 * <p>The points need not be equally spaced: the fit is done in polynomials that are orthogonal on
 * the points at hand (Forsythe, J. SIAM 5, 74, 1957). Near the ends the window stays within the
 * spectrum.
 *
 * @param points number of points of the window; odd, above the degree
 * @param degree of the polynomials, 0 to 12
 */
record SavitzkyGolay(int points, int degree) {
  SavitzkyGolay {
    if (degree < 0 || degree > 12 || points <= degree || points % 2 == 0) {
      throw new InvalidInput(
          null,
          null,
          points + " points and degree " + degree,
          "an odd number of points above a degree from 0 to 12",
          null);
    }
  }

  /**
   * The smoothed spectrum, at the same positions.
   *
   * @throws InvalidInput when it has fewer points than the window
   */
  Spectrum apply(Spectrum spectrum) {
    return spectrum.withValues(fitted(spectrum, false), spectrum.valueUnit());
  }

  /**
   * The slope of the smoothed spectrum, at the same positions.
   *
   * @throws InvalidInput when it has fewer points than the window
   */
  Spectrum derivative(Spectrum spectrum) {
    return spectrum.withValues(fitted(spectrum, true), spectrum.derivative().valueUnit());
  }

  private double[] fitted(Spectrum spectrum, boolean slope) {
    int n = spectrum.size();
    if (n < points) {
      throw new InvalidInput(
          null, null, n + " points", "at least " + points + ", as the window has", null);
    }
    double[] x = spectrum.positions();
    double[] y = spectrum.values();
    double[] result = new double[n];
    for (int i = 0; i < n; i++) {
      int first = Math.clamp(i - points / 2, 0, n - points);
      result[i] = fit(x, y, first, x[i], slope);
    }
    return result;
  }

  /** The value or slope at a place of the polynomial through the points of a window. */
  private double fit(double[] x, double[] y, int first, double place, boolean slope) {
    double centre = x[first + points / 2];
    double[] before = new double[points];
    double[] current = new double[points];
    Arrays.fill(current, 1);
    double here = 1;
    double hereBefore = 0;
    double tangent = 0;
    double tangentBefore = 0;
    double normBefore = 1;
    double sum = 0;
    for (int k = 0; ; k++) {
      double norm = 0;
      double projection = 0;
      double weighted = 0;
      for (int j = 0; j < points; j++) {
        double square = current[j] * current[j];
        norm += square;
        weighted += square * (x[first + j] - centre);
        projection += current[j] * y[first + j];
      }
      sum += projection / norm * (slope ? tangent : here);
      if (k == degree) {
        return sum;
      }
      double a = weighted / norm;
      double b = k == 0 ? 0 : norm / normBefore;
      double[] next = new double[points];
      for (int j = 0; j < points; j++) {
        next[j] = (x[first + j] - centre - a) * current[j] - b * before[j];
      }
      double offset = place - centre - a;
      double nextTangent = here + offset * tangent - b * tangentBefore;
      double nextHere = offset * here - b * hereBefore;
      tangentBefore = tangent;
      tangent = nextTangent;
      hereBefore = here;
      here = nextHere;
      before = current;
      current = next;
      normBefore = norm;
    }
  }
}
