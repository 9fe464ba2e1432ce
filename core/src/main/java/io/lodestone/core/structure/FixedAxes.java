package io.lodestone.core.structure;

/**
 * The coordinates of a site that a relaxation must not change.
 *
 * <p>The axes are the lattice vectors where the structure has a lattice (as VASP's selective
 * dynamics has it), else the Cartesian axes.
 */
public record FixedAxes(boolean first, boolean second, boolean third) {
  public static final FixedAxes NONE = new FixedAxes(false, false, false);
  public static final FixedAxes ALL = new FixedAxes(true, true, true);
}
