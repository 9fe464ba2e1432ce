package io.lodestone.crystal.diffraction;

import java.util.List;

/**
 * The powder diffraction pattern of a crystal.
 *
 * @param from lower end of the range of 2θ, in degrees
 * @param to upper end, in degrees
 * @param peaks by rising angle
 * @param strongest the intensity of the strongest peak before scaling: the sum over its reflections
 *     of |F|² of one cell times the Lorentz-polarisation factor, in electrons² or fm²; 0 of a
 *     pattern without peaks
 */
public record PowderPattern(
    Radiation radiation, double from, double to, List<Peak> peaks, double strongest) {
  public PowderPattern {
    peaks = List.copyOf(peaks);
  }
}
