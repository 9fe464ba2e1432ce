package io.lodestone.core.element;

/** A block of the periodic table, named for the subshell that fills along it. */
public enum Block {
  S,
  P,
  D,
  F;

  /** The orbital angular momentum of the subshell: 0 for s to 3 for f. */
  public int angularMomentum() {
    return ordinal();
  }
}
