package io.lodestone.crystal.neighbour;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import java.util.List;

/**
 * The neighbours of every atom of a structure by some rule: coordination numbers, bonds and
 * polyhedra.
 *
 * @param structure whose atoms these are; disordered sites count as their main species
 * @param shells the bonds of each site, in the order of the sites, the strongest first
 */
public record Coordination(Structure structure, List<List<Bond>> shells) {
  public Coordination {
    shells = shells.stream().map(List::copyOf).toList();
  }

  /**
   * Finds the neighbours by a rule.
   *
   * @throws InvalidInput when the structure has too many pairs or atoms on top of each other
   */
  public static Coordination of(Structure structure, CoordinationRule rule) {
    return new Coordination(structure, rule.bonds(structure));
  }

  /** The bonds of one site. */
  public List<Bond> bonds(int site) {
    return shells.get(site);
  }

  /** How many neighbours a site has. */
  public int number(int site) {
    return shells.get(site).size();
  }

  /** How many neighbours a site has if each counts by its weight. */
  public double weightedNumber(int site) {
    return shells.get(site).stream().mapToDouble(Bond::weight).sum();
  }

  /**
   * Every bond once. Rules that weigh may see a bond from one of its ends only; these are listed as
   * well.
   */
  public List<Bond> distinctBonds() {
    return shells.stream()
        .flatMap(List::stream)
        .filter(bond -> bond.isFirstEnd() || !isSeenFrom(bond))
        .toList();
  }

  /** The polyhedron that the neighbours of a site form. */
  public CoordinationPolyhedron polyhedron(int site) {
    return CoordinationPolyhedron.of(
        structure.cartesian(site),
        shells.get(site).stream()
            .map(bond -> structure.cartesian(site).plus(VoronoiCell.vector(structure, bond)))
            .toList());
  }

  private boolean isSeenFrom(Bond bond) {
    return shells.get(bond.to()).stream()
        .anyMatch(
            other ->
                other.to() == bond.from()
                    && other.a() == -bond.a()
                    && other.b() == -bond.b()
                    && other.c() == -bond.c());
  }
}
