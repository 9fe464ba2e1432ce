package io.lodestone.learn.sisso;

/** Which combinations of features with units are made. */
public enum UnitRule {
  /** Sums of one unit; exponentials, logarithms, sines of plain numbers. */
  SOUND,
  /** Sums of one unit; functions of anything, as other programs of the method have it. */
  SUMS,
  /** All combinations, as if there were no units. */
  NONE
}
