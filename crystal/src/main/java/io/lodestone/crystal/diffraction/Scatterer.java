package io.lodestone.crystal.diffraction;

/** The amplitude that one kind of atom scatters. */
interface Scatterer {
  /**
   * The real part of the amplitude.
   *
   * @param sSquared the square of sin θ / λ, in Å⁻²
   * @return electrons for X-rays, fm for neutrons
   */
  double amplitude(double sSquared);

  /** The imaginary part, from absorption; the same at every angle. */
  default double imaginary() {
    return 0;
  }
}
