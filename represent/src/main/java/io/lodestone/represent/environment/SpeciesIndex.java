package io.lodestone.represent.environment;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The elements that a representation has columns for, numbered by atomic number. */
public final class SpeciesIndex {
  private final List<Element> elements;
  private final int[] place;

  /**
   * Numbers a set of elements.
   *
   * @throws InvalidInput when there are none
   */
  public SpeciesIndex(Set<Element> set) {
    if (set.isEmpty()) {
      throw new InvalidInput(
          null, null, "none", "the elements that the structures hold", "give at least one");
    }
    elements = new ArrayList<>(new TreeSet<>(set));
    place = new int[Element.values().length];
    Arrays.fill(place, -1);
    for (int i = 0; i < elements.size(); i++) {
      place[elements.get(i).ordinal()] = i;
    }
  }

  public int size() {
    return elements.size();
  }

  public Element element(int index) {
    return elements.get(index);
  }

  /**
   * The number of the element on each site.
   *
   * @throws InvalidInput for a structure without sites, a site that is shared or partly empty, or
   *     an element that has no number
   */
  public int[] of(Structure structure) {
    if (structure.size() == 0) {
      throw new InvalidInput(null, null, "no sites", "a structure with at least one atom", null);
    }
    int[] species = new int[structure.size()];
    for (int i = 0; i < species.length; i++) {
      Site site = structure.sites().get(i);
      if (!site.isOrdered()) {
        throw new InvalidInput(
            null,
            "site " + (i + 1),
            "a site that is shared or partly empty",
            "a site that one atom fills",
            "take an ordered structure in its place");
      }
      species[i] = site.mainSpecies().element().map(element -> place[element.ordinal()]).orElse(-1);
      if (species[i] < 0) {
        throw new InvalidInput(
            null,
            "site " + (i + 1),
            site.mainSpecies().symbol(),
            "one of " + symbols(),
            "the representation was made for these elements");
      }
    }
    return species;
  }

  private String symbols() {
    return elements.stream().map(Element::symbol).collect(Collectors.joining(", "));
  }
}
