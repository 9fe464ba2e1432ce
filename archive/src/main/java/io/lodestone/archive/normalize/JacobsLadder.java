package io.lodestone.archive.normalize;

import java.util.Collection;

/**
 * The rungs of Jacob's ladder of density functionals (Perdew and Schmidt, AIP Conf. Proc. 577, 1
 * (2001)), read off libxc names.
 */
enum JacobsLadder {
  LDA("LDA"),
  GGA("GGA"),
  META_GGA("meta-GGA"),
  HYBRID("hybrid"),
  DOUBLE_HYBRID("double-hybrid");

  private final String label;

  JacobsLadder(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** The highest rung of the parts of a functional, or null where there is none. */
  static JacobsLadder of(Collection<String> libxcNames) {
    JacobsLadder highest = null;
    for (String name : libxcNames) {
      JacobsLadder rung = of(name);
      if (rung != null && (highest == null || rung.compareTo(highest) > 0)) {
        highest = rung;
      }
    }
    return highest;
  }

  private static JacobsLadder of(String name) {
    if (name.startsWith("HYB_")) {
      return name.contains("B2PLYP") ? DOUBLE_HYBRID : HYBRID;
    }
    if (name.startsWith("HF_")) {
      return HYBRID;
    }
    if (name.startsWith("MGGA_")) {
      return META_GGA;
    }
    if (name.startsWith("GGA_")) {
      return GGA;
    }
    return name.startsWith("LDA_") ? LDA : null;
  }
}
