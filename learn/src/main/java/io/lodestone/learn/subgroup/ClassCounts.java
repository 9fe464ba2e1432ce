package io.lodestone.learn.subgroup;

/** Counts the members of each class: classes are stretches of the order, so counting is enough. */
abstract class ClassCounts extends Assessor {
  /** The rows of the population by class. */
  protected final int[] population;

  /** The members by class. */
  protected final int[] members;

  protected final int rows;
  private final int[] firstRank;

  ClassCounts(TargetOrder order, int classes) {
    this.rows = order.size();
    this.population = new int[classes];
    this.members = new int[classes];
    this.firstRank = new int[classes + 1];
    for (int rank = 0; rank < rows; rank++) {
      population[(int) order.value(rank)]++;
    }
    for (int k = 0; k < classes; k++) {
      firstRank[k + 1] = firstRank[k] + population[k];
    }
  }

  @Override
  void take(long[] bits, int first, int count) {
    super.take(bits, first, count);
    int total = 0;
    int word = 0;
    int earlier = 0;
    for (int k = 0; k < members.length; k++) {
      int end = firstRank[k + 1];
      int last = end >>> 6;
      while (word < last) {
        total += Long.bitCount(bits[first + word++]);
      }
      int rest = end & 63;
      int upTo = rest == 0 ? total : total + Long.bitCount(bits[first + last] & ((1L << rest) - 1));
      members[k] = upTo - earlier;
      earlier = upTo;
    }
  }

  /** n log₂ n. */
  static double term(double n) {
    return n > 0 ? n * Math.log(n) / Math.log(2) : 0;
  }

  /** The entropy of classes, in bits. */
  static double entropy(int[] counts, int total) {
    double sum = 0;
    for (int count : counts) {
      sum += term(count);
    }
    return total == 0 ? 0 : Math.max(0, (term(total) - sum) / total);
  }
}
