package io.lodestone.represent.geometry;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.crystal.diffraction.Radiation;
import java.util.List;

/** What can be set of a powder pattern on a grid. */
public record DiffractionSettings(
    @Setting(value = "CuKa", text = "anode and line, wavelength in Å, or neutron") String radiation,
    @Setting(value = "two_theta", text = "what the grid counts") Axis axis,
    @Setting(value = "none", text = "first+last value; none for 10 to 90 degrees, on either axis")
        List<Double> range,
    @Setting(value = "160", text = "steps of the grid") int points,
    @Setting(value = "0", text = "width of the Gaussians; 0 for a step of the grid") double sigma) {
  /** What the grid counts. */
  public enum Axis {
    /** The angle of scattering, in degrees. */
    TWO_THETA,
    /** The length of the scattering vector, 4π sin θ / λ, in 1/Å. */
    Q
  }

  private static final double FIRST = 10;
  private static final double LAST = 90;

  /**
   * @throws InvalidInput when the radiation is not known, or the range not within 0 and 180 degrees
   */
  public DiffractionSettings {
    Radiation beam = Radiation.parse(radiation);
    if (!range.isEmpty() && range.size() != 2) {
      throw new InvalidInput(
          null, "range", range.size() + " numbers", "two, as in 10+90", "none for what suits it");
    }
    if (points < 2 || points > 100_000) {
      throw new InvalidInput(
          null, "points", Integer.toString(points), "from 2 to 100000 points", null);
    }
    if (!(sigma >= 0)) {
      throw new InvalidInput(null, "sigma", Double.toString(sigma), "a width of at least 0", null);
    }
    double most = axis == Axis.Q ? vector(180, beam) : 180;
    if (!range.isEmpty() && !(range.get(0) >= 0 && range.get(0) < range.get(1))
        || !range.isEmpty() && !(range.get(1) <= most)) {
      throw new InvalidInput(
          null,
          "range",
          range.get(0) + " to " + range.get(1),
          "rising values from 0 to %.4f".formatted(most),
          null);
    }
  }

  Radiation beam() {
    return Radiation.parse(radiation);
  }

  double first() {
    return range.isEmpty() ? of(FIRST) : range.get(0);
  }

  double last() {
    return range.isEmpty() ? of(LAST) : range.get(1);
  }

  String unit() {
    return axis == Axis.Q ? "1/Å" : "deg";
  }

  /** An angle of scattering, in degrees, as a value of the axis. */
  double of(double twoTheta) {
    return axis == Axis.Q ? vector(twoTheta, beam()) : twoTheta;
  }

  /** A value of the axis as an angle of scattering, in degrees; kept within 0 and 180. */
  double twoTheta(double value) {
    if (axis == Axis.TWO_THETA) {
      return Math.clamp(value, 0, 180);
    }
    double sine = value * beam().meanWavelength() / (4 * Math.PI);
    return 2 * Math.toDegrees(Math.asin(Math.clamp(sine, 0, 1)));
  }

  private static double vector(double twoTheta, Radiation beam) {
    return 4 * Math.PI * Math.sin(Math.toRadians(twoTheta / 2)) / beam.meanWavelength();
  }
}
