package io.lodestone.core.structure;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.PhysicalConstant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An arrangement of atoms: a crystal, a slab, a wire or a molecule.
 *
 * @param lattice the lattice; required where any direction repeats
 * @param periodicity the directions that repeat
 * @param sites positions in fractions of the lattice if there is one, else Cartesian in Å
 */
public record Structure(Optional<Lattice> lattice, Periodicity periodicity, List<Site> sites) {
  /** One u per Å³ in g/cm³. */
  private static final double GRAM_PER_CM3 = PhysicalConstant.ATOMIC_MASS.value() * 1e27;

  /**
   * @throws InvalidInput when a periodic structure lacks a lattice
   */
  public Structure {
    Objects.requireNonNull(periodicity);
    sites = List.copyOf(sites);
    if (lattice.isEmpty() && periodicity.dimensions() > 0) {
      throw new InvalidInput(
          null, null, "none", "a lattice for a structure that repeats in space", null);
    }
  }

  /** A crystal, with sites in fractional coordinates. */
  public static Structure crystal(Lattice lattice, List<Site> sites) {
    return new Structure(Optional.of(lattice), Periodicity.ALL, sites);
  }

  /** A structure without a lattice, with sites in Cartesian coordinates, Å. */
  public static Structure molecule(List<Site> sites) {
    return new Structure(Optional.empty(), Periodicity.NONE, sites);
  }

  public int size() {
    return sites.size();
  }

  /** The Cartesian position of one site, in Å. */
  public Vector3 cartesian(int site) {
    Vector3 position = sites.get(site).position();
    return lattice.isPresent() ? lattice.get().toCartesian(position) : position;
  }

  /**
   * The position of one site in fractions of the lattice vectors.
   *
   * @throws IllegalStateException for a structure without a lattice
   */
  public Vector3 fractional(int site) {
    requireLattice();
    return sites.get(site).position();
  }

  /** The volume of the cell, in Å³; none without a lattice. */
  public OptionalDouble volume() {
    return lattice.isPresent() ? OptionalDouble.of(lattice.get().volume()) : OptionalDouble.empty();
  }

  /** The mass of the atoms in the cell, in u, each site with its occupancy. */
  public double mass() {
    double mass = 0;
    for (Site site : sites) {
      for (Occupant occupant : site.occupants()) {
        mass += occupant.occupancy() * occupant.species().mass();
      }
    }
    return mass;
  }

  /** The density of a crystal, in g/cm³; none for what does not repeat in all directions. */
  public OptionalDouble density() {
    return periodicity.dimensions() == 3
        ? OptionalDouble.of(mass() / lattice.orElseThrow().volume() * GRAM_PER_CM3)
        : OptionalDouble.empty();
  }

  /** Whether every site is filled by one species. */
  public boolean isOrdered() {
    return sites.stream().allMatch(Site::isOrdered);
  }

  /**
   * The amounts of the elements in the cell, each site with its occupancy. Unknown species do not
   * count.
   */
  public Composition composition() {
    Composition.Builder amounts = Composition.builder();
    for (Site site : sites) {
      for (Occupant occupant : site.occupants()) {
        occupant
            .species()
            .element()
            .ifPresent(element -> amounts.add(element, occupant.occupancy()));
      }
    }
    return amounts.build();
  }

  /** The same structure with every fractional coordinate of a periodic direction in [0, 1). */
  public Structure wrapped() {
    if (lattice.isEmpty()) {
      return this;
    }
    List<Site> wrapped =
        sites.stream()
            .map(
                site -> {
                  Vector3 p = site.position();
                  return site.at(
                      new Vector3(
                          periodicity.a() ? wrap(p.x()) : p.x(),
                          periodicity.b() ? wrap(p.y()) : p.y(),
                          periodicity.c() ? wrap(p.z()) : p.z()));
                })
            .toList();
    return new Structure(lattice, periodicity, wrapped);
  }

  /**
   * The structure repeated along its lattice vectors; the copies of one site follow each other.
   *
   * @param na how often along a, at least 1; likewise nb and nc
   * @throws IllegalStateException for a structure without a lattice
   */
  public Structure supercell(int na, int nb, int nc) {
    requireLattice();
    if (na < 1 || nb < 1 || nc < 1) {
      throw new IllegalArgumentException("a supercell repeats at least once along each vector");
    }
    int copies = Math.multiplyExact(Math.multiplyExact(na, nb), nc);
    List<Site> repeated = new ArrayList<>(Math.multiplyExact(sites.size(), copies));
    for (Site site : sites) {
      Vector3 p = site.position();
      for (int i = 0; i < na; i++) {
        for (int j = 0; j < nb; j++) {
          for (int k = 0; k < nc; k++) {
            repeated.add(
                site.at(new Vector3((p.x() + i) / na, (p.y() + j) / nb, (p.z() + k) / nc)));
          }
        }
      }
    }
    return new Structure(lattice.map(l -> l.supercell(na, nb, nc)), periodicity, repeated);
  }

  private void requireLattice() {
    if (lattice.isEmpty()) {
      throw new IllegalStateException("a structure without a lattice has no fractions of it");
    }
  }

  private static double wrap(double fraction) {
    double wrapped = fraction - Math.floor(fraction);
    // A tiny negative fraction rounds up to 1, which is the same place as 0.
    return wrapped == 1 ? 0 : wrapped;
  }
}
