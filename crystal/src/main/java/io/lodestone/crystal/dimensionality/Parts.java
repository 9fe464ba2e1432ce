package io.lodestone.crystal.dimensionality;

import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Periodicity;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.crystal.neighbour.AtomicRadius;
import io.lodestone.crystal.neighbour.NeighbourList;
import io.lodestone.crystal.reduction.WholeBasis;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Takes a structure apart into its molecules, chains, layers and networks. */
public final class Parts {
  /** Rounding of the distance at which the last bond was found. */
  private static final double ROUNDING = 1e-9;

  /**
   * In Å, beyond the sum of the covalent radii. Atoms of neighbouring layers, chains and molecules
   * of a crystal come closer (graphite 1.9, solid xenon 1.6, helium 3.0); a vacuum in a calculation
   * is wider.
   */
  private static final double VACUUM = 3.5;

  private final Structure structure;
  private final List<List<Bond>> bondsOf = new ArrayList<>();

  /** Lattice vectors from where an atom is given to where its part has it; null if not yet met. */
  private final int[][] offset;

  private Parts(Structure structure, List<Bond> bonds) {
    this.structure = structure;
    this.offset = new int[structure.size()][];
    for (int i = 0; i < structure.size(); i++) {
      bondsOf.add(new ArrayList<>());
    }
    for (Bond bond : bonds) {
      bondsOf.get(bond.from()).add(bond);
      bondsOf.get(bond.to()).add(bond.reversed());
    }
  }

  /**
   * The parts that are bonded in themselves, such as the layers of graphite. What counts as a bond
   * is what {@link Dimensionality} finds; a site of no known element is a part by itself.
   *
   * @throws IllegalArgumentException if no site has a known element
   */
  public static List<Part> bonded(Structure structure) {
    double stretch = Dimensionality.of(structure).stretch();
    BondSearch search = new BondSearch(structure);
    List<Bond> bonds =
        search.bonds(0, stretch * (1 + ROUNDING)).stream()
            .map(b -> b.between(search.site(b.from()), search.site(b.to())))
            .toList();
    return new Parts(structure, bonds).all();
  }

  /**
   * The parts with a vacuum between them: of a cell with a slab in it, the slab. A crystal is one
   * part.
   */
  public static List<Part> inVacuum(Structure structure) {
    double[] radii = new double[structure.size()];
    for (int i = 0; i < radii.length; i++) {
      radii[i] = AtomicRadius.covalent(structure.sites().get(i).mainSpecies()) + VACUUM / 2;
    }
    NeighbourList list = NeighbourList.within(structure, radii);
    List<Bond> contacts = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      for (int k = list.start(i); k < list.start(i + 1); k++) {
        Bond contact =
            new Bond(1, i, list.index(k), list.shift(k, 0), list.shift(k, 1), list.shift(k, 2));
        if (contact.isFirstEnd()) {
          contacts.add(contact);
        }
      }
    }
    return new Parts(structure, contacts).all();
  }

  private List<Part> all() {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < offset.length; i++) {
      if (offset[i] == null) {
        parts.add(from(i));
      }
    }
    return parts;
  }

  /** The part of an atom: every path of bonds is followed, and those that end elsewhere repeat. */
  private Part from(int first) {
    List<Integer> sites = new ArrayList<>();
    WholeBasis repeats = new WholeBasis();
    Deque<Integer> open = new ArrayDeque<>();
    offset[first] = new int[3];
    open.add(first);
    while (!open.isEmpty()) {
      int atom = open.remove();
      sites.add(atom);
      for (Bond bond : bondsOf.get(atom)) {
        int[] there = {
          offset[atom][0] + bond.a(), offset[atom][1] + bond.b(), offset[atom][2] + bond.c()
        };
        int[] known = offset[bond.to()];
        if (known == null) {
          offset[bond.to()] = there;
          open.add(bond.to());
        } else {
          repeats.add(there[0] - known[0], there[1] - known[1], there[2] - known[2]);
        }
      }
    }
    sites.sort(Integer::compare);
    return new Part(repeats.rank(), List.copyOf(sites), alone(sites, repeats));
  }

  /** The repeats in Å, and what completes them: vectors at right angles, as long as the longest. */
  private static Lattice lattice(WholeBasis repeats, Lattice of) {
    List<Vector3> v = new ArrayList<>(List.of(repeats.vectors(of, 1)));
    double length = v.stream().mapToDouble(Vector3::norm).max().orElse(1);
    if (v.size() == 1) {
      Vector3 along = v.getFirst();
      boolean flat = Math.abs(along.z()) <= Math.max(Math.abs(along.x()), Math.abs(along.y()));
      Vector3 across = along.cross(flat ? new Vector3(0, 0, 1) : new Vector3(1, 0, 0));
      v.add(across.scaled(length / across.norm()));
    }
    if (v.size() == 2) {
      Vector3 normal = v.get(0).cross(v.get(1));
      v.add(normal.scaled(length / normal.norm()));
    }
    return new Lattice(v.get(0), v.get(1), v.get(2));
  }

  private Structure alone(List<Integer> sites, WholeBasis repeats) {
    List<Vector3> places = new ArrayList<>();
    for (int site : sites) {
      places.add(cartesian(site));
    }
    Optional<Lattice> lattice =
        structure.lattice().isEmpty() || repeats.rank() == 0
            ? Optional.empty()
            : Optional.of(lattice(repeats, structure.lattice().get()));
    List<Site> moved = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Vector3 place = places.get(i);
      moved.add(
          structure
              .sites()
              .get(sites.get(i))
              .at(lattice.map(l -> l.toFractional(place)).orElse(place)));
    }
    int rank = repeats.rank();
    return new Structure(lattice, new Periodicity(rank > 0, rank > 1, rank > 2), moved);
  }

  private Vector3 cartesian(int site) {
    Vector3 place = structure.cartesian(site);
    return structure
        .lattice()
        .map(
            l ->
                place.plus(
                    l.toCartesian(new Vector3(offset[site][0], offset[site][1], offset[site][2]))))
        .orElse(place);
  }
}
