package io.lodestone.crystal.matching;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.reduction.LatticeReduction;
import io.lodestone.crystal.reduction.ReducedLattice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A crystal made ready for comparing: its Niggli cell, primitive if asked for, with the sites
 * sorted by kind.
 *
 * <p>Made once by {@link StructureMatcher#reduce}, it can be compared with many others.
 */
public final class ReducedCrystal {
  private final Lattice lattice;
  private final List<SiteKind> kinds;

  /** Where the sites of each kind start, and the number of sites at the end. */
  private final int[] start;

  /** Fractional coordinates, x, y, z of each site, by kind. */
  private final double[] fraction;

  private final double averaged;

  private ReducedCrystal(
      Lattice lattice, List<SiteKind> kinds, int[] start, double[] fraction, double averaged) {
    this.lattice = lattice;
    this.kinds = kinds;
    this.start = start;
    this.fraction = fraction;
    this.averaged = averaged;
  }

  /**
   * @throws InvalidInput when the structure is no crystal, is empty, or has no cell that can be
   *     reduced
   */
  static ReducedCrystal of(Structure structure, MatchTolerance tolerance) {
    if (structure.periodicity().dimensions() != 3) {
      throw new InvalidInput(
          null,
          null,
          "one that repeats in " + structure.periodicity().dimensions() + " directions",
          "a structure that repeats in three directions",
          "only crystals can be matched");
    }
    if (structure.size() == 0) {
      throw new InvalidInput(null, null, "no sites", "a structure with atoms", null);
    }
    List<SiteKind> ofSites = structure.sites().stream().map(SiteKind::of).toList();
    List<SiteKind> kinds = List.copyOf(new TreeSet<>(ofSites));
    int[] kind = ofSites.stream().mapToInt(kinds::indexOf).toArray();
    ReducedLattice niggli = LatticeReduction.NIGGLI.of(structure.lattice().orElseThrow());
    double[] fraction = new double[3 * kind.length];
    for (int i = 0; i < kind.length; i++) {
      double[] at = niggli.toReduced(structure.fractional(i)).toArray();
      System.arraycopy(at, 0, fraction, 3 * i, 3);
    }
    TranslationReduction reduction =
        new TranslationReduction(niggli.lattice(), fraction, kind, tolerance.translation());
    if (tolerance.primitive()) {
      reduction.reduce();
    }
    LatticeMappings.requireComparable(reduction.lattice());
    return sorted(kinds, reduction);
  }

  private static ReducedCrystal sorted(List<SiteKind> kinds, TranslationReduction reduction) {
    int[] kind = reduction.kind();
    int[] start = new int[kinds.size() + 1];
    for (int k : kind) {
      start[k + 1]++;
    }
    Arrays.parallelPrefix(start, Integer::sum);
    int[] next = start.clone();
    double[] fraction = new double[3 * kind.length];
    for (int i = 0; i < kind.length; i++) {
      System.arraycopy(reduction.fraction(), 3 * i, fraction, 3 * next[kind[i]]++, 3);
    }
    return new ReducedCrystal(reduction.lattice(), kinds, start, fraction, reduction.moved());
  }

  /** The reduced cell; sites are in no order that means anything outside. */
  Lattice lattice() {
    return lattice;
  }

  /** Number of sites in the reduced cell. */
  public int size() {
    return start[start.length - 1];
  }

  /** Edge of a cube of the volume per site, Å; the unit of misfits. */
  public double spacing() {
    return Math.cbrt(lattice.volume() / size());
  }

  /** The farthest that a site was moved to make the cell primitive, Å. */
  public double averaged() {
    return averaged;
  }

  List<SiteKind> kinds() {
    return kinds;
  }

  int count(int kind) {
    return start[kind + 1] - start[kind];
  }

  /** The kind with the fewest sites, first of equals. */
  int rarest() {
    return IntStream.range(0, kinds.size())
        .boxed()
        .min((i, j) -> Integer.compare(count(i), count(j)))
        .orElseThrow();
  }

  int start(int kind) {
    return start[kind];
  }

  double[] fraction() {
    return fraction;
  }

  /** The same atoms with the cell enlarged to another volume. */
  Lattice scaledTo(double volume) {
    double factor = Math.cbrt(volume / lattice.volume());
    return new Lattice(
        lattice.a().scaled(factor), lattice.b().scaled(factor), lattice.c().scaled(factor));
  }

  /** Kinds with their counts divided by the greatest common divisor: what can match at all. */
  List<String> formula() {
    int divisor = 0;
    for (int k = 0; k < kinds.size(); k++) {
      divisor = gcd(divisor, count(k));
    }
    List<String> parts = new ArrayList<>();
    for (int k = 0; k < kinds.size(); k++) {
      parts.add(kinds.get(k).text() + " " + count(k) / divisor);
    }
    return parts;
  }

  /** The counts of {@link #formula()} alone, in order: what can match with other species. */
  List<Integer> anonymousFormula() {
    int divisor = 0;
    for (int k = 0; k < kinds.size(); k++) {
      divisor = gcd(divisor, count(k));
    }
    int common = divisor;
    return IntStream.range(0, kinds.size()).mapToObj(k -> count(k) / common).sorted().toList();
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
