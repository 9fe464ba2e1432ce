package io.lodestone.learn.subgroup;

import java.util.List;

/**
 * A subgroup that was found.
 *
 * @param selector its rule, with no more propositions than needed
 * @param closed every proposition that holds in all its members, of each attribute the tightest:
 *     the rule told as fully as the data allow
 * @param rows its members: rows of {@link Population#data()}, rising
 * @param coverage their share of the population
 * @param utility how exceptional it is
 * @param quality coverage and utility traded off
 */
public record Subgroup(
    Selector selector,
    Selector closed,
    int[] rows,
    double coverage,
    double utility,
    double quality) {
  /** The number of members. */
  public int size() {
    return rows.length;
  }

  /** The share of the members of either that belong to both: the Jaccard index, 0 to 1. */
  public double overlap(Subgroup other) {
    int i = 0;
    int j = 0;
    int both = 0;
    while (i < rows.length && j < other.rows.length) {
      if (rows[i] == other.rows[j]) {
        both++;
        i++;
        j++;
      } else if (rows[i] < other.rows[j]) {
        i++;
      } else {
        j++;
      }
    }
    int either = rows.length + other.rows.length - both;
    return either == 0 ? 1 : (double) both / either;
  }

  /**
   * Those of which none overlaps with one before it by more than {@code most}: of rules that say
   * nearly the same the first, which should be the best, is kept.
   */
  public static List<Subgroup> distinct(List<Subgroup> subgroups, double most) {
    List<Subgroup> kept = new java.util.ArrayList<>();
    for (Subgroup subgroup : subgroups) {
      if (kept.stream().noneMatch(other -> other.overlap(subgroup) > most)) {
        kept.add(subgroup);
      }
    }
    return List.copyOf(kept);
  }

  @Override
  public String toString() {
    return selector.text();
  }
}
