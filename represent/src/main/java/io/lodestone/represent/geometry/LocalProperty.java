package io.lodestone.represent.geometry;

import io.lodestone.core.element.Block;
import io.lodestone.core.element.Element;
import io.lodestone.core.element.ElementProperty;
import java.util.OptionalDouble;

/** A property of elements by which neighbours are compared. */
enum LocalProperty {
  NUMBER("atomic number", ElementProperty.NUMBER),
  MENDELEEV_NUMBER("Mendeleev number", ElementProperty.MENDELEEV_NUMBER),
  ATOMIC_WEIGHT("atomic weight", ElementProperty.ATOMIC_WEIGHT),
  MELTING_POINT("melting point", ElementProperty.MELTING_POINT),
  GROUP("group", ElementProperty.GROUP),
  PERIOD("period", ElementProperty.PERIOD),
  COVALENT_RADIUS("covalent radius", ElementProperty.COVALENT_RADIUS_CORDERO),
  ELECTRONEGATIVITY("electronegativity", ElementProperty.PAULING_ELECTRONEGATIVITY),
  S_VALENCE("s valence electrons", ElementProperty.S_VALENCE_ELECTRONS),
  P_VALENCE("p valence electrons", ElementProperty.P_VALENCE_ELECTRONS),
  D_VALENCE("d valence electrons", ElementProperty.D_VALENCE_ELECTRONS),
  F_VALENCE("f valence electrons", ElementProperty.F_VALENCE_ELECTRONS),
  VALENCE("valence electrons", ElementProperty.VALENCE_ELECTRONS),
  S_UNFILLED("s unfilled", ElementProperty.S_UNFILLED),
  P_UNFILLED("p unfilled", ElementProperty.P_UNFILLED),
  D_UNFILLED("d unfilled", ElementProperty.D_UNFILLED),
  F_UNFILLED("f unfilled", ElementProperty.F_UNFILLED),
  UNFILLED("unfilled", ElementProperty.UNFILLED);

  private final String label;
  private final ElementProperty property;

  LocalProperty(String label, ElementProperty property) {
    this.label = label;
    this.property = property;
  }

  String label() {
    return label;
  }

  String unit() {
    return property.unit().text();
  }

  /** The value; empty where it is not known. The f block counts to group 3. */
  OptionalDouble of(Element element) {
    return this == GROUP && element.block() == Block.F
        ? OptionalDouble.of(3)
        : element.get(property);
  }
}
