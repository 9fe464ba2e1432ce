package io.lodestone.crystal.diffraction;

/** What is scattered. */
public enum Probe {
  /** X-rays, scattered by electrons; unpolarised before the sample. */
  X_RAY,
  /** Thermal neutrons, scattered by nuclei; magnetic scattering is left out. */
  NEUTRON
}
