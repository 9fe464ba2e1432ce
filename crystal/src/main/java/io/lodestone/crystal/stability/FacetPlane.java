package io.lodestone.crystal.stability;

import java.util.Arrays;

/**
 * The plane through as many points of a hull as there are elements, and where other points lie
 * against it, with bounds of the rounding errors.
 */
final class FacetPlane {
  /** Of a sum of products of numbers near 1: some units in the last place for each. */
  private static final double ROUNDING = 1e-15;

  private final int d;
  private final LowerHull points;
  private final int[] corners;
  private final double[] inverse;
  private final double[] potentials;

  /** The largest entry of the inverse, by which errors grow. */
  private final double spread;

  /**
   * @param corners indices of points whose compositions span all compositions, in rising order
   */
  FacetPlane(LowerHull points, int[] corners) {
    this.points = points;
    this.corners = corners;
    d = corners.length;
    inverse = new double[d * d];
    double[] matrix = new double[d * d];
    for (int i = 0; i < d; i++) {
      for (int k = 0; k < d; k++) {
        matrix[k * d + i] = points.fraction(corners[i], k);
      }
    }
    LowerHull.invert(matrix, inverse, d);
    potentials = potentials(points);
    double largest = 1;
    for (double entry : inverse) {
      largest = Math.max(largest, Math.abs(entry));
    }
    spread = largest;
  }

  int[] corners() {
    return corners;
  }

  /** The potentials, eV/atom, of the plane through the same corners of a hull of other energies. */
  double[] potentials(LowerHull energies) {
    double[] sums = new double[d];
    for (int i = 0; i < d; i++) {
      for (int k = 0; k < d; k++) {
        sums[k] += energies.energy(corners[i]) * inverse[i * d + k];
      }
    }
    return sums;
  }

  /** How far a point lies above the plane, eV/atom. */
  double height(int point) {
    double height = points.energy(point);
    for (int k = 0; k < d; k++) {
      height -= potentials[k] * points.fraction(point, k);
    }
    return height;
  }

  /** A bound of the error of {@link #height}, eV/atom. */
  double heightError() {
    return ROUNDING * d * d * spread * points.scale();
  }

  /** The barycentric coordinate of a point that belongs to a corner, by the corner's place. */
  double coordinate(int corner, int point) {
    double coordinate = 0;
    for (int k = 0; k < d; k++) {
      coordinate += inverse[corner * d + k] * points.fraction(point, k);
    }
    return coordinate;
  }

  /** The barycentric coordinate of a composition. */
  double coordinate(int corner, double[] x) {
    double coordinate = 0;
    for (int k = 0; k < d; k++) {
      coordinate += inverse[corner * d + k] * x[k];
    }
    return coordinate;
  }

  /** A bound of the error of {@link #coordinate}. */
  double coordinateError() {
    return ROUNDING * d * d * spread;
  }

  /** The corners with another point in the place of one. */
  int[] exchanged(int corner, int point) {
    int[] others = corners.clone();
    others[corner] = point;
    Arrays.sort(others);
    return others;
  }
}
