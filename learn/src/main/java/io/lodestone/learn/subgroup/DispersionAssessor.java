package io.lodestone.learn.subgroup;

/**
 * The positive shift of the median, corrected for dispersion.
 *
 * <p>The estimate is tight. Let a part have its middle at place z of the rising values of the set,
 * or between two members. Exchanging a member below the middle for one left out between it and the
 * middle, and likewise above, does not lower the median and lowers the sum of deviations, which is
 * the sum of the upper half less that of the lower; so the best part of each size is a stretch of
 * neighbours. For a fixed middle the mean deviation grows with the length of the stretch, since
 * each pair that is added is further apart than those before, so that few lengths need be looked
 * at. (Boley et al. 2017 show the same for their medians and step from one middle to the next.)
 */
final class DispersionAssessor extends NumericAssessor {
  private final double median;
  private final double perScale;
  private final double perDispersion;
  private final double[] sums;
  private final double[] lowestOfWord;
  private final double[] highestOfWord;

  DispersionAssessor(TargetOrder order) {
    super(order);
    this.median = order.median();
    double largest = order.value(order.size() - 1) - median;
    this.perScale = largest > 0 ? 1 / largest : 0;
    this.perDispersion = 1 / order.dispersion();
    this.sums = new double[order.size() + 1];
    this.lowestOfWord = new double[(order.size() + 63) >>> 6];
    this.highestOfWord = new double[lowestOfWord.length];
    for (int w = 0; w < lowestOfWord.length; w++) {
      lowestOfWord[w] = order.value(w << 6);
      highestOfWord[w] = order.value(Math.min((w << 6) + 63, order.size() - 1));
    }
  }

  /** With the median as high, and the halves as near to it, as the words of their members allow. */
  @Override
  double limit() {
    int half = size >>> 1;
    int seen = 0;
    double lower = 0;
    double upper = 0;
    double middle = 0;
    for (int w = 0; w < lowestOfWord.length; w++) {
      int members = Long.bitCount(words[from + w]);
      lower += Math.clamp(half - seen, 0, members) * highestOfWord[w];
      if (seen <= half && half < seen + members) {
        middle = highestOfWord[w];
      }
      seen += members;
      upper += Math.clamp(seen - (size - half), 0, members) * lowestOfWord[w];
    }
    double shift = (middle - median) * perScale;
    double apart = Math.max(0, upper - lower) / size * perDispersion;
    return Math.max(0, shift) * Math.max(0, 1 - apart);
  }

  private void sum() {
    write();
    for (int i = 0; i < size; i++) {
      sums[i + 1] = sums[i] + values[i];
    }
  }

  @Override
  double utility() {
    sum();
    double shift = (TargetOrder.median(values, 0, size) - median) * perScale;
    return Math.max(0, shift) * narrowness(0, size);
  }

  /** 1 less the relative dispersion of the members from {@code first} to before {@code end}. */
  private double narrowness(int first, int end) {
    int half = (end - first) >>> 1;
    double upper = sums[end] - sums[end - half];
    double lower = sums[first + half] - sums[first];
    return Math.max(0, 1 - (upper - lower) / (end - first) * perDispersion);
  }

  @Override
  double bound(double[] weight, int least, double floor) {
    sum();
    double best = floor;
    for (int odd = 0; odd <= 1; odd++) {
      for (int z = size - 1; z >= 0; z--) {
        // The middle is z, or halfway between z − 1 and z.
        int above = size - z - odd;
        int below = z;
        int pairs = Math.min(above, below);
        int fewest = Math.max(1 - odd, (least - odd + 1) >> 1);
        if (pairs < fewest) {
          continue;
        }
        double middle = odd == 1 ? values[z] : 0.5 * (values[z - 1] + values[z]);
        double shift = (middle - median) * perScale;
        if (shift <= 0) {
          break;
        }
        if (weight[2 * pairs + odd] * shift <= best) {
          continue;
        }
        double atFewest = shift * narrowness(z - fewest, z + fewest + odd);
        best = descend(weight, z, odd, shift, fewest, pairs, atFewest, best);
      }
    }
    return best;
  }

  /**
   * The best stretch around one middle, of {@code first} to {@code last} pairs, or {@code answer}
   * if that is better. Between two lengths weight[longer] · utility(shorter) is a limit, by which
   * most are left out.
   */
  private double descend(
      double[] weight,
      int z,
      int odd,
      double shift,
      int first,
      int last,
      double atFirst,
      double answer) {
    double reached = Math.max(answer, weight[2 * first + odd] * atFirst);
    if (first == last || weight[2 * last + odd] * atFirst <= reached) {
      return reached;
    }
    int middle = (first + last + 1) >>> 1;
    double atMiddle = shift * narrowness(z - middle, z + middle + odd);
    double right = descend(weight, z, odd, shift, middle, last, atMiddle, reached);
    return descend(weight, z, odd, shift, first, middle - 1, atFirst, right);
  }
}
