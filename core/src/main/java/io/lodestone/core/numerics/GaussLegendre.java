package io.lodestone.core.numerics;

/**
 * Points and weights of Gauss-Legendre quadrature from 0 to an end: with n points it is exact for
 * polynomials of degree 2 n − 1.
 */
public final class GaussLegendre {
  private final double[] point;
  private final double[] weight;

  /**
   * A rule of so many points.
   *
   * @param size at least 1
   * @param end above 0
   */
  public GaussLegendre(int size, double end) {
    point = new double[size];
    weight = new double[size];
    for (int i = 0; i < size; i++) {
      // Newton's iteration for the roots of P_n (Press et al., Numerical Recipes, 4.6).
      double x = -Math.cos(Math.PI * (i + 0.75) / (size + 0.5));
      double slope = 1;
      double step = 1;
      for (int turn = 0; turn < 100 && Math.abs(step) > 1e-15; turn++) {
        double before = 0;
        double value = 1;
        for (int k = 1; k <= size; k++) {
          double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
          before = value;
          value = next;
        }
        slope = size * (x * value - before) / (x * x - 1);
        step = value / slope;
        x -= step;
      }
      point[i] = (x + 1) / 2 * end;
      weight[i] = end / ((1 - x * x) * slope * slope);
    }
  }

  /** The number of points. */
  public int size() {
    return point.length;
  }

  /** A point, between 0 and the end. */
  public double point(int i) {
    return point[i];
  }

  /** The weight of a point; all add up to the end. */
  public double weight(int i) {
    return weight[i];
  }
}
