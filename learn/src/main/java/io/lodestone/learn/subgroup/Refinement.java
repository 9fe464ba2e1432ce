package io.lodestone.learn.subgroup;

import java.util.Arrays;

/**
 * Adds one proposition after another to a rule and judges what comes out. Serves one thread.
 *
 * <p>A proposition is left out of all refinements of a rule when, added to it, it leaves too few
 * members, gives members that a smaller rule has too, or members of which no part can be good
 * enough: each of these is then true of whatever else is added. Where nothing will be added any
 * more, rules with the members of a smaller one are told apart by those who keep them.
 */
final class Refinement {
  /** Estimates and utilities are sums in different orders; a bound must not lose to rounding. */
  private static final double ROUNDING = 1 + 1e-9;

  private final long[][] sets;
  private final MemberKeys keys;
  private final SeenMembers seen;
  private final Leaders leaders;
  private final int least;
  private final int stride;
  private final int words;
  private final Assessor assessor;
  private final long[] members;
  private final long[] child;
  private long[][] without = new long[0][];
  private int[] rule = new int[0];
  private int count;
  private long looked;

  /** What adding a proposition gave: its members' number, and how good a part of them can be. */
  private int childCount;

  /**
   * @param sets by number of the proposition, as {@link Population#bits(int)}
   * @param least the fewest members
   */
  Refinement(
      Population population,
      long[][] sets,
      MemberKeys keys,
      SeenMembers seen,
      Leaders leaders,
      int least) {
    this.sets = sets;
    this.keys = keys;
    this.seen = seen;
    this.leaders = leaders;
    this.least = least;
    this.stride = population.stride();
    this.words = population.words();
    this.assessor = population.assessor();
    this.members = new long[words];
    this.child = new long[words];
  }

  /** Sets the rule to be refined. */
  void of(int[] propositions, long[] all) {
    rule = propositions;
    System.arraycopy(all, 0, members, 0, words);
    for (int proposition : propositions) {
      intersect(members, sets[proposition], members, words);
    }
    count = count(members);
    if (without.length < propositions.length) {
      without = new long[propositions.length][stride];
    }
    for (int i = 0; i < propositions.length; i++) {
      System.arraycopy(all, 0, without[i], 0, stride);
      for (int j = 0; j < propositions.length; j++) {
        if (j != i) {
          intersect(without[i], sets[propositions[j]], without[i], stride);
        }
      }
    }
  }

  /** The estimate for the rule itself, with the weights as they are now. */
  double bound() {
    assessor.take(members, 0, count);
    return assessor.bound(leaders.weight(), Math.min(least, count), 0) * ROUNDING;
  }

  /**
   * Adds a proposition, and offers the rule that this gives.
   *
   * @param last whether nothing will be added to it
   * @return the estimate for its refinements; negative when it need not be refined
   */
  double add(int proposition, boolean last) {
    long[] set = sets[proposition];
    childCount = intersect(members, set, child, stride);
    if (childCount < least || childCount == count) {
      return -1;
    }
    looked++;
    int[] refined = null;
    if (!last) {
      for (int i = 0; i < rule.length; i++) {
        if (countBoth(without[i], set) == childCount) {
          return -1;
        }
      }
      refined = with(rule, proposition);
      if (seen.bySmaller(keys.of(child), refined)) {
        return -1;
      }
    }
    for (int w = stride; w < words; w++) {
      child[w] = members[w] & set[w];
    }
    assessor.take(child, 0, childCount);
    double threshold = leaders.threshold();
    double[] weight = leaders.weight();
    double bound = -1;
    if (!last) {
      bound = assessor.bound(weight, least, threshold / (ROUNDING * ROUNDING)) * ROUNDING;
      if (bound < threshold) {
        return -1;
      }
    }
    if (weight[childCount] * assessor.limit() * ROUNDING < threshold) {
      return bound;
    }
    double utility = assessor.utility();
    double score = weight[childCount] * utility;
    if (utility > 0 && score * ROUNDING >= threshold) {
      int[] propositions = last ? with(rule, proposition) : refined;
      leaders.offer(new Rule(propositions, keys.of(child), childCount, utility, score));
    }
    return bound;
  }

  /** The rules looked at so far. */
  long looked() {
    return looked;
  }

  /** A rule with one proposition more, in rising order. */
  static int[] with(int[] rule, int proposition) {
    int[] refined = Arrays.copyOf(rule, rule.length + 1);
    refined[rule.length] = proposition;
    Arrays.sort(refined);
    return refined;
  }

  private int count(long[] set) {
    int total = 0;
    for (int w = 0; w < stride; w++) {
      total += Long.bitCount(set[w]);
    }
    return total;
  }

  private int countBoth(long[] one, long[] other) {
    int total = 0;
    for (int w = 0; w < stride; w++) {
      total += Long.bitCount(one[w] & other[w]);
    }
    return total;
  }

  private static int intersect(long[] one, long[] other, long[] both, int length) {
    int total = 0;
    for (int w = 0; w < length; w++) {
      long word = one[w] & other[w];
      both[w] = word;
      total += Long.bitCount(word);
    }
    return total;
  }
}
