package io.lodestone.crystal.disorder;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Occupant;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Species;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Expands a crystal with partial occupations into the distinct ordered configurations that it may
 * have in supercells of one volume.
 *
 * <p>Source: Yang, Oses and Curtarolo, Chem. Mater. 28, 6484 (2016) for partial occupation; Hart
 * and Forcade, Phys. Rev. B 77, 224115 (2008) for supercells and their symmetry.
 *
 * @param volume primitive cells in a supercell; if empty, as few as realise the occupations
 * @param tolerance how far a realised occupation may be from the stated one, where the volume is
 *     sought
 * @param draws if present, configurations are drawn at random so often instead of listed
 * @param seed of the random draws
 */
public record Ordering(OptionalInt volume, double tolerance, OptionalInt draws, long seed) {
  /** Occupations are often stated with three digits, such as 0.333. */
  private static final double USUAL_TOLERANCE = 5e-3;

  private static final int LARGEST_VOLUME = 64;
  private static final int MOST_DRAWS = 100_000;

  /** Sites of a supercell whose arrangements and permutations fit in memory. */
  private static final int MOST_PLACES = 2048;

  /** Places that are permuted in some ten seconds. */
  private static final double MOST_WORK = 5e9;

  /**
   * @throws InvalidInput when a number is out of range
   */
  public Ordering {
    if (volume.isPresent() && (volume.getAsInt() < 1 || volume.getAsInt() > LARGEST_VOLUME)) {
      throw new InvalidInput(
          null,
          null,
          Integer.toString(volume.getAsInt()),
          "a volume from 1 to " + LARGEST_VOLUME + " primitive cells",
          null);
    }
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new InvalidInput(
          null, null, Double.toString(tolerance), "a tolerance of occupations in (0, 1)", null);
    }
    if (draws.isPresent() && (draws.getAsInt() < 1 || draws.getAsInt() > MOST_DRAWS)) {
      throw new InvalidInput(
          null,
          null,
          Integer.toString(draws.getAsInt()),
          "from 1 to %,d random draws".formatted(MOST_DRAWS),
          null);
    }
  }

  /** All configurations in the smallest supercells that realise the occupations within 0.005. */
  public static Ordering smallest() {
    return new Ordering(OptionalInt.empty(), USUAL_TOLERANCE, OptionalInt.empty(), 0);
  }

  /** The same in supercells of a given volume. */
  public Ordering inVolume(int primitiveCells) {
    return new Ordering(OptionalInt.of(primitiveCells), tolerance, draws, seed);
  }

  /** The same with another tolerance of the occupations. */
  public Ordering within(double newTolerance) {
    return new Ordering(volume, newTolerance, draws, seed);
  }

  /** The same with configurations drawn at random, all with equal chance. */
  public Ordering sampled(int newDraws, long newSeed) {
    return new Ordering(volume, tolerance, OptionalInt.of(newDraws), newSeed);
  }

  /**
   * Expands a crystal. Supercells are those of its primitive standard cell, with sites at idealised
   * places.
   *
   * @throws InvalidInput when the crystal is ordered, no allowed volume realises the occupations,
   *     there are too many arrangements to list (the message says how many), or in none of them all
   *     atoms have room
   */
  public ConfigurationSet expand(Structure disordered) {
    ParentCrystal parent = new ParentCrystal(disordered);
    int cells = volume.orElseGet(() -> smallestVolume(parent));
    List<Sublattice> sublattices = sublattices(parent, cells);
    int sites = parent.disordered().length;
    if (sites * cells > MOST_PLACES) {
      throw new InvalidInput(
          null,
          null,
          "%d disordered sites in a supercell".formatted(sites * cells),
          "at most " + MOST_PLACES,
          "take a smaller volume");
    }
    // Each draw is brought to a standard form by every operation of its supercell.
    double work = (double) draws.orElse(0) * sites * cells * cells * parent.actions().size();
    if (work > MOST_WORK) {
      throw new InvalidInput(
          null,
          null,
          "%,d draws of %d disordered sites in supercells with up to %,d operations"
              .formatted(draws.orElse(0), sites * cells, cells * parent.actions().size()),
          "fewer: about %,.0f are quick".formatted(draws.orElse(0) * MOST_WORK / work),
          "draw less often or take a smaller volume");
    }
    DerivativeStructures derivative = new DerivativeStructures(parent.actions(), sites, cells);
    List<Arrangements.Group> colours =
        sublattices.stream().map(sublattice -> group(sublattice, cells)).toList();
    BigInteger total = derivative.total(colours);
    Crowding crowding = new Crowding(parent, sublattices);
    DerivativeStructures.Listing listing =
        draws.isPresent()
            ? derivative.sample(colours, crowding::allows, draws.getAsInt(), seed)
            : derivative.all(colours, crowding::allows);
    if (listing.colourings().isEmpty()) {
      throw new InvalidInput(
          null,
          null,
          "atoms too close to each other in each of %,d arrangements".formatted(listing.excluded()),
          "partly occupied sites with room for their atoms",
          "of sites that exclude each other, the occupancies add up to at most 1");
    }
    List<OrderedConfiguration> configurations =
        listing.colourings().stream()
            .map(c -> new OrderedConfiguration(structure(parent, sublattices, c), c.degeneracy()))
            .sorted(Comparator.comparingLong(OrderedConfiguration::degeneracy).reversed())
            .toList();
    return new ConfigurationSet(
        cells,
        derivative.superlattices(),
        derivative.distinctSuperlattices(),
        total,
        listing.excluded(),
        draws.isPresent(),
        sublattices,
        configurations);
  }

  private int smallestVolume(ParentCrystal parent) {
    double best = 1;
    for (int cells = 1; cells <= LARGEST_VOLUME; cells++) {
      double error =
          sublattices(parent, cells).stream().mapToDouble(Sublattice::error).max().orElse(0);
      if (error <= tolerance) {
        return cells;
      }
      best = Math.min(best, error);
    }
    throw new InvalidInput(
        null,
        null,
        "occupations that are off by %.4f at best".formatted(best),
        "a supercell of at most %d primitive cells that realises them within %s"
            .formatted(LARGEST_VOLUME, tolerance),
        "allow a larger tolerance or name the volume");
  }

  private static List<Sublattice> sublattices(ParentCrystal parent, int cells) {
    return parent.orbits().stream()
        .map(
            orbit ->
                Sublattice.of(
                    orbit, parent.primitive().sites().get(parent.disordered()[orbit[0]]), cells))
        .toList();
  }

  private static Arrangements.Group group(Sublattice sublattice, int cells) {
    int[] places = new int[sublattice.sites().size() * cells];
    int next = 0;
    for (int site : sublattice.sites()) {
      for (int coset = 0; coset < cells; coset++) {
        places[next++] = site * cells + coset;
      }
    }
    return new Arrangements.Group(
        places, sublattice.counts().stream().mapToInt(Integer::intValue).toArray());
  }

  private static Structure structure(
      ParentCrystal parent,
      List<Sublattice> sublattices,
      DerivativeStructures.Colouring colouring) {
    Structure primitive = parent.primitive();
    Lattice lattice = primitive.lattice().orElseThrow();
    Superlattice superlattice = colouring.superlattice();
    int[] rows = superlattice.rows();
    Vector3[] vectors = new Vector3[3];
    for (int i = 0; i < 3; i++) {
      vectors[i] = lattice.toCartesian(Vector3.of(rows[3 * i], rows[3 * i + 1], rows[3 * i + 2]));
    }
    Lattice supercell = new Lattice(vectors[0], vectors[1], vectors[2]);
    int[] place = new int[primitive.size()];
    Sublattice[] home = new Sublattice[primitive.size()];
    for (Sublattice sublattice : sublattices) {
      for (int site : sublattice.sites()) {
        home[parent.disordered()[site]] = sublattice;
        place[parent.disordered()[site]] = site;
      }
    }
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < primitive.size(); i++) {
      for (int coset = 0; coset < superlattice.volume(); coset++) {
        int[] t = superlattice.representative(coset);
        Vector3 position =
            supercell.toFractional(
                lattice.toCartesian(primitive.fractional(i).plus(Vector3.of(t[0], t[1], t[2]))));
        Site site = primitive.sites().get(i);
        if (home[i] == null) {
          sites.add(site.at(position));
        } else {
          int colour = colouring.labelling()[place[i] * superlattice.volume() + coset];
          Optional<Species> species = home[i].species().get(colour);
          species.ifPresent(s -> sites.add(filled(site, s, position)));
        }
      }
    }
    return Structure.crystal(supercell, sites).wrapped();
  }

  private static Site filled(Site site, Species species, Vector3 position) {
    return new Site(
        position, List.of(new Occupant(species, 1)), site.moment(), site.fixed(), site.label());
  }
}
