package io.lodestone.figure;

import java.util.Arrays;
import java.util.List;

/**
 * Colours for numbers between 0 and 1; each map can be read by colour-blind people, and all but the
 * diverging one also without colours.
 */
public enum ColourMap {
  /** Dark violet over green to yellow (van der Walt and Smith, 2015). */
  VIRIDIS(
      "#440154", "#482878", "#3e4989", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6ece58",
      "#b5de2b", "#fde725"),

  /** White to dark blue (ColorBrewer): for shares, where nothing should look like nothing. */
  BLUES("#f7fbff", "#c6dbef", "#6baed6", "#2171b5", "#08306b"),

  /** Blue over grey to red (Moreland, 2009): for low and high about a middle. */
  COOL_WARM("#3b4cc0", "#7b9ff9", "#c0d4f5", "#dddddd", "#f2cbb7", "#ee8468", "#b40426");

  private final List<Colour> stops;

  ColourMap(String... stops) {
    this.stops = Arrays.stream(stops).map(Colour::of).toList();
  }

  /** The colour at a place; places below 0 and above 1 have those of the ends. */
  public Colour at(double place) {
    double scaled = Math.clamp(place, 0, 1) * (stops.size() - 1);
    int lower = Math.min((int) scaled, stops.size() - 2);
    return stops.get(lower).towards(stops.get(lower + 1), scaled - lower);
  }
}
