package io.lodestone.crystal.diffraction;

import java.util.List;

/**
 * A line of a powder pattern: the reflections that fall on one angle.
 *
 * @param twoTheta the angle of scattering 2θ, in degrees
 * @param d the distance of the lattice planes, in Å
 * @param intensity relative to the strongest peak of the pattern, which has 100
 * @param families the reflections, family by family
 */
public record Peak(double twoTheta, double d, double intensity, List<ReflectionFamily> families) {
  public Peak {
    families = List.copyOf(families);
  }

  /** How many reflections fall on the peak. */
  public int multiplicity() {
    return families.stream().mapToInt(ReflectionFamily::multiplicity).sum();
  }
}
