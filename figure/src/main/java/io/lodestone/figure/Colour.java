package io.lodestone.figure;

import io.lodestone.core.error.InvalidInput;
import java.util.Locale;

/**
 * A colour of the sRGB space with its opacity.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 * @param opacity 0 (cannot be seen) to 1
 */
public record Colour(int red, int green, int blue, double opacity) {
  public static final Colour WHITE = of("#ffffff");
  public static final Colour BLUE = of("#0072b2");
  public static final Colour VERMILION = of("#d55e00");
  public static final Colour GREEN = of("#009e73");
  public static final Colour PURPLE = of("#cc79a7");
  public static final Colour ORANGE = of("#e69f00");
  public static final Colour SKY = of("#56b4e9");
  public static final Colour STONE = of("#555555");

  /** Axes, ticks and words. */
  public static final Colour INK = of("#222222");

  /** What should be seen, but not first: outlines, lines that guide the eye. */
  public static final Colour GREY = of("#888888");

  /** Grid lines. */
  public static final Colour PALE = of("#e2e2e2");

  public Colour {
    if (((red | green | blue) & ~255) != 0 || !(opacity >= 0 && opacity <= 1)) {
      throw new IllegalArgumentException(
          "no colour: " + red + ", " + green + ", " + blue + ", " + opacity);
    }
  }

  /**
   * Reads {@code #rrggbb}.
   *
   * @throws InvalidInput when the text is no such colour
   */
  public static Colour of(String text) {
    if (!text.matches("#[0-9a-fA-F]{6}")) {
      throw new InvalidInput("colour", "", text, "six hexadecimal digits, such as #0072b2", "");
    }
    int value = Integer.parseInt(text.substring(1), 16);
    return new Colour(value >> 16, value >> 8 & 255, value & 255, 1);
  }

  /** The same colour with another opacity. */
  public Colour withOpacity(double newOpacity) {
    return new Colour(red, green, blue, newOpacity);
  }

  /** A share {@code part} (0 to 1) of the way to another colour. */
  public Colour towards(Colour other, double part) {
    return new Colour(
        (int) Math.round(red + part * (other.red - red)),
        (int) Math.round(green + part * (other.green - green)),
        (int) Math.round(blue + part * (other.blue - blue)),
        opacity + part * (other.opacity - opacity));
  }

  /** Whether white words can be read on it better than dark ones (relative luminance, WCAG 2). */
  public boolean isDark() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) < 0.25;
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  /** {@code #rrggbb}, without the opacity. */
  public String hex() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
  }
}
