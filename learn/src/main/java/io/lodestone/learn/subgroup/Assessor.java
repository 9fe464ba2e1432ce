package io.lodestone.learn.subgroup;

/**
 * Says how exceptional a set of rows is, and how exceptional any part of it can be. Serves one
 * thread: it keeps the set and working memory.
 *
 * <p>A search maximises weight[size] · utility, where the weight never falls as the size grows:
 * coverage^(γ/(1−γ)) for the best quality, one over the utility reached so far at that size for a
 * Pareto front.
 */
abstract class Assessor {
  /** The rows of the set, one bit for each rank; those before {@link #from} are not its own. */
  protected long[] words;

  /** The first word of the set. */
  protected int from;

  /** The number of rows of the set. */
  protected int size;

  /** Sets the rows that the other methods speak of. */
  void take(long[] bits, int first, int count) {
    words = bits;
    from = first;
    size = count;
  }

  /** The utility of the set, 0 or more. */
  abstract double utility();

  /**
   * A number that the utility of the set does not exceed, where one is found with much less work
   * than the utility; else infinite.
   */
  double limit() {
    return Double.POSITIVE_INFINITY;
  }

  /**
   * An optimistic estimate: a number that weight[n] · utility does not exceed for any part of the
   * set with n rows, {@code least} or more.
   *
   * @param weight for each size; never falls
   * @param least of the sizes of parts; at most the size of the set
   * @param floor estimates below it may be any number below it: nobody asks how far
   */
  abstract double bound(double[] weight, int least, double floor);
}
