package io.lodestone.learn.subgroup;

import java.util.Arrays;

/**
 * A rule as a search knows it.
 *
 * <p>Rules with the same members are one subgroup. Of these the search keeps the one with the
 * fewest propositions, and of several with equally few the one whose last proposition comes first,
 * then the last but one, and so on. Any path to a rule that can be replaced by such a smaller one
 * may be left: what the path leads to is then also reached from the smaller, with no more
 * propositions, and a smallest rule is on no path that is left. So each subgroup is found by its
 * smallest rule, however many threads search.
 *
 * @param propositions their numbers, rising
 * @param key of the members; two sets that differ have the same with a chance of 2⁻⁶⁴
 * @param score weight of the size times utility, by which a search compares
 */
record Rule(int[] propositions, MemberKey key, int size, double utility, double score) {
  /** Whether a rule with the same members is to be kept rather than another one. */
  static boolean smaller(int[] one, int[] other) {
    return compare(one, other) < 0;
  }

  /** By number of propositions, then from the last one backwards. */
  static int compare(int[] one, int[] other) {
    if (one.length != other.length) {
      return Integer.compare(one.length, other.length);
    }
    for (int i = one.length - 1; i >= 0; i--) {
      if (one[i] != other[i]) {
        return Integer.compare(one[i], other[i]);
      }
    }
    return 0;
  }

  /** Better rules first: by score, then size, then as {@link #compare}. */
  static int order(Rule one, Rule other) {
    int byScore = Double.compare(other.score, one.score);
    int bySize = byScore != 0 ? byScore : Integer.compare(other.size, one.size);
    return bySize != 0 ? bySize : compare(one.propositions, other.propositions);
  }

  @Override
  public String toString() {
    return Arrays.toString(propositions) + " " + score;
  }
}
