package io.lodestone.figure;

/**
 * How words look, and which point of them lies at their place.
 *
 * @param size height of the type, pixels of 1/96 inch
 * @param bold whether the strokes are heavy
 * @param colour colour of the letters
 * @param anchor which point of the base line lies at the place
 * @param angle degrees by which the words are turned about their place, against the clock
 */
public record TextStyle(double size, boolean bold, Colour colour, Anchor anchor, double angle) {
  /** The point of the words that lies at their place. */
  public enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** Words of a figure: 13 pixels, dark, beginning at their place. */
  public static final TextStyle PLAIN = new TextStyle(13, false, Colour.INK, Anchor.START, 0);

  public TextStyle sized(double newSize) {
    return new TextStyle(newSize, bold, colour, anchor, angle);
  }

  public TextStyle heavy() {
    return new TextStyle(size, true, colour, anchor, angle);
  }

  public TextStyle coloured(Colour newColour) {
    return new TextStyle(size, bold, newColour, anchor, angle);
  }

  public TextStyle centred() {
    return new TextStyle(size, bold, colour, Anchor.MIDDLE, angle);
  }

  public TextStyle ending() {
    return new TextStyle(size, bold, colour, Anchor.END, angle);
  }

  public TextStyle turned(double newAngle) {
    return new TextStyle(size, bold, colour, anchor, newAngle);
  }

  /** The room that words take along their base line, pixels. */
  public double width(String words) {
    return size * Typeface.of(bold).width(words);
  }

  /**
   * The words themselves or, where they do not fit into the room, their beginning and an ellipsis.
   */
  public String shortened(String words, double room) {
    if (width(words) <= room) {
      return words;
    }
    int end = words.length();
    while (end > 1 && width(words.substring(0, end) + "…") > room) {
      end = words.offsetByCodePoints(end, -1);
    }
    return words.substring(0, end) + "…";
  }
}
