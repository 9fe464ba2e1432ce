package io.lodestone.figure;

import java.util.ArrayList;
import java.util.List;

/** A white sheet on which marks are set, one over the other, until it is a {@link Figure}. */
public final class Sheet {
  private static final double TITLE_HEIGHT = 40;

  private final double width;
  private final double height;
  private final List<Mark> marks = new ArrayList<>();
  private String title = "";

  /** An empty sheet; lengths are pixels of 1/96 inch. */
  public Sheet(double width, double height) {
    if (!(width >= 1 && height >= 1)) {
      throw new IllegalArgumentException("a sheet of " + width + " times " + height);
    }
    this.width = width;
    this.height = height;
  }

  public double width() {
    return width;
  }

  public double height() {
    return height;
  }

  /** Writes a heading at the upper left; {@link #free} begins below it. */
  public Sheet title(String words) {
    title = words;
    TextStyle style = TextStyle.PLAIN.sized(16).heavy();
    return words(16, 26, style.shortened(words, width - 32), style);
  }

  /** What the heading leaves of the sheet. */
  public Frame free() {
    return new Frame(0, title.isEmpty() ? 0 : TITLE_HEIGHT, width, height);
  }

  /** Sets a mark over those before it. */
  public Sheet add(Mark mark) {
    marks.add(mark);
    return this;
  }

  public Sheet line(double x1, double y1, double x2, double y2, Pen pen) {
    return add(new Mark.Curve(new double[] {x1, y1, x2, y2}, pen));
  }

  /** A line through points x, y, x, y, … */
  public Sheet curve(double[] points, Pen pen) {
    return add(new Mark.Curve(points, pen));
  }

  /** A polygon of corners x, y, x, y, … without an outline. */
  public Sheet area(double[] points, Colour fill) {
    return add(new Mark.Area(points, fill, null, ""));
  }

  public Sheet box(double x, double y, double boxWidth, double boxHeight, Colour fill) {
    return box(x, y, boxWidth, boxHeight, fill, "");
  }

  public Sheet box(
      double x, double y, double boxWidth, double boxHeight, Colour fill, String note) {
    return add(new Mark.Box(x, y, boxWidth, boxHeight, fill, null, note));
  }

  /** A round point with a note that browsers show under the pointer. */
  public Sheet dot(double x, double y, double radius, Colour fill, String note) {
    return add(new Mark.Dot(x, y, radius, Symbol.CIRCLE, fill, null, note));
  }

  /** Words whose anchor lies at a point of the base line. */
  public Sheet words(double x, double y, String text, TextStyle style) {
    return add(new Mark.Words(x, y, text, style));
  }

  /** The finished drawing. */
  public Figure figure() {
    return new Figure(width, height, title, marks);
  }
}
