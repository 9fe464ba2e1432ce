package io.lodestone.learn.subgroup;

/**
 * The positive shift of the mean, over a scale, and times the coverage for the impact.
 *
 * <p>Of all parts with n rows the one with the n highest values has the highest mean, so the
 * estimate, the best over all n, is tight: a part reaches it (Grosskreutz, Rüping and Wrobel, ECML
 * PKDD 2008).
 *
 * <p>A first look takes the members of each word of bits as if all had the highest value of its 64
 * ranks, which costs one count a word; only what this does not rule out is written out member by
 * member, and of it only that of which the same look from below does not tell that a part reaches
 * what is asked for.
 */
final class MeanAssessor extends NumericAssessor {
  private static final int UNITS = 1 << 30;

  private final double mean;
  private final double perScale;
  private final boolean timesCoverage;
  private final double[] highestOfWord;
  private final double[] lowestOfWord;

  /** The highest values as whole numbers of {@link #unit} above the least: their sums are quick. */
  private final long[] unitsOfWord;

  private final double unit;
  private boolean sure;

  /**
   * @param scale by which the shift is divided
   */
  MeanAssessor(TargetOrder order, double scale, boolean timesCoverage) {
    super(order);
    this.mean = order.mean();
    this.perScale = 1 / scale;
    this.timesCoverage = timesCoverage;
    this.highestOfWord = new double[(order.size() + 63) >>> 6];
    this.lowestOfWord = new double[highestOfWord.length];
    this.unitsOfWord = new long[highestOfWord.length];
    double range = order.value(order.size() - 1) - order.value(0);
    this.unit = Math.max(range / UNITS, Double.MIN_NORMAL);
    for (int w = 0; w < highestOfWord.length; w++) {
      highestOfWord[w] = order.value(Math.min((w << 6) + 63, order.size() - 1));
      lowestOfWord[w] = order.value(w << 6);
      unitsOfWord[w] = (long) Math.ceil((highestOfWord[w] - order.value(0)) / unit);
    }
  }

  @Override
  double limit() {
    long sum = 0;
    for (int w = 0; w < unitsOfWord.length; w++) {
      sum += Long.bitCount(words[from + w]) * unitsOfWord[w];
    }
    return Math.max(0, utility(size * order.value(0) + sum * unit, size));
  }

  @Override
  double utility() {
    write();
    double sum = 0;
    for (int i = size - 1; i >= 0; i--) {
      sum += values[i];
    }
    return Math.max(0, utility(sum, size));
  }

  private double utility(double sum, int count) {
    double shift = (sum / count - mean) * perScale;
    return timesCoverage ? shift * count / order.size() : shift;
  }

  @Override
  double bound(double[] weight, int least, double floor) {
    double roughly = roughBound(weight, least, floor);
    if (roughly < floor || floor > 0 && sure) {
      return roughly;
    }
    write();
    double sum = 0;
    double best = 0;
    for (int count = 1; count <= size; count++) {
      sum += values[size - count];
      if (count >= least) {
        best = Math.max(best, weight[count] * utility(sum, count));
      }
    }
    return best;
  }

  /**
   * Within a word the utility of the highest lies between those at its two ends. Tells in {@link
   * #sure} whether some part is certain to reach the floor, when nobody asks for more.
   */
  private double roughBound(double[] weight, int least, double floor) {
    sure = false;
    double best = 0;
    double sum = 0;
    double atLeast = 0;
    int count = 0;
    double before = Double.NEGATIVE_INFINITY;
    for (int w = highestOfWord.length - 1; w >= 0; w--) {
      int more = Long.bitCount(words[from + w]);
      if (more > 0) {
        sum += more * highestOfWord[w];
        atLeast += more * lowestOfWord[w];
        count += more;
        double after = utility(sum, count);
        if (count >= least) {
          sure |= weight[count] * utility(atLeast, count) >= floor;
          best = Math.max(best, weight[count] * Math.max(before, after));
        }
        before = after;
      }
    }
    return best;
  }
}
