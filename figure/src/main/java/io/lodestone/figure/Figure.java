package io.lodestone.figure;

import java.util.List;

/**
 * A finished drawing.
 *
 * @param width pixels of 1/96 inch
 * @param height pixels of 1/96 inch
 * @param title what it shows, for readers who hear it; may be empty
 * @param marks what is drawn, each over those before it
 */
public record Figure(double width, double height, String title, List<Mark> marks) {
  public Figure {
    marks = List.copyOf(marks);
  }

  /** The drawing as Scalable Vector Graphics 1.1. */
  public String svg() {
    return new SvgText(this).finished();
  }

  /**
   * The drawing as Portable Network Graphics at 300 dots an inch, or at as many as keep it below 50
   * million dots.
   */
  public byte[] png() {
    return new PngPicture(this).bytes();
  }
}
