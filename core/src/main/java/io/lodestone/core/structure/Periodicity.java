package io.lodestone.core.structure;

/** Along which lattice vectors a structure repeats. */
public record Periodicity(boolean a, boolean b, boolean c) {
  public static final Periodicity NONE = new Periodicity(false, false, false);
  public static final Periodicity ALL = new Periodicity(true, true, true);

  /** The number of periodic directions: 0 for a molecule, 2 for a slab, 3 for a crystal. */
  public int dimensions() {
    return (a ? 1 : 0) + (b ? 1 : 0) + (c ? 1 : 0);
  }
}
