package io.lodestone.crystal.symmetry;

import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.neighbour.PointwiseDistances;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Tells sites of a large cell apart by the distances to their nearest neighbours, so that a search
 * need not try to map all of them on each other: a supercell with one vacancy has four sites beside
 * it that are like few others.
 */
final class Environments {
  private static final int NEIGHBOURS = 16;

  /**
   * Two sites move by a tolerance each, and a cell that is strained as much as the tolerance lets
   * pass adds about as much again: what differs by more tolerances than this is not equivalent.
   */
  private static final double APART = 6;

  private final PointwiseDistances distances;

  /**
   * Measures a crystal.
   *
   * @throws io.lodestone.core.error.InvalidInput when its cell is so long and thin that neighbours
   *     cannot be counted
   */
  Environments(Structure structure) {
    distances = PointwiseDistances.of(structure, NEIGHBOURS);
  }

  /** Finer kinds than the given ones: sites with different numbers cannot be equivalent. */
  int[] distinguished(int[] kinds, double tolerance) {
    int[] finer = kinds.clone();
    for (int rank = 0; rank < NEIGHBOURS; rank++) {
      finer = distinguished(finer, rank, APART * tolerance);
    }
    return finer;
  }

  /** Splits kinds where sorted distances have a gap. */
  private int[] distinguished(int[] kinds, int rank, double gap) {
    int[] order =
        IntStream.range(0, kinds.length)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(site -> kinds[site])
                    .thenComparingDouble(site -> distances.distance(site, rank)))
            .mapToInt(site -> site)
            .toArray();
    int[] finer = new int[kinds.length];
    for (int i = 1; i < order.length; i++) {
      int site = order[i];
      int before = order[i - 1];
      boolean apart =
          kinds[site] != kinds[before]
              || distances.distance(site, rank) - distances.distance(before, rank) > gap;
      finer[site] = finer[before] + (apart ? 1 : 0);
    }
    return finer;
  }
}
