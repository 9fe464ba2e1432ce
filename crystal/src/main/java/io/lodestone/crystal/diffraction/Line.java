package io.lodestone.crystal.diffraction;

import io.lodestone.core.error.InvalidInput;

/**
 * One wavelength of a radiation.
 *
 * @param wavelength in Å, from 0.01 to 100
 * @param weight share of the intensity; the lines of one radiation add up to 1
 */
public record Line(double wavelength, double weight) {
  private static final double SHORTEST = 0.01;
  private static final double LONGEST = 100;

  /**
   * @throws InvalidInput when the wavelength or the weight is out of range
   */
  public Line {
    if (!(wavelength >= SHORTEST && wavelength <= LONGEST)) {
      throw new InvalidInput(
          null, null, Double.toString(wavelength), "a wavelength from 0.01 to 100 Å", null);
    }
    if (!(weight > 0 && weight <= 1)) {
      throw new InvalidInput(
          null, null, Double.toString(weight), "a share of the intensity in (0, 1]", null);
    }
  }
}
