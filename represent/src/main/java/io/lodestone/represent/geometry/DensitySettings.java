package io.lodestone.represent.geometry;

import io.lodestone.core.element.ElementProperty;
import io.lodestone.core.settings.Setting;

/** What can be set of the density features. */
public record DensitySettings(
    @Setting(value = "atomic", text = "radii of the spheres that fill the packing fraction")
        Radius radius) {
  /** Radii of atoms. */
  public enum Radius {
    /** J. C. Slater, J. Chem. Phys. 41, 3199 (1964). */
    ATOMIC(ElementProperty.ATOMIC_RADIUS_SLATER),
    /** B. Cordero et al., Dalton Trans. 2832 (2008). */
    COVALENT(ElementProperty.COVALENT_RADIUS_CORDERO),
    /** For twelve neighbours. */
    METALLIC(ElementProperty.METALLIC_RADIUS);

    private final ElementProperty property;

    Radius(ElementProperty property) {
      this.property = property;
    }

    ElementProperty property() {
      return property;
    }
  }
}
