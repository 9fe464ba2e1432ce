package io.lodestone.crystal.neighbour;

import java.util.List;
import java.util.stream.IntStream;

/** Makes bonds of weight 1 of all pairs of a neighbour list. */
final class DistanceBonds {
  private DistanceBonds() {}

  static List<List<Bond>> of(NeighbourList list) {
    return IntStream.range(0, list.size())
        .mapToObj(i -> list.neighbours(i).mapToObj(k -> bond(list, i, k)).toList())
        .toList();
  }

  private static Bond bond(NeighbourList list, int centre, int k) {
    return new Bond(
        centre,
        list.index(k),
        list.shift(k, 0),
        list.shift(k, 1),
        list.shift(k, 2),
        list.distance(k),
        1);
  }
}
