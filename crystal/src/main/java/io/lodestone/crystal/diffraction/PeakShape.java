package io.lodestone.crystal.diffraction;

import io.lodestone.core.error.InvalidInput;

/**
 * The shape that an instrument gives to a peak: pseudo-Voigt, with a width that changes with the
 * angle as FWHM² = U tan² θ + V tan θ + W (Caglioti, Paoletti and Ricci, Nucl. Instrum. 3, 223,
 * 1958).
 *
 * @param u in degrees², likewise v and w
 * @param mixing share of the Lorentzian, from 0 (Gaussian) to 1
 */
public record PeakShape(double u, double v, double w, double mixing) {
  /** Steps of a profile that are not too many to keep. */
  private static final double MOST_STEPS = 1e6;

  /** Widths from its centre beyond which a peak is dark. */
  private static final double REACH = 50;

  /** Narrowest peak, in degrees. */
  private static final double NARROWEST = 1e-4;

  /**
   * @throws InvalidInput when a number is not finite or the mixing is not within 0 and 1
   */
  public PeakShape {
    if (!Double.isFinite(u) || !Double.isFinite(v) || !Double.isFinite(w)) {
      throw new InvalidInput(null, null, u + " " + v + " " + w, "finite U, V and W", null);
    }
    if (!(mixing >= 0 && mixing <= 1)) {
      throw new InvalidInput(null, null, Double.toString(mixing), "a mixing from 0 to 1", null);
    }
  }

  /**
   * Half Gaussian, half Lorentzian, of one width.
   *
   * @param fwhm full width at half maximum, in degrees, above 0
   * @throws InvalidInput when it is not
   */
  public static PeakShape ofWidth(double fwhm) {
    if (!(fwhm >= NARROWEST && fwhm <= 180)) {
      throw new InvalidInput(
          null, null, Double.toString(fwhm), "a width from 0.0001 to 180 degrees", null);
    }
    return new PeakShape(0, 0, fwhm * fwhm, 0.5);
  }

  /**
   * The full width at half maximum of a peak at an angle 2θ, both in degrees; at least 10⁻⁴.
   *
   * @throws InvalidInput where U, V and W give no width
   */
  public double width(double twoTheta) {
    double tangent = Math.tan(Math.toRadians(twoTheta / 2));
    double square = (u * tangent + v) * tangent + w;
    if (!(square > 0)) {
      throw new InvalidInput(
          null,
          null,
          "U, V and W that give FWHM² = %s at %s degrees".formatted(square, twoTheta),
          "a width above 0 at each peak",
          null);
    }
    return Math.max(NARROWEST, Math.sqrt(square));
  }

  /**
   * What a detector would count: each peak spread over its neighbourhood, with its intensity for
   * area.
   *
   * @param step of 2θ, in degrees, above 0
   * @return intensity per degree at from, from + step, ... up to the end of the range
   * @throws InvalidInput when the step is not above 0 or more than a million fit into the range
   */
  public double[] profile(PowderPattern pattern, double step) {
    double steps = (pattern.to() - pattern.from()) / step;
    if (!(step > 0 && steps <= MOST_STEPS)) {
      throw new InvalidInput(
          null, null, Double.toString(step), "a step that fits at most a million times", null);
    }
    double[] profile = new double[(int) Math.floor(steps * (1 + 1e-12)) + 1];
    for (Peak peak : pattern.peaks()) {
      double width = width(peak.twoTheta());
      double centre = (peak.twoTheta() - pattern.from()) / step;
      double reach = REACH * width / step;
      int first = (int) Math.max(0, Math.ceil(centre - reach));
      int last = (int) Math.min(profile.length - 1.0, Math.floor(centre + reach));
      for (int i = first; i <= last; i++) {
        profile[i] += peak.intensity() * at((i - centre) * step / width) / width;
      }
    }
    return profile;
  }

  /** The shape with width 1 and area 1. */
  private double at(double x) {
    double fourSquares = 4 * x * x;
    double gaussian = 2 * Math.sqrt(Math.log(2) / Math.PI) * Math.exp(-Math.log(2) * fourSquares);
    double lorentzian = 2 / Math.PI / (1 + fourSquares);
    return mixing * lorentzian + (1 - mixing) * gaussian;
  }
}
