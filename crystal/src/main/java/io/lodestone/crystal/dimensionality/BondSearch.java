package io.lodestone.crystal.dimensionality;

import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.neighbour.AtomicRadius;
import io.lodestone.crystal.neighbour.NeighbourList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the pairs of atoms whose distance is at most a multiple of the sum of their covalent radii.
 *
 * <p>Radii are those of Cordero et al., Dalton Trans. 2008, 2832; beyond curium those of Pyykkö and
 * Atsumi, Chem. Eur. J. 15, 186 (2009).
 */
final class BondSearch {
  private final Structure atoms;
  private final int[] sites;
  private final double[] radius;

  BondSearch(Structure structure) {
    sites =
        IntStream.range(0, structure.size())
            .filter(i -> structure.sites().get(i).mainSpecies().element().isPresent())
            .toArray();
    List<Site> known = Arrays.stream(sites).mapToObj(structure.sites()::get).toList();
    atoms = new Structure(structure.lattice(), structure.periodicity(), known);
    radius =
        known.stream().mapToDouble(site -> AtomicRadius.covalent(site.mainSpecies())).toArray();
  }

  /** Number of atoms; sites of an unknown species do not count. */
  int size() {
    return radius.length;
  }

  /** The number of an atom among the sites of the structure. */
  int site(int atom) {
    return sites[atom];
  }

  /** Number of directions in which the structure repeats. */
  int periodicDirections() {
    return atoms.periodicity().dimensions();
  }

  /** Every pair once with a stretch above {@code from} and up to {@code to}. */
  List<Bond> bonds(double from, double to) {
    NeighbourList list =
        NeighbourList.within(atoms, Arrays.stream(radius).map(r -> to * r).toArray());
    List<Bond> bonds = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      for (int k = list.start(i); k < list.start(i + 1); k++) {
        Bond bond = bond(list, i, k);
        if (bond.isFirstEnd() && (bond.stretch() > from || from == 0)) {
          bonds.add(bond);
        }
      }
    }
    return bonds;
  }

  private Bond bond(NeighbourList list, int i, int k) {
    int j = list.index(k);
    double stretch = list.distance(k) / (radius[i] + radius[j]);
    return new Bond(stretch, i, j, list.shift(k, 0), list.shift(k, 1), list.shift(k, 2));
  }
}
