package io.lodestone.figure;

/**
 * How a line is drawn.
 *
 * @param colour its colour
 * @param width pixels of 1/96 inch
 * @param dash length of dashes and of the gaps between them, pixels; 0 for a line without gaps
 */
public record Pen(Colour colour, double width, double dash) {
  /** A line without gaps. */
  public static Pen of(Colour colour, double width) {
    return new Pen(colour, width, 0);
  }

  /** The same pen with dashes. */
  public Pen dashed() {
    return new Pen(colour, width, 4);
  }
}
