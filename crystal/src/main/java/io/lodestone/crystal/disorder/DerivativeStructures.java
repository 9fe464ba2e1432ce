package io.lodestone.crystal.disorder;

import io.lodestone.core.error.InvalidInput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The distinct ways to colour the sites of a parent crystal in all supercells of one volume.
 *
 * <p>Superlattices are listed in Hermite normal form, one of each set that the parent's operations
 * take into each other; in its cell the colourings are listed by number, and of each orbit under
 * the operations that keep the superlattice the first is kept (Hart and Forcade, Phys. Rev. B 77,
 * 224115, 2008, and 80, 014120, 2009; Hart, Nelson and Forcade, Comput. Mater. Sci. 59, 101, 2012).
 * Colourings that repeat within the cell occur in several superlattices and are joined.
 */
final class DerivativeStructures {
  /** Colourings that can be listed in seconds. */
  static final long MOST = 5_000_000;

  /** Distinct colourings that can be kept. */
  private static final int MOST_DISTINCT = 100_000;

  /**
   * A colouring that stands for all that are equivalent.
   *
   * @param labelling the colour of place {@code site * volume + coset}
   * @param degeneracy how many colourings of how many superlattices it stands for
   * @param repeats whether it has a smaller cell than the superlattice
   */
  record Colouring(Superlattice superlattice, int[] labelling, long degeneracy, boolean repeats) {}

  /** Tells colourings that are to be left out, equivalent ones alike. */
  @FunctionalInterface
  interface Allowance {
    boolean allows(Superlattice superlattice, int[] labelling);
  }

  /**
   * Distinct colourings.
   *
   * @param excluded how many were left out, equivalent ones counted each
   */
  record Listing(List<Colouring> colourings, long excluded) {}

  /** Superlattices that operations of the parent take into each other. */
  private record Orbit(Superlattice first, int size) {}

  /** What a colouring is called, whatever superlattice it was met in. */
  private record Name(Superlattice periods, List<Integer> labelling) {}

  private final List<ParentAction> actions;
  private final int sites;
  private final List<Superlattice> superlattices;
  private final List<Orbit> orbits = new ArrayList<>();
  private final Map<Superlattice, SupercellGroup> groups = new HashMap<>();

  /**
   * @param actions the operations of the parent, lattice translations of its cell left out
   * @param sites how many sites of the parent cell are coloured
   * @param volume how many parent cells a supercell holds
   */
  DerivativeStructures(List<ParentAction> actions, int sites, int volume) {
    this.actions = List.copyOf(actions);
    this.sites = sites;
    superlattices = Superlattice.all(volume);
    Map<Superlattice, Boolean> seen = new HashMap<>();
    for (Superlattice superlattice : superlattices) {
      if (seen.containsKey(superlattice)) {
        continue;
      }
      int size = 0;
      for (ParentAction action : actions) {
        if (seen.put(superlattice.image(action.rotation()), true) == null) {
          size++;
        }
      }
      orbits.add(new Orbit(superlattice, size));
    }
  }

  /** How many superlattices there are, and how many of them are distinct. */
  int superlattices() {
    return superlattices.size();
  }

  int distinctSuperlattices() {
    return orbits.size();
  }

  /** How many colourings there are, equivalent ones counted each, in all superlattices. */
  BigInteger total(List<Arrangements.Group> colours) {
    return Arrangements.count(colours).multiply(BigInteger.valueOf(superlattices.size()));
  }

  /**
   * Lists the distinct colourings with given numbers of each colour.
   *
   * @throws InvalidInput when more than {@link #MOST} would have to be looked at, or more than a
   *     hundred thousand are distinct
   */
  Listing all(List<Arrangements.Group> colours, Allowance allowance) {
    BigInteger work = Arrangements.count(colours).multiply(BigInteger.valueOf(orbits.size()));
    if (work.compareTo(BigInteger.valueOf(MOST)) > 0) {
      throw new InvalidInput(
          null,
          null,
          "%s arrangements in %,d supercells".formatted(legible(work), orbits.size()),
          "at most %,d".formatted(MOST),
          "take a smaller volume, allow a larger error of the occupations, or a random sample");
    }
    Arrangements arrangements = new Arrangements(colours);
    List<Colouring> found = new ArrayList<>();
    Map<Name, Integer> repeating = new HashMap<>();
    long excluded = 0;
    for (Orbit orbit : orbits) {
      excluded += list(orbit, arrangements, allowance, found, repeating);
    }
    return new Listing(found, excluded);
  }

  /** The number, or its magnitude where no one would read the digits. */
  private static String legible(BigInteger number) {
    return number.bitLength() < Long.SIZE
        ? "%,d".formatted(number)
        : "%.1e".formatted(new BigDecimal(number));
  }

