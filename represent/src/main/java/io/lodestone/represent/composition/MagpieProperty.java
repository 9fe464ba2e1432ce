package io.lodestone.represent.composition;

import io.lodestone.core.element.Block;
import io.lodestone.core.element.Element;
import io.lodestone.core.element.ElementProperty;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A property of elements among the 22 of Magpie, and where its values come from here. */
public enum MagpieProperty {
  NUMBER("Number", "-", ElementProperty.NUMBER),
  MENDELEEV_NUMBER("MendeleevNumber", "-", MagpieProperty::mendeleevNumber),
  ATOMIC_WEIGHT("AtomicWeight", "u", ElementProperty.ATOMIC_WEIGHT),
  MELTING_POINT("MeltingT", "K", MagpieProperty::meltingPoint),
  COLUMN("Column", "-", MagpieProperty::column),
  ROW("Row", "-", ElementProperty.PERIOD),
  COVALENT_RADIUS("CovalentRadius", "pm", ElementProperty.COVALENT_RADIUS_CORDERO),
  ELECTRONEGATIVITY("Electronegativity", "-", ElementProperty.PAULING_ELECTRONEGATIVITY),
  S_VALENCE("NsValence", "-", ElementProperty.S_VALENCE_ELECTRONS),
  P_VALENCE("NpValence", "-", ElementProperty.P_VALENCE_ELECTRONS),
  D_VALENCE("NdValence", "-", ElementProperty.D_VALENCE_ELECTRONS),
  F_VALENCE("NfValence", "-", ElementProperty.F_VALENCE_ELECTRONS),
  VALENCE("NValence", "-", ElementProperty.VALENCE_ELECTRONS),
  S_UNFILLED("NsUnfilled", "-", ElementProperty.S_UNFILLED),
  P_UNFILLED("NpUnfilled", "-", ElementProperty.P_UNFILLED),
  D_UNFILLED("NdUnfilled", "-", ElementProperty.D_UNFILLED),
  F_UNFILLED("NfUnfilled", "-", ElementProperty.F_UNFILLED),
  UNFILLED("NUnfilled", "-", ElementProperty.UNFILLED),
  GROUND_STATE_VOLUME("GSvolume_pa", "angstrom^3", ElementFact.GROUND_STATE_VOLUME),
  GROUND_STATE_GAP("GSbandgap", "eV", ElementFact.GROUND_STATE_GAP),
  GROUND_STATE_MOMENT("GSmagmom", "muB", ElementFact.GROUND_STATE_MOMENT),
  SPACE_GROUP("SpaceGroupNumber", "-", ElementFact.SPACE_GROUP);

  /** Elements that the numbering of 2004 covers. */
  private static final int NUMBERED = 103;

  private final String label;
  private final String unit;
  private final ToDoubleFunction<Element> own;

  MagpieProperty(String label, String unit, ToDoubleFunction<Element> own) {
    this.label = label;
    this.unit = unit;
    this.own = own;
  }

  MagpieProperty(String label, String unit, ElementProperty property) {
    this(label, unit, element -> element.get(property).orElse(Double.NaN));
  }

  MagpieProperty(String label, String unit, ElementFact fact) {
    this(label, unit, fact::of);
  }

  /** As Magpie and matminer name it. */
  public String label() {
    return label;
  }

  /** The unit of its values; {@code -} for plain numbers. */
  public String unit() {
    return unit;
  }

  /** The value that this program knows; NaN where it knows none. */
  public double own(Element element) {
    return own.applyAsDouble(element);
  }

  /**
   * The place of the element when counted group by group (Villars et al., J. Alloys Compd. 367,
   * 167, 2004), which is printed for the elements to lawrencium; the table of the elements counts
   * all 118, which shifts the numbers and keeps the order.
   */
  private static double mendeleevNumber(Element element) {
    return element.number() > NUMBERED ? Double.NaN : 1 + ByMendeleev.ORDER.indexOf(element);
  }

  /** Elements in the order of their Mendeleev numbers, found once. */
  private static final class ByMendeleev {
    static final List<Element> ORDER =
        Element.all().subList(0, NUMBERED).stream()
            .sorted(
                Comparator.comparingDouble(
                    element -> element.get(ElementProperty.MENDELEEV_NUMBER).orElseThrow()))
            .toList();
  }

  /** The temperature at which the solid ends at 101.325 kPa: carbon sublimes. */
  private static double meltingPoint(Element element) {
    ElementProperty end =
        element == Element.C ? ElementProperty.BOILING_POINT : ElementProperty.MELTING_POINT;
    return element.get(end).orElse(Double.NaN);
  }

  /** The group, and 3 for the f block, as Magpie has it. */
  private static double column(Element element) {
    return element.block() == Block.F ? 3 : element.get(ElementProperty.GROUP).orElse(Double.NaN);
  }
}
