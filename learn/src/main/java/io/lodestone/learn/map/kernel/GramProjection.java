package io.lodestone.learn.map.kernel;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.numerics.LeadingEigenvectors;
import io.lodestone.core.numerics.OpenBlas;
import java.util.Arrays;

/**
 * From similarities with the materials of a map to coordinates: centred in the space of the kernel,
 * then projected on its leading eigenvectors. Of new materials it is Nyström's formula, which is
 * Gower's (Biometrika 55, 582, 1968) where the similarities are −d²/2.
 *
 * @param means the mean similarity of each material of the map with all
 * @param projection materials × dimensions, row-major: eigenvectors over the roots of eigenvalues
 * @param held Σλ² of the map's axes over that of all: Mardia's measure of how well the map holds
 *     the centred similarities
 */
record GramProjection(double[] means, double[] projection, double held) {
  /** Smaller ones, relative to the largest, are rounding. */
  private static final double LEAST = 1e-10;

  /**
   * Finds the axes.
   *
   * @param similarities n × n, symmetric
   */
  static GramProjection of(double[] similarities, int n, int dimensions) {
    double[] means = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        means[i] += similarities[i * n + j] / n;
      }
    }
    double[] centred = centred(similarities, n, means);
    LeadingEigenvectors found = LeadingEigenvectors.of(centred, n, dimensions);
    double all = 0;
    for (double value : centred) {
      all += value * value;
    }
    double held = 0;
    double[] projection = new double[n * dimensions];
    for (int d = 0; d < dimensions; d++) {
      double value = found.values()[d];
      if (!(value > LEAST * found.values()[0]) || !(value > 0)) {
        throw new InvalidInput(
            null,
            "dimensions",
            "" + dimensions,
            "at most " + d + ", which hold all there is",
            null);
      }
      held += value * value;
      double[] vector = Arrays.copyOfRange(found.vectors(), d * n, (d + 1) * n);
      double sign = sign(vector);
      for (int i = 0; i < n; i++) {
        projection[i * dimensions + d] = sign * vector[i] / Math.sqrt(value);
      }
    }
    return new GramProjection(means, projection, held / all);
  }

  /** The sign that makes the component that is largest in size positive. */
  private static double sign(double[] vector) {
    double largest = 0;
    for (double value : vector) {
      if (Math.abs(value) > Math.abs(largest) * (1 + 1e-9)) {
        largest = value;
      }
    }
    return Math.signum(largest);
  }

  int size() {
    return means.length;
  }

  int dimensions() {
    return projection.length / means.length;
  }

  /**
   * Coordinates.
   *
   * @param similarities rows × size, with the materials of the map
   * @return rows × dimensions
   */
  double[] place(double[] similarities, int rows) {
    double[] coordinates = new double[rows * dimensions()];
    OpenBlas.get()
        .multiply(
            centred(similarities, rows, means),
            projection,
            coordinates,
            rows,
            dimensions(),
            size());
    return coordinates;
  }

  private static double[] centred(double[] similarities, int rows, double[] means) {
    int n = means.length;
    double grand = Arrays.stream(means).average().orElse(0);
    double[] centred = new double[similarities.length];
    for (int i = 0; i < rows; i++) {
      double mean = 0;
      for (int j = 0; j < n; j++) {
        mean += similarities[i * n + j] / n;
      }
      for (int j = 0; j < n; j++) {
        centred[i * n + j] = similarities[i * n + j] - mean - means[j] + grand;
      }
    }
    return centred;
  }
}
