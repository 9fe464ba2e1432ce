package io.lodestone.archive.index;

import java.util.List;

/**
 * What a search found.
 *
 * @param total how many entries there are in all
 * @param ids identifiers of the entries of the page, in the order asked for
 * @param similarities of each of them, how alike it is to the entry that was asked for; empty where
 *     none was
 * @param facets the counts asked for, in that order
 */
public record SearchResult(
    long total, List<String> ids, List<Double> similarities, List<Facet> facets) {

  /**
   * How often the values of a property occur among all entries found.
   *
   * @param property its name, as it was asked for
   * @param distinct how many different values there are
   * @param top the most frequent ones, most frequent first, equally frequent ones by value
   */
  public record Facet(String property, int distinct, List<Count> top) {}

  /** A value and the number of entries that have it. */
  public record Count(String value, int entries) {}
}
