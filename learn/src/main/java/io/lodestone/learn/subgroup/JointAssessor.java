package io.lodestone.learn.subgroup;

/**
 * Several targets at once: the geometric mean of their utilities, so that a subgroup has to be
 * exceptional in all of them.
 *
 * <p>weight · (u₁ … u_k)^(1/k) is the geometric mean of weight · u_i, none of which exceeds its own
 * estimate; so the geometric mean of the estimates is one.
 */
final class JointAssessor extends Assessor {
  private final Assessor[] parts;
  private final int stride;

  /**
   * @param stride words from the set in the order of one target to that of the next
   */
  JointAssessor(Assessor[] parts, int stride) {
    this.parts = parts;
    this.stride = stride;
  }

  @Override
  void take(long[] bits, int first, int count) {
    super.take(bits, first, count);
    for (int t = 0; t < parts.length; t++) {
      parts[t].take(bits, first + t * stride, count);
    }
  }

  @Override
  double utility() {
    double product = 1;
    for (Assessor part : parts) {
      product *= part.utility();
    }
    return root(product);
  }

  @Override
  double limit() {
    double product = 1;
    for (Assessor part : parts) {
      double limit = part.limit();
      if (limit <= 0) {
        return 0;
      }
      product *= root(limit);
    }
    return product;
  }

  @Override
  double bound(double[] weight, int least, double floor) {
    double answer = 1;
    for (Assessor part : parts) {
      // The roots one by one: weights of a front may be near the largest number there is.
      answer *= root(part.bound(weight, least, 0));
    }
    return answer;
  }

  private double root(double product) {
    return Math.pow(product, 1.0 / parts.length);
  }
}
