package io.lodestone.figure;

/**
 * One mark on a sheet. Places and lengths are pixels of 1/96 inch, x to the right and y downwards
 * from the upper left corner; arrays of points are x, y, x, y, … A note is what a browser shows
 * under the pointer; it may be empty.
 */
public sealed interface Mark {
  /** An open line through points. */
  record Curve(double[] points, Pen pen) implements Mark {}

  /** A filled polygon; the pen of its outline may be null. */
  record Area(double[] points, Colour fill, Pen outline, String note) implements Mark {}

  /** A filled rectangle; the pen of its outline may be null. */
  record Box(double x, double y, double width, double height, Colour fill, Pen outline, String note)
      implements Mark {}

  /** A filled point; the pen of its outline may be null. */
  record Dot(
      double x, double y, double radius, Symbol symbol, Colour fill, Pen outline, String note)
      implements Mark {}

  /**
   * Many round points of one size without notes, for clouds of thousands and millions.
   *
   * @param points places
   * @param radius pixels
   * @param colours number of the colour of each point
   * @param table the colours
   */
  record Cloud(double[] points, double radius, int[] colours, Colour[] table) implements Mark {}

  /** Words on one line. */
  record Words(double x, double y, String text, TextStyle style) implements Mark {}
}
