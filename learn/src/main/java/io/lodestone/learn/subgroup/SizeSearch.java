package io.lodestone.learn.subgroup;

/**
 * The maximum over sizes of a rising weight times a falling utility, looking at few sizes.
 *
 * <p>Between two sizes a ≤ b the product is at most weight[b] · utility(a). Stretches whose limit
 * is not above the best so far are left out, the others are halved.
 */
final class SizeSearch {
  /** A utility that never rises with the size. */
  interface Falling {
    /**
     * The utility at a size.
     *
     * @param enough what is not above it may be any number not above it: nobody asks how far
     */
    double at(int size, double enough);
  }

  private static final int DEEPEST = 64;

  private final int[] firsts = new int[DEEPEST];
  private final int[] lasts = new int[DEEPEST];
  private final double[] atFirst = new double[DEEPEST];
  private final double nearFloor;
  private final double aboveFloor;

  /**
   * @param nearFloor by which part the answer may be above the maximum; 0 for the maximum itself
   * @param aboveFloor the same once the maximum is known to be above the floor, when it matters
   *     less how far
   */
  SizeSearch(double nearFloor, double aboveFloor) {
    this.nearFloor = nearFloor;
    this.aboveFloor = aboveFloor;
  }

  /**
   * The maximum, not less than it and above it by at most the tolerances, where it is above {@code
   * floor}; else {@code floor}.
   */
  double maximum(double[] weight, int least, int most, double floor, Falling utility) {
    double answer = floor;
    int depth = 0;
    firsts[0] = least;
    lasts[0] = most;
    atFirst[0] = utility.at(least, answer / weight[most]);
    while (depth >= 0) {
      int first = firsts[depth];
      int last = lasts[depth];
      double value = atFirst[depth];
      depth--;
      double limit = weight[last] * value;
      if (limit <= answer) {
        continue;
      }
      double reached = weight[first] * value;
      double tolerance = Math.max(reached, answer) > floor ? aboveFloor : nearFloor;
      if (limit <= reached * (1 + tolerance)) {
        answer = limit;
        continue;
      }
      answer = Math.max(answer, reached);
      int middle = (first + last + 1) >>> 1;
      firsts[++depth] = first;
      lasts[depth] = middle - 1;
      atFirst[depth] = value;
      firsts[++depth] = middle;
      lasts[depth] = last;
      atFirst[depth] = utility.at(middle, answer / weight[last]);
    }
    return answer;
  }
}
