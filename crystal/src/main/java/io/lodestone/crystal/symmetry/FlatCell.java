package io.lodestone.crystal.symmetry;

import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Occupant;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A cell in flat arrays: lattice vectors as rows, positions, and what distinguishes the sites. */
final class FlatCell {
  /** Occupancies that agree to this many parts of one belong to equal sites. */
  private static final double OCCUPANCY_PARTS = 1000;

  private final double[] rows;
  private final double[] positions;
  private final int[] kinds;

  FlatCell(double[] rows, double[] positions, int[] kinds) {
    this.rows = rows;
    this.positions = positions;
    this.kinds = kinds;
  }

  static FlatCell of(Structure structure) {
    double[] rows = structure.lattice().orElseThrow().toRows();
    List<Site> sites = structure.sites();
    double[] positions = new double[3 * sites.size()];
    for (int i = 0; i < sites.size(); i++) {
      Vector3 p = sites.get(i).position();
      positions[3 * i] = p.x();
      positions[3 * i + 1] = p.y();
      positions[3 * i + 2] = p.z();
    }
    return new FlatCell(rows, positions, kinds(sites));
  }

  /**
   * A number for each site, the same where the same species share it in the same proportions, and
   * where unknown species have the same label.
   */
  static int[] kinds(List<Site> sites) {
    Map<Object, Integer> numbers = new HashMap<>();
    int[] kinds = new int[sites.size()];
    for (int i = 0; i < kinds.length; i++) {
      Site site = sites.get(i);
      Object content = site.isOrdered() ? site.occupants().getFirst().species() : mixture(site);
      if (site.label().isPresent() && site.mainSpecies().element().isEmpty()) {
        // What is unknown is told apart by what its source calls it.
        content = List.of(content, site.label().get());
      }
      Integer number = numbers.putIfAbsent(content, numbers.size());
      kinds[i] = number == null ? numbers.size() - 1 : number;
    }
    return kinds;
  }

  private static String mixture(Site site) {
    return site.occupants().stream()
        .sorted(Comparator.comparing((Occupant o) -> o.species().toString()))
        .map(o -> o.species() + ":" + Math.round(o.occupancy() * OCCUPANCY_PARTS))
        .collect(Collectors.joining(" "));
  }

  int size() {
    return kinds.length;
  }

  double[] rows() {
    return rows;
  }

  double[] positions() {
    return positions;
  }

  int[] kinds() {
    return kinds;
  }

  Lattice lattice() {
    return Lattice.ofRows(rows);
  }

  /**
   * The same sites in the basis (a', b', c') in which the place of x is M x.
   *
   * @param newRows the new lattice vectors
   */
  FlatCell in(double[] newRows, IntMatrix m) {
    int[] e = m.toArray();
    double[] moved = new double[positions.length];
    for (int i = 0; i < moved.length; i += 3) {
      for (int k = 0; k < 3; k++) {
        moved[i + k] =
            e[3 * k] * positions[i]
                + e[3 * k + 1] * positions[i + 1]
                + e[3 * k + 2] * positions[i + 2];
      }
    }
    return new FlatCell(newRows, moved, kinds);
  }

  /** The same sites, told apart in another way. */
  FlatCell withKinds(int[] others) {
    return new FlatCell(rows, positions, others);
  }

  /** The first site of the kind that has fewest sites; the first such kind. */
  int rarestSite() {
    int[] counts = new int[kinds.length];
    for (int kind : kinds) {
      counts[kind]++;
    }
    int rarest = 0;
    for (int i = 1; i < kinds.length; i++) {
      if (counts[kinds[i]] < counts[kinds[rarest]]) {
        rarest = i;
      }
    }
    return rarest;
  }
}
