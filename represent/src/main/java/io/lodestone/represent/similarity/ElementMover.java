package io.lodestone.represent.similarity;

import io.lodestone.core.element.Element;
import io.lodestone.core.element.ElementProperty;
import io.lodestone.core.error.InvalidInput;
import java.util.Comparator;
import java.util.List;

/**
 * How alike two compositions are, by how far atoms have to be moved along a chemical scale to turn
 * one into the other: the element mover's distance (Hargreaves, Dyer, Gaultois, Kurlin, Rosseinsky,
 * Chem. Mater. 32, 10610, 2020) on the modified Pettifor scale (Glawe et al., New J. Phys. 18,
 * 093011, 2016).
 *
 * <p>Neighbours on the scale replace each other in crystals: Si and Ge are near, Na and Cl far. The
 * distance is the mean number of places that an atom is moved; the similarity is 1 less the
 * distance as a share of the length of the scale.
 */
public final class ElementMover implements Similarity {
  /** Ordinals of the elements that have a place, in the order of the scale. */
  private static final int[] SCALE =
      Element.all().stream()
          .filter(element -> ElementProperty.GLAWE_NUMBER.of(element).isPresent())
          .sorted(
              Comparator.comparingDouble(
                  element -> ElementProperty.GLAWE_NUMBER.of(element).getAsDouble()))
          .mapToInt(Element::ordinal)
          .toArray();

  /** Whether all elements have a place on the scale, which goes up to lawrencium. */
  public static boolean places(List<Element> elements) {
    return elements.stream()
        .allMatch(element -> ElementProperty.GLAWE_NUMBER.of(element).isPresent());
  }

  /**
   * The similarity of two compositions.
   *
   * @param a the share of each element, by rising atomic number, which add up to 1
   * @param b likewise
   */
  @Override
  public double of(double[] a, double[] b) {
    return 1 - distance(a, b) / (SCALE.length - 1);
  }

  /**
   * The element mover's distance, in places of the scale: on a line it is the area between the two
   * cumulated distributions.
   */
  public double distance(double[] a, double[] b) {
    int elements = Element.all().size();
    if (a.length != elements || b.length != elements) {
      throw new InvalidInput(
          null,
          null,
          "rows of " + a.length + " and " + b.length + " numbers",
          "the shares of " + elements + " elements",
          null);
    }
    double surplus = 0;
    double moved = 0;
    for (int ordinal : SCALE) {
      surplus += a[ordinal] - b[ordinal];
      moved += Math.abs(surplus);
    }
    return moved;
  }
}
