package io.lodestone.crystal.dimensionality;

import io.lodestone.core.structure.Structure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * In how many directions the bonded parts of a structure extend: 0 for molecules, 1 for chains, 2
 * for layers, 3 for a network.
 *
 * <p>No fixed bond length decides. Bonds are added from the shortest on, measured in sums of
 * covalent radii, and each kind of parts is scored by how long it lasts between about one and two
 * such sums; the kind with the highest score is the answer (P. M. Larsen, M. Pandey, M. Strange, K.
 * W. Jacobsen, Phys. Rev. Mater. 3, 034003, 2019).
 *
 * @param dimensions of the parts, ascending, each once; several where a structure has layers with
 *     molecules between them
 * @param score from 0 to 1; near 1 where no other answer is possible
 * @param stretch the distance, in sums of covalent radii, up to which atoms have to be joined for
 *     these parts, of several sets of parts with these dimensions the one that lasts longest; 0
 *     where no atoms are
 */
public record Dimensionality(List<Integer> dimensions, double score, double stretch) {
  /** Steps in which bonds are looked for; most networks are complete after the first. */
  private static final double[] STRETCHES = {1.25, 1.6, 2.0, 2.5};

  /** Width of the score function, 1/c of equation 3 of the paper. */
  private static final double WIDTH = 0.15 * 0.15;

  /**
   * Finds the dimensionality of a structure. Disordered sites count as their main species, and
   * sites of no known element do not count.
   *
   * @throws IllegalArgumentException if no site has a known element
   */
  public static Dimensionality of(Structure structure) {
    BondSearch search = new BondSearch(structure);
    if (search.size() == 0) {
      throw new IllegalArgumentException("a structure without atoms has no dimensionality");
    }
    BondNetwork network = new BondNetwork(search.size());
    Map<List<Integer>, Kind> kinds = new LinkedHashMap<>();
    double since = 0;
    double from = 0;
    boolean complete = isComplete(network, search);
    for (int step = 0; step < STRETCHES.length && !complete; step++) {
      List<Bond> bonds = new ArrayList<>(search.bonds(from, STRETCHES[step]));
      bonds.sort(Comparator.comparingDouble(Bond::stretch));
      for (int i = 0; i < bonds.size() && !complete; i++) {
        List<Integer> before = present(network);
        if (network.add(bonds.get(i))) {
          double at = bonds.get(i).stretch();
          kinds.merge(before, Kind.from(since, grown(at) - grown(since)), Kind::and);
          since = at;
          complete = isComplete(network, search);
        }
      }
      from = STRETCHES[step];
    }
    kinds.merge(present(network), Kind.from(since, 1 - grown(since)), Kind::and);
    Map.Entry<List<Integer>, Kind> best =
        kinds.entrySet().stream()
            .max(Comparator.comparingDouble(entry -> entry.getValue().score()))
            .orElseThrow();
    return new Dimensionality(best.getKey(), best.getValue().score(), best.getValue().stretch());
  }

  /**
   * How long parts of the same dimensions last, by the function f of the paper.
   *
   * @param longest of this, how long the same parts last
   * @param stretch at which these appear
   */
  private record Kind(double score, double longest, double stretch) {
    static Kind from(double stretch, double score) {
      return new Kind(score, score, stretch);
    }

    Kind and(Kind later) {
      return later.longest > longest
          ? new Kind(score + later.score, later.longest, later.stretch)
          : new Kind(score + later.score, longest, stretch);
    }
  }

  /** The largest of the dimensions. */
  public int highest() {
    return dimensions.getLast();
  }

  /** {@code 3D}, or {@code 02D} for layers with molecules between them. */
  @Override
  public String toString() {
    return dimensions.stream().map(String::valueOf).collect(Collectors.joining()) + "D";
  }

  /** The function f of the paper. */
  private static double grown(double stretch) {
    double above = Math.max(0, stretch - 1);
    return above * above / (WIDTH + above * above);
  }

  /** Nothing can change any more: one part that extends wherever the structure repeats. */
  private static boolean isComplete(BondNetwork network, BondSearch search) {
    int[] parts = network.partsOfRank();
    return IntStream.of(parts).sum() == 1 && parts[search.periodicDirections()] == 1;
  }

  private static List<Integer> present(BondNetwork network) {
    int[] parts = network.partsOfRank();
    return IntStream.range(0, parts.length).filter(rank -> parts[rank] > 0).boxed().toList();
  }
}
