package io.lodestone.archive.parse;

/** What a file is to the files beside it in its folder. */
public enum Role {
  /** The main file of a calculation, richest in content. */
  CALCULATION,
  /**
   * A main file only where its program left no richer one in the folder: OUTCAR beside vasprun.xml.
   */
  CALCULATION_FALLBACK,
  /** A structure of its own, unless a calculation in the folder owns it. */
  STRUCTURE,
  /** A measurement, always on its own. */
  MEASUREMENT,
  /** A table of materials, always on its own. */
  TABLE
}
