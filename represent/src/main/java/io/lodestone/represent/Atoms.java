package io.lodestone.represent;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.crystal.neighbour.CellList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * The atoms of a structure, as the methods need them that look at places and elements: every site
 * filled by one known element, no two at one place.
 */
public final class Atoms {
  /** No two nuclei are nearer in any material; what is, is a mistake or disorder. */
  private static final double NEAREST = 0.1;

  private final Structure structure;
  private final Element[] elements;

  private Atoms(Structure structure, Element[] elements) {
    this.structure = structure;
    this.elements = elements;
  }

  /**
   * The atoms of a structure.
   *
   * @throws InvalidInput when there is none, when a site is disordered or holds no known element,
   *     and when two atoms are closer than 0.1 Å
   */
  public static Atoms of(Structure structure) {
    requireSites(structure);
    Element[] elements = new Element[structure.size()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = element(structure.sites().get(i), i);
    }
    Atoms atoms = new Atoms(structure, elements);
    atoms.requireApart();
    return atoms;
  }

  /**
   * The atoms of a crystal.
   *
   * @throws InvalidInput as of {@link #of}, and when the structure does not repeat in three
   *     directions
   */
  public static Atoms ofCrystal(Structure structure) {
    requireCrystal(structure);
    return of(structure);
  }

  /**
   * Refuses what is no crystal; disordered ones are let pass.
   *
   * @throws InvalidInput when the structure does not repeat in three directions or has no sites
   */
  public static void requireCrystal(Structure structure) {
    if (structure.periodicity().dimensions() != 3) {
      throw new InvalidInput(
          null,
          null,
          "one that repeats in " + structure.periodicity().dimensions() + " directions",
          "a crystal, which repeats in three directions",
          null);
    }
    requireSites(structure);
  }

  /** The structure whose atoms these are. */
  public Structure structure() {
    return structure;
  }

  /** The number of atoms, which is that of sites. */
  public int size() {
    return elements.length;
  }

  /** The element of an atom. */
  public Element element(int atom) {
    return elements[atom];
  }

  /** The atomic number of an atom. */
  public int number(int atom) {
    return elements[atom].number();
  }

  /** The elements that there are. */
  public EnumSet<Element> elements() {
    return EnumSet.copyOf(List.of(elements));
  }

  /** The stated positions, Cartesian, in Å: x, y, z of each atom. */
  public double[] positions() {
    double[] positions = new double[3 * elements.length];
    for (int i = 0; i < elements.length; i++) {
      Vector3 at = structure.cartesian(i);
      positions[3 * i] = at.x();
      positions[3 * i + 1] = at.y();
      positions[3 * i + 2] = at.z();
    }
    return positions;
  }

  private static void requireSites(Structure structure) {
    if (structure.size() == 0) {
      throw new InvalidInput(null, null, "no sites", "a structure with at least one atom", null);
    }
  }

  private static Element element(Site site, int index) {
    if (!site.isOrdered()) {
      throw new InvalidInput(
          null,
          "site " + (index + 1),
          "a disordered site",
          "sites that one element fills",
          "take ordered crystals in its place, as the commands pocc and ensemble make them");
    }
    Optional<Element> element = site.mainSpecies().element();
    return element.orElseThrow(
        () ->
            new InvalidInput(
                null, "site " + (index + 1), "an unknown species", "a known element", null));
  }

  private void requireApart() {
    CellList cells = new CellList(structure, NEAREST);
    for (int i = 0; i < elements.length; i++) {
      int centre = i;
      cells.visit(
          centre,
          NEAREST,
          (j, a, b, c, squared) -> {
            throw new InvalidInput(
                null,
                "sites " + (centre + 1) + " and " + (j + 1),
                "%.3f Å apart".formatted(Math.sqrt(squared)),
                "atoms at least " + NEAREST + " Å apart",
                null);
          });
    }
  }
}
