package io.lodestone.figure;

/** The shape of a point, so that kinds can be told apart without colours. */
public enum Symbol {
  CIRCLE,
  SQUARE(-0.886, -0.886, 0.886, -0.886, 0.886, 0.886, -0.886, 0.886),
  DIAMOND(0, -1.253, 1.253, 0, 0, 1.253, -1.253, 0),
  TRIANGLE(0, -1.555, 1.347, 0.778, -1.347, 0.778);

  /**
   * Corners about the middle, as x, y, x, y, …, such that all symbols have the area of the circle.
   */
  private final double[] corners;

  Symbol(double... corners) {
    this.corners = corners;
  }

  /** Corners in pixels as x, y, x, y, …; none for a circle. */
  double[] corners(double x, double y, double radius) {
    double[] placed = new double[corners.length];
    for (int i = 0; i < placed.length; i += 2) {
      placed[i] = x + radius * corners[i];
      placed[i + 1] = y + radius * corners[i + 1];
    }
    return placed;
  }
}
