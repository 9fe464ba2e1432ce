package io.lodestone.represent.spectrum;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;

/**
 * A measured powder diffraction pattern.
 *
 * @param counts intensity over the angle of scattering 2θ in degrees
 * @param wavelength of the radiation, in Å
 */
public record PowderScan(Spectrum counts, double wavelength) {
  private static final UnitExpression DEGREE = UnitExpression.parse("°");

  /**
   * Takes angles in any unit.
   *
   * @throws InvalidInput when angles are not between 0 and 180°, or the wavelength not above 0
   */
  public PowderScan {
    counts = counts.in(DEGREE, counts.valueUnit());
    if (counts.from() < 0 || counts.to() > 180) {
      throw new InvalidInput(
          null, null, "2θ from " + counts.from() + " to " + counts.to(), "0 to 180°", null);
    }
    if (!(wavelength > 0 && Double.isFinite(wavelength))) {
      throw new InvalidInput(
          null, null, "a wavelength of " + wavelength + " Å", "one above 0", null);
    }
  }

  /** The intensity above the background over the scattering vector q = 4π sin θ / λ, in Å⁻¹. */
  public Spectrum overScatteringVector() {
    double degrees = (counts.to() - counts.from()) / (counts.size() - 1);
    // Peaks of powders are narrower than 2°; what is wider is background.
    int width = Math.max(1, (int) Math.round(2 / degrees));
    Spectrum background = new ClippedBackground(width).of(counts);
    double[] vectors = counts.positions();
    double[] above = counts.values();
    for (int i = 0; i < above.length; i++) {
      above[i] = Math.max(0, above[i] - background.value(i));
      vectors[i] = 4 * Math.PI * Math.sin(Math.toRadians(vectors[i] / 2)) / wavelength;
    }
    return new Spectrum(vectors, UnitExpression.parse("1/Å"), above, counts.valueUnit());
  }
}
