package io.lodestone.crystal.disorder;

import io.lodestone.core.element.ElementProperty;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Occupant;
import io.lodestone.core.structure.Species;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.neighbour.NeighbourList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tells arrangements that put two atoms where only one has room, such as on both halves of a split
 * site: closer than 0.6 times the sum of their covalent radii (Cordero et al. 2008).
 */
final class Crowding {
  private static final double LEAST = 0.6;
  private static final double ANGSTROM_PER_PICOMETRE = 0.01;

  /** Of elements that no compound is known of. */
  private static final double USUAL_RADIUS = 1.5;

  /** Two places that may be too close, and for which colours of the first and second they are. */
  private record Pair(int site, int other, int[] cell, boolean[][] forbidden) {}

  private final List<Pair> pairs = new ArrayList<>();

  /**
   * @throws InvalidInput when a disordered site is too close to one that is always filled
   */
  Crowding(ParentCrystal parent, List<Sublattice> sublattices) {
    Structure primitive = parent.primitive();
    double[] reach =
        primitive.sites().stream()
            .mapToDouble(
                site ->
                    site.occupants().stream()
                        .mapToDouble(occupant -> LEAST * radius(occupant.species()))
                        .max()
                        .orElse(0))
            .toArray();
    int[] place = new int[primitive.size()];
    Arrays.fill(place, -1);
    for (int i = 0; i < parent.disordered().length; i++) {
      place[parent.disordered()[i]] = i;
    }
    Sublattice[] home = new Sublattice[parent.disordered().length];
    sublattices.forEach(s -> s.sites().forEach(site -> home[site] = s));
    NeighbourList near = NeighbourList.within(primitive, reach);
    for (int i : parent.disordered()) {
      for (int n = near.start(i); n < near.start(i + 1); n++) {
        int j = near.index(n);
        if (place[j] < 0) {
          refuse(primitive, i, j, near.distance(n));
        } else {
          int[] cell = {near.shift(n, 0), near.shift(n, 1), near.shift(n, 2)};
          add(place[i], place[j], cell, home, near.distance(n));
        }
      }
    }
  }

  private void add(int site, int other, int[] cell, Sublattice[] home, double distance) {
    List<Optional<Species>> ours = home[site].species();
    List<Optional<Species>> theirs = home[other].species();
    boolean[][] forbidden = new boolean[ours.size()][theirs.size()];
    boolean any = false;
    for (int a = 0; a < forbidden.length; a++) {
      for (int b = 0; b < theirs.size(); b++) {
        forbidden[a][b] =
            ours.get(a).isPresent()
                && theirs.get(b).isPresent()
                && distance < LEAST * (radius(ours.get(a).get()) + radius(theirs.get(b).get()));
        any |= forbidden[a][b];
      }
    }
    if (any) {
      pairs.add(new Pair(site, other, cell, forbidden));
    }
  }

  private static void refuse(Structure primitive, int i, int j, double distance) {
    for (Occupant ours : primitive.sites().get(i).occupants()) {
      for (Occupant theirs : primitive.sites().get(j).occupants()) {
        if (distance < LEAST * (radius(ours.species()) + radius(theirs.species()))) {
          throw new InvalidInput(
              null,
              null,
              "%s %.2f Å from %s, which is always there"
                  .formatted(ours.species(), distance, theirs.species()),
              "partly occupied sites with room for their atoms",
              "give the other site its occupancy too");
        }
      }
    }
  }

  /** Whether no two atoms of the arrangement are too close. */
  boolean allows(Superlattice superlattice, int[] labelling) {
    int volume = superlattice.volume();
    for (Pair pair : pairs) {
      for (int coset = 0; coset < volume; coset++) {
        int[] t = superlattice.representative(coset);
        int other =
            superlattice.coset(t[0] + pair.cell[0], t[1] + pair.cell[1], t[2] + pair.cell[2]);
        if (pair.forbidden[labelling[pair.site * volume + coset]][
            labelling[pair.other * volume + other]]) {
          return false;
        }
      }
    }
    return true;
  }

  private static double radius(Species species) {
    return species
        .element()
        .map(
            element ->
                ANGSTROM_PER_PICOMETRE
                    * element
                        .get(ElementProperty.COVALENT_RADIUS_CORDERO)
                        .orElseGet(
                            () ->
                                element
                                    .get(ElementProperty.COVALENT_RADIUS_PYYKKO)
                                    .orElse(USUAL_RADIUS / ANGSTROM_PER_PICOMETRE)))
        .orElse(USUAL_RADIUS);
  }
}
