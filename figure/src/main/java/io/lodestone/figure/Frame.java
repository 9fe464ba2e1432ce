package io.lodestone.figure;

/**
 * A rectangle of a sheet, in pixels from its upper left corner.
 *
 * @param left x of the left edge
 * @param top y of the upper edge
 * @param right x of the right edge
 * @param bottom y of the lower edge
 */
public record Frame(double left, double top, double right, double bottom) {
  public double width() {
    return right - left;
  }

  public double height() {
    return bottom - top;
  }

  /** What is left when strips are cut off. */
  public Frame inset(double fromLeft, double fromTop, double fromRight, double fromBottom) {
    return new Frame(left + fromLeft, top + fromTop, right - fromRight, bottom - fromBottom);
  }

  /** One of equal tiles in rows and columns, counted from 0 at the upper left. */
  public Frame tile(int row, int rows, int column, int columns) {
    return new Frame(
        left + width() * column / columns,
        top + height() * row / rows,
        left + width() * (column + 1) / columns,
        top + height() * (row + 1) / rows);
  }
}
