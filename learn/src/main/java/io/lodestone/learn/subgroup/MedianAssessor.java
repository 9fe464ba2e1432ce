package io.lodestone.learn.subgroup;

/**
 * The positive shift of the median.
 *
 * <p>Of all parts with n rows the one with the n highest values has the highest median; the
 * estimate is tight.
 */
final class MedianAssessor extends NumericAssessor {
  private final double median;

  MedianAssessor(TargetOrder order) {
    super(order);
    this.median = order.median();
  }

  @Override
  double utility() {
    write();
    return Math.max(0, TargetOrder.median(values, 0, size) - median);
  }

  @Override
  double bound(double[] weight, int least, double floor) {
    write();
    double best = 0;
    for (int count = least; count <= size; count++) {
      double shift = TargetOrder.median(values, size - count, size) - median;
      best = Math.max(best, weight[count] * shift);
    }
    return best;
  }
}
