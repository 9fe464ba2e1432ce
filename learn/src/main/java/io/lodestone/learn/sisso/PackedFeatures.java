package io.lodestone.learn.sisso;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Stored features in an order in which those that may be combined lie together, cut into tiles.
 *
 * <p>All features of a tile are of one complexity, and all are of the newest rung or none is.
 */
final class PackedFeatures {
  /** Features in a tile: the products of two tiles stay in the cache. */
  private static final int TILE = 512;

  final List<Feature> features;

  /** For each feature its place in the space. */
  final int[] places;

  final List<Tile> tiles;

  /**
   * @param from the first feature
   * @param to after the last one
   * @param newest whether its features are of the newest rung
   */
  record Tile(int from, int to, int complexity, int dimension, boolean newest) {
    int size() {
      return to - from;
    }
  }

  private PackedFeatures(List<Feature> features, int[] places, List<Tile> tiles) {
    this.features = features;
    this.places = places;
    this.tiles = tiles;
  }

  /**
   * @param byDimension whether tiles hold features of one unit only
   */
  static PackedFeatures of(FeatureSpace space, boolean byDimension, Predicate<Feature> which) {
    List<Feature> all = space.features();
    int[] places =
        IntStream.range(0, all.size())
            .filter(i -> which.test(all.get(i)))
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(i -> byDimension ? all.get(i).dimension() : 0)
                    .thenComparingInt(i -> i >= space.newest() ? 1 : 0)
                    .thenComparingInt(i -> all.get(i).complexity()))
            .mapToInt(i -> i)
            .toArray();
    List<Feature> features = IntStream.of(places).mapToObj(all::get).toList();
    List<Tile> tiles = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= places.length; i++) {
      boolean cut = i == places.length || i - from == TILE;
      if (!cut) {
        Feature a = features.get(i - 1);
        Feature b = features.get(i);
        cut =
            a.complexity() != b.complexity()
                || byDimension && a.dimension() != b.dimension()
                || places[i - 1] >= space.newest() != places[i] >= space.newest();
      }
      if (cut && i > from) {
        Feature first = features.get(from);
        tiles.add(
            new Tile(
                from, i, first.complexity(), first.dimension(), places[from] >= space.newest()));
        from = i;
      }
    }
    return new PackedFeatures(features, places, tiles);
  }

  int size() {
    return places.length;
  }
}
