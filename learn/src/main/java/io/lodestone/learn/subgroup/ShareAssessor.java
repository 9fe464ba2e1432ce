package io.lodestone.learn.subgroup;

/**
 * The positive shift of the share of one class, times a power of the coverage.
 *
 * <p>Of all parts with n rows the one with as many of the class as there are has the largest share.
 * The estimate, the best over all n, is tight; up to the members of the class it grows with n.
 */
final class ShareAssessor extends ClassCounts {
  private final double share;
  private final double scale;
  private final double[] coverage;

  /**
   * @param order 1 for rows of the class, 0 for others
   * @param scale by which the shift is divided
   * @param power of the coverage
   */
  ShareAssessor(TargetOrder order, double scale, double power) {
    super(order, 2);
    this.share = (double) population[1] / rows;
    this.scale = scale;
    this.coverage = new double[rows + 1];
    for (int n = 0; n <= rows; n++) {
      coverage[n] = Math.pow((double) n / rows, power);
    }
  }

  @Override
  double utility() {
    return utility(members[1], size);
  }

  private double utility(int positive, int count) {
    return Math.max(0, (double) positive / count - share) / scale * coverage[count];
  }

  @Override
  double bound(double[] weight, int least, double floor) {
    double best = 0;
    for (int count = Math.max(least, members[1]); count <= size; count++) {
      double value = weight[count] * utility(members[1], count);
      if (value <= 0) {
        break;
      }
      best = Math.max(best, value);
    }
    return best;
  }
}
