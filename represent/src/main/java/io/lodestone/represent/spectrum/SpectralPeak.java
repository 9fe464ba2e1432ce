package io.lodestone.represent.spectrum;

/**
 * A peak of a spectrum.
 *
 * @param position of the parabola through its three highest points
 * @param height of that parabola
 * @param prominence how far one has to go down from its highest point before going up to a higher
 *     one, or the end
 * @param width its full width where it has come down by half of the prominence
 * @param area between the valleys to its neighbours, above the straight line that joins them
 */
public record SpectralPeak(
    double position, double height, double prominence, double width, double area) {}