  /** Lists the colourings of one superlattice and says how many were left out. */
  private long list(
      Orbit orbit,
      Arrangements arrangements,
      Allowance allowance,
      List<Colouring> found,
      Map<Name, Integer> repeating) {
    SupercellGroup group = group(orbit.first);
    long excluded = 0;
    int count = (int) arrangements.count();
    BitSet seen = new BitSet(count);
    int[] labelling = new int[sites * orbit.first.volume()];
    int[] image = new int[labelling.length];
    for (int number = 0; number < count; number = seen.nextClearBit(number)) {
      arrangements.fill(number, labelling);
      long degeneracy = 0;
      for (int[] permutation : group.permutations()) {
        for (int place = 0; place < labelling.length; place++) {
          image[permutation[place]] = labelling[place];
        }
        int other = (int) arrangements.number(image);
        if (!seen.get(other)) {
          seen.set(other);
          degeneracy++;
        }
      }
      degeneracy *= orbit.size;
      if (!allowance.allows(orbit.first, labelling)) {
        excluded += degeneracy;
        continue;
      }
      Superlattice periods = group.periods(labelling);
      boolean repeats = !periods.equals(orbit.first);
      if (repeats) {
        Name name = name(orbit.first, periods, labelling);
        Integer earlier = repeating.putIfAbsent(name, found.size());
        if (earlier != null) {
          Colouring same = found.get(earlier);
          found.set(
              earlier,
              new Colouring(same.superlattice, same.labelling, same.degeneracy + degeneracy, true));
          continue;
        }
      }
      if (found.size() == MOST_DISTINCT) {
        throw new InvalidInput(
            null,
            null,
            "more than %,d distinct configurations".formatted(MOST_DISTINCT),
            "fewer",
            "take a smaller volume or a random sample");
      }
      found.add(new Colouring(orbit.first, labelling.clone(), degeneracy, repeats));
    }
    return excluded;
  }

  /**
   * Draws colourings at random, all that there are with equal chance, and joins equivalent ones;
   * the degeneracy is how often one was drawn.
   */
  Listing sample(List<Arrangements.Group> colours, Allowance allowance, int draws, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<Name, Colouring> found = new LinkedHashMap<>();
    long excluded = 0;
    int[] labelling = new int[sites * superlattices.getFirst().volume()];
    for (int draw = 0; draw < draws; draw++) {
      Superlattice superlattice = superlattices.get(random.nextInt(superlattices.size()));
      for (Arrangements.Group group : colours) {
        shuffle(group, labelling, random);
      }
      if (!allowance.allows(superlattice, labelling)) {
        excluded++;
        continue;
      }
      Superlattice periods = group(superlattice).periods(labelling);
      int[] kept = labelling.clone();
      found.merge(
          name(superlattice, periods, labelling),
          new Colouring(superlattice, kept, 1, !periods.equals(superlattice)),
          (one, same) ->
              new Colouring(one.superlattice, one.labelling, one.degeneracy + 1, one.repeats));
    }
    return new Listing(List.copyOf(found.values()), excluded);
  }

  private static void shuffle(Arrangements.Group group, int[] labelling, SplittableRandom random) {
    int[] places = group.places().clone();
    int next = 0;
    for (int colour = 0; colour < group.counts().length; colour++) {
      for (int i = 0; i < group.counts()[colour]; i++) {
        int chosen = next + random.nextInt(places.length - next);
        labelling[places[chosen]] = colour;
        places[chosen] = places[next++];
      }
    }
  }

  /**
   * The name of a colouring: of the lattices of its periods that operations take into each other
   * the first, and there the first of the equivalent labellings.
   */
  private Name name(Superlattice superlattice, Superlattice periods, int[] labelling) {
    Superlattice first = null;
    ParentAction to = null;
    for (ParentAction action : actions) {
      Superlattice image = periods.image(action.rotation());
      if (first == null || image.compareTo(first) < 0) {
        first = image;
        to = action;
      }
    }
    int volume = superlattice.volume();
    int smaller = periods.volume();
    int[] within = new int[sites * smaller];
    for (int coset = 0; coset < smaller; coset++) {
      int[] t = periods.representative(coset);
      int place = superlattice.coset(t[0], t[1], t[2]);
      for (int site = 0; site < sites; site++) {
        within[site * smaller + coset] = labelling[site * volume + place];
      }
    }
    int[] permutation = SupercellGroup.permutation(to, periods, first);
    int[] moved = new int[within.length];
    for (int place = 0; place < within.length; place++) {
      moved[permutation[place]] = within[place];
    }
    return new Name(first, Arrays.stream(group(first).canonical(moved)).boxed().toList());
  }

  private SupercellGroup group(Superlattice superlattice) {
    return groups.computeIfAbsent(superlattice, s -> new SupercellGroup(actions, sites, s));
  }
}
