package io.lodestone.learn.subgroup;

/**
 * How much less mixed the set is than the population, 1 − H(S)/H(P).
 *
 * <p>Of all parts with n rows the one that takes the most frequent class first, then the next, has
 * the least entropy: its counts majorise those of every other, and entropy is Schur-concave. What
 * is added to it is always of its rarest class, whose surprise is not below the average, so its
 * entropy never falls with n, and few sizes need be looked at. The estimate is tight.
 */
final class PurityAssessor extends ClassCounts {
  private final double entropy;
  private final int[] falling;
  private final int[] filled;
  private final SizeSearch sizes = new SizeSearch(0, 0);

  PurityAssessor(TargetOrder order, int classes) {
    super(order, classes);
    this.entropy = entropy(population, rows);
    this.falling = new int[classes];
    this.filled = new int[classes];
  }

  @Override
  double utility() {
    return Math.max(0, 1 - entropy(members, size) / entropy);
  }

  @Override
  double bound(double[] weight, int least, double floor) {
    System.arraycopy(members, 0, falling, 0, members.length);
    java.util.Arrays.sort(falling);
    return sizes.maximum(weight, least, size, floor, (count, enough) -> purest(count));
  }

  private double purest(int count) {
    int rest = count;
    for (int k = falling.length - 1; k >= 0; k--) {
      filled[k] = Math.min(rest, falling[k]);
      rest -= filled[k];
    }
    return Math.max(0, 1 - entropy(filled, count) / entropy);
  }
}
