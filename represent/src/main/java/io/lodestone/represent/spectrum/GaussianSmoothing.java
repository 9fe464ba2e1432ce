package io.lodestone.represent.spectrum;

import io.lodestone.core.error.InvalidInput;

/**
 * Smoothing by the mean of all values, weighted with a Gaussian around each point and the stretch
 * of axis that each point stands for. It leaves a constant as it is, also at the ends.
 *
 * @param width standard deviation of the Gaussian, in the unit of the axis; above 0
 */
record GaussianSmoothing(double width) {
  /** Beyond this many standard deviations a weight is below 10⁻⁸. */
  private static final double REACH = 6;

  GaussianSmoothing {
    if (!(width > 0 && Double.isFinite(width))) {
      throw new InvalidInput(null, "width", Double.toString(width), "a number above 0", null);
    }
  }

  /** The smoothed spectrum, at the same positions. */
  Spectrum apply(Spectrum spectrum) {
    int n = spectrum.size();
    double[] x = spectrum.positions();
    double[] smooth = new double[n];
    int first = 0;
    for (int i = 0; i < n; i++) {
      while (x[i] - x[first] > REACH * width) {
        first++;
      }
      double sum = 0;
      double weights = 0;
      for (int j = first; j < n && x[j] - x[i] <= REACH * width; j++) {
        double distance = (x[j] - x[i]) / width;
        double weight = Math.exp(-0.5 * distance * distance) * stretch(x, j);
        sum += weight * spectrum.value(j);
        weights += weight;
      }
      smooth[i] = sum / weights;
    }
    return spectrum.withValues(smooth, spectrum.valueUnit());
  }

  private static double stretch(double[] x, int i) {
    return x[Math.min(i + 1, x.length - 1)] - x[Math.max(i - 1, 0)];
  }
}
