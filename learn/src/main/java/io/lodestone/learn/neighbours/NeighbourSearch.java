package io.lodestone.learn.neighbours;

import io.lodestone.core.error.InvalidInput;

/**
 * Rows of numbers among which the nearest are found: all of them compared, or a graph of neighbours
 * walked. Both give the same answers on any number of cores.
 */
public sealed interface NeighbourSearch permits ExactSearch, Hnsw {
  /** The number of rows. */
  int size();

  /**
   * The nearest other rows of each row.
   *
   * @param k 1 to the number of other rows
   * @throws InvalidInput when there are not so many
   */
  NeighbourLists neighbours(int k);

  /**
   * The nearest rows of each of others.
   *
   * @param others rows × width, row-major
   * @param k 1 to the number of rows
   * @throws InvalidInput when there are not so many, or others have another width
   */
  NeighbourLists nearest(double[] others, int k);

  /**
   * The search that answers sooner. To compare all is one matrix product, which is faster than
   * walking a graph until there are many rows.
   *
   * @param rows rows × width, row-major
   * @param seed of what the graph leaves to chance
   */
  static NeighbourSearch of(double[] rows, int width, Metric metric, long seed) {
    return rows.length / width <= ExactSearch.MOST_ROWS
        ? ExactSearch.of(rows, width, metric)
        : Hnsw.of(rows, width, metric, Hnsw.Settings.usual(seed));
  }
}
