package io.lodestone.figure;

import java.util.List;

/**
 * Colours for kinds of things.
 *
 * @param colours at least one
 */
public record Palette(List<Colour> colours) {
  /**
   * Seven colours that colour-blind people tell apart too (Okabe and Ito, Color Universal Design,
   * 2008), in an order in which neighbours differ in lightness.
   */
  public static final Palette KINDS =
      new Palette(
          List.of(
              Colour.BLUE,
              Colour.VERMILION,
              Colour.GREEN,
              Colour.PURPLE,
              Colour.ORANGE,
              Colour.SKY,
              Colour.STONE));

  public Palette {
    colours = List.copyOf(colours);
  }

  /** The colour of kind {@code number} (from 0); they repeat when there are more kinds. */
  public Colour colour(int number) {
    return colours.get(Math.floorMod(number, colours.size()));
  }
}
