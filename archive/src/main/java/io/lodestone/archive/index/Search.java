package io.lodestone.archive.index;

import io.lodestone.archive.filter.Filter;
import io.lodestone.core.error.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What to look for, in which order to give it, what to count, and which page of it.
 *
 * @param filter entries of which this is true; all when empty
 * @param words words that the text of an entry holds, all of them, a run of words in double quotes
 *     one behind the other; empty for no such wish
 * @param like entries that are like one, the most alike first; entries that cannot be compared with
 *     it are left out
 * @param order what to sort by, the first key first; entries that are equal in all keys, and all
 *     where there is none, come in an order that depends on their identifiers alone
 * @param facets what to count
 * @param offset how many of the first entries to leave out
 * @param limit how many entries to give at most
 */
public record Search(
    Optional<Filter> filter,
    String words,
    Optional<Like> like,
    List<SortKey> order,
    List<FacetRequest> facets,
    int offset,
    int limit) {
  /** The deepest entry that can be reached by paging. */
  public static final int DEEPEST = 1_000_000;

  public Search {
    order = List.copyOf(order);
    facets = List.copyOf(facets);
    if (offset < 0 || limit < 0 || (long) offset + limit > DEEPEST) {
      throw new InvalidInput(
          "page",
          "",
          offset + " entries to leave out and " + limit + " to give",
          "numbers from 0, together at most " + DEEPEST,
          "sharpen the filter");
    }
  }

  /** The first ten of all entries. */
  public static Search everything() {
    return new Search(Optional.empty(), "", Optional.empty(), List.of(), List.of(), 0, 10);
  }

  public Search where(Filter newFilter) {
    return new Search(Optional.of(newFilter), words, like, order, facets, offset, limit);
  }

  public Search withWords(String newWords) {
    return new Search(filter, newWords, like, order, facets, offset, limit);
  }

  /** Those that are like an entry, the most alike first. */
  public Search like(Like newLike) {
    return new Search(filter, words, Optional.of(newLike), order, facets, offset, limit);
  }

  public Search sortedBy(SortKey... keys) {
    return new Search(filter, words, like, List.of(keys), facets, offset, limit);
  }

  /** Counts the values of one more property. */
  public Search counting(String property, int top) {
    List<FacetRequest> more = new ArrayList<>(facets);
    more.add(new FacetRequest(property, top));
    return new Search(filter, words, like, order, more, offset, limit);
  }

  public Search page(int newOffset, int newLimit) {
    return new Search(filter, words, like, order, facets, newOffset, newLimit);
  }

  /**
   * A property to sort by, by its name; entries of which it is unknown come last either way.
   *
   * @param descending whether large values come first
   */
  public record SortKey(String property, boolean descending) {
    /** Reads a key as OPTIMADE writes it, with a minus before it for descending. */
    public static SortKey parse(String text) {
      return text.startsWith("-") ? new SortKey(text.substring(1), true) : new SortKey(text, false);
    }
  }

  /**
   * A property whose values to count among the entries found, by its name.
   *
   * @param top how many of the most frequent values to give
   */
  public record FacetRequest(String property, int top) {
    public FacetRequest {
      if (top < 1) {
        throw new InvalidInput("facet", property, top + " values", "at least one value", "");
      }
    }
  }
}
