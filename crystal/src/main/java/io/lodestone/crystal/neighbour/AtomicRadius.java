package io.lodestone.crystal.neighbour;

import io.lodestone.core.element.Element;
import io.lodestone.core.element.ElementProperty;
import io.lodestone.core.structure.Species;

/** How large atoms are, in Å, for telling bonds from contacts. */
public final class AtomicRadius {
  private static final double ANGSTROM_PER_PICOMETRE = 0.01;

  private AtomicRadius() {}

  /** Cordero et al. 2008, or Pyykkö and Atsumi 2009; 0 for an unknown species. */
  public static double covalent(Species species) {
    return species.element().map(AtomicRadius::covalent).orElse(0.0);
  }

  private static double covalent(Element element) {
    return ANGSTROM_PER_PICOMETRE
        * element
            .get(ElementProperty.COVALENT_RADIUS_CORDERO)
            .orElseGet(() -> element.get(ElementProperty.COVALENT_RADIUS_PYYKKO).orElseThrow());
  }
}
