package io.lodestone.learn.subgroup;

/**
 * The positive shift of the mean, over a scale, and times the coverage for the impact.
 *
 * <p>Of all parts with n rows the one with the n highest values has the highest mean, so the
 * estimate, the best over all n, is tight: a part reaches it (Grosskreutz, Rüping and Wrobel, ECML
 * PKDD 2008).
 */
final class MeanAssessor extends NumericAssessor {
  private final double mean;
  private final double perScale;
  private final boolean timesCoverage;

  /**
   * @param scale by which the shift is divided
   */
  MeanAssessor(TargetOrder order, double scale, boolean timesCoverage) {
    super(order);
    this.mean = order.mean();
    this.perScale = 1 / scale;
    this.timesCoverage = timesCoverage;
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
}
