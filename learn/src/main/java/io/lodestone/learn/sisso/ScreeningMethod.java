package io.lodestone.learn.sisso;

/** How the last rung is screened; what is found is the same. */
public enum ScreeningMethod {
  /** Tiles from the second rung on where there is one task, else one feature after the other. */
  AUTO,
  /** By matrix products, in single precision first. */
  TILES,
  /** One feature after the other, in double precision; counts those that are finite and vary. */
  EXHAUSTIVE
}
