package io.lodestone.learn.subgroup;

/**
 * The information gain of the split into members and others, H(P) − c H(S) − (1 − c) H(others) for
 * the coverage c.
 *
 * <p>The gain is convex in the counts of the classes (it is the mutual information of class and
 * membership for a fixed distribution of classes), so over all parts of a set it is largest where
 * of each class all members are taken or none (Morishita and Sese, PODS 2000). With up to {@value
 * #MOST} classes all those corners are looked at; with more, the entropy of the membership is the
 * estimate. With a weight that grows with size, the gain is multiplied by the weight of the set.
 */
final class GainAssessor extends ClassCounts {
  private static final int MOST = 12;

  private final double entropy;
  private final int[] part;
  private final int[] rest;

  GainAssessor(TargetOrder order, int classes) {
    super(order, classes);
    this.entropy = entropy(population, rows);
    this.part = new int[classes];
    this.rest = new int[classes];
  }

  @Override
  double utility() {
    return gain(members, size);
  }

  private double gain(int[] counts, int count) {
    for (int k = 0; k < counts.length; k++) {
      rest[k] = population[k] - counts[k];
    }
    int others = rows - count;
    double mixed = (count * entropy(counts, count) + others * entropy(rest, others)) / rows;
    return Math.max(0, entropy - mixed);
  }

  @Override
  double bound(double[] weight, int least, double floor) {
    double share = Math.min((double) size / rows, 0.5);
    double split = -Divergence.term(share) - Divergence.term(1 - share);
    double most = Math.min(entropy, split);
    if (members.length <= MOST && weight[size] * most > floor) {
      most = Math.min(most, corners());
    }
    return weight[size] * most;
  }

  private double corners() {
    double best = 0;
    for (int taken = 1; taken < 1 << members.length; taken++) {
      int count = 0;
      for (int k = 0; k < members.length; k++) {
        part[k] = (taken >>> k & 1) == 1 ? members[k] : 0;
        count += part[k];
      }
      best = Math.max(best, gain(part, count));
    }
    return best;
  }
}
