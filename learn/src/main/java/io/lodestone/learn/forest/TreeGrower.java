package io.lodestone.learn.forest;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Grows trees, one after the other, with the same scratch arrays.
 *
 * <p>A node is a stretch of the array of rows, which its split puts in order in place. A split is
 * found from a histogram of each candidate feature over the rows of the node: how many rows there
 * are in each bin, and the sum of their answers. Answers are vectors: one number in regression, one
 * indicator per class in classification, for which the reduction of the squared error is that of
 * Gini's impurity (Breiman et al., Classification and Regression Trees, 1984).
 */
final class TreeGrower {
  /** Below so many rows, only the bins that occur are looked at. */
  private static final int FEW = 96;

  /** Below so many rows, sorting them is cheaper than a histogram. */
  private static final int VERY_FEW = 24;

  private static final double LEAST_GAIN = 1e-12;

  private final BinnedFeatures features;
  private final double[] answers;
  private final int outputs;
  private final ForestSettings settings;
  private final boolean randomCuts;
  private final int[] candidates;

  private int[] rows;
  private final int[] aside;
  private final double[] weights;
  private final double[] weighted;
  private final double[] histogram;
  private final long[] occupied = new long[4];
  private final int[] keys = new int[VERY_FEW];
  private final double[] left;
  private final double[] total;
  private Bootstrap bootstrap;
  private Tree.Builder tree;

  // The best split of the node in hand.
  private double bestScore;
  private int bestFeature;
  private int bestBin;
  private double bestThreshold;

  /**
   * @param answers rows × outputs, row-major
   * @param randomCuts whether each candidate feature gets one cut at random (Geurts, Ernst and
   *     Wehenkel, Mach. Learn. 63, 3, 2006), not its best one
   */
  TreeGrower(
      BinnedFeatures features,
      double[] answers,
      int outputs,
      ForestSettings settings,
      boolean randomCuts) {
    this.features = features;
    this.answers = answers;
    this.outputs = outputs;
    this.settings = settings;
    this.randomCuts = randomCuts;
    candidates = new int[features.width()];
    int n = features.rows();
    aside = new int[n];
    weights = new double[n];
    weighted = new double[n * outputs];
    histogram = new double[256 * (outputs + 1)];
    left = new double[outputs];
    total = new double[outputs];
  }

  Tree grow(Bootstrap drawn) {
    bootstrap = drawn;
    rows = drawn.drawn();
    // Every tree starts from the same order, whichever it is among those of this grower.
    for (int feature = 0; feature < candidates.length; feature++) {
      candidates[feature] = feature;
    }
    tree = new Tree.Builder(outputs, 2 * rows.length);
    int[] stack = new int[256];
    int height = 0;
    int root = tree.add();
    stack[height++] = root;
    stack[height++] = 0;
    stack[height++] = rows.length;
    stack[height++] = 0;
    while (height > 0) {
      int depth = stack[--height];
      int to = stack[--height];
      int from = stack[--height];
      int node = stack[--height];
      double weight = gather(from, to);
      if (!worthSplitting(from, to, weight, depth) || !findSplit(from, to, weight)) {
        Arrays.setAll(left, k -> total[k] / weight);
        tree.leaf(node, left, to);
        continue;
      }
      int middle = partition(from, to);
      int child = tree.split(node, bestFeature, bestThreshold);
      if (height + 8 > stack.length) {
        stack = Arrays.copyOf(stack, 2 * stack.length);
      }
      stack[height++] = child + 1;
      stack[height++] = middle;
      stack[height++] = to;
      stack[height++] = depth + 1;
      stack[height++] = child;
      stack[height++] = from;
      stack[height++] = middle;
      stack[height++] = depth + 1;
    }
    return tree.build(rows);
  }

  /** Lays the answers of a node side by side, each as often as it was drawn; gives their number. */
  private double gather(int from, int to) {
    Arrays.fill(total, 0);
    double weight = 0;
    for (int i = from; i < to; i++) {
      int row = rows[i];
      double count = bootstrap.count(row);
      weights[i - from] = count;
      weight += count;
      for (int k = 0; k < outputs; k++) {
        double value = count * answers[row * outputs + k];
        weighted[(i - from) * outputs + k] = value;
        total[k] += value;
      }
    }
    return weight;
  }

  private boolean worthSplitting(int from, int to, double weight, int depth) {
    if (to - from < 2
        || weight < 2 * settings.minLeaf()
        || settings.maxDepth() > 0 && depth >= settings.maxDepth()) {
      return false;
    }
    int first = rows[from] * outputs;
    for (int i = from + 1; i < to; i++) {
      for (int k = 0; k < outputs; k++) {
        if (answers[rows[i] * outputs + k] != answers[first + k]) {
          return true;
        }
      }
    }
    return false;
  }

  /** Finds the best split among features drawn at random; those that are constant do not count. */
  private boolean findSplit(int from, int to, double weight) {
    double parent = 0;
    for (double sum : total) {
      parent += sum * sum / weight;
    }
    bestScore = parent + LEAST_GAIN * Math.abs(parent);
    bestFeature = -1;
    RandomGenerator random = bootstrap.random();
    int wanted = settings.candidates(candidates.length);
    int tried = 0;
    for (int i = 0; i < candidates.length && tried < wanted; i++) {
      int other = i + random.nextInt(candidates.length - i);
      int feature = candidates[other];
      candidates[other] = candidates[i];
      candidates[i] = feature;
      tried += tryFeature(feature, from, to, weight) ? 1 : 0;
    }
    return bestFeature >= 0;
  }

  /** Whether the feature differs within the node. */
  private boolean tryFeature(int feature, int from, int to, double weight) {
    if (to - from < VERY_FEW && outputs == 1 && !randomCuts) {
      return tryFewRows(feature, from, to - from, weight);
    }
    int bins = accumulate(features.column(feature), from, to);
    int lowest = 0;
    while (occupied[lowest >> 6] == 0) {
      lowest += 64;
    }
    lowest += Long.numberOfTrailingZeros(occupied[lowest >> 6]);
    int highest = bins;
    boolean differs = highest > lowest;
    if (differs && randomCuts) {
      randomCut(feature, weight, lowest, highest);
    } else if (differs) {
      if (outputs == 1) {
        bestCutOfOne(feature, weight);
      } else {
        bestCut(feature, weight);
      }
    }
    clear();
    return differs;
  }

  /** As {@link #tryFeature}, by insertion of the rows in the order of their bins. */
  private boolean tryFewRows(int feature, int from, int size, double weight) {
    byte[] column = features.column(feature);
    int[] order = keys;
    int first = column[rows[from]] & 0xff;
    int differences = 0;
    for (int i = 0; i < size; i++) {
      int bin = column[rows[from + i]] & 0xff;
      differences |= bin ^ first;
      order[i] = bin << 8 | i;
    }
    if (differences == 0) {
      return false;
    }
    for (int i = 1; i < size; i++) {
      int key = order[i];
      int place = i;
      while (place > 0 && order[place - 1] > key) {
        order[place] = order[place - 1];
        place--;
      }
      order[place] = key;
    }
    double least = settings.minLeaf();
    double sum = total[0];
    double leftWeight = 0;
    double leftSum = 0;
    for (int i = 1; i < size; i++) {
      int before = order[i - 1];
      leftWeight += weights[before & 0xff];
      leftSum += weighted[before & 0xff];
      double rightWeight = weight - leftWeight;
      boolean isCut = order[i] >> 8 != before >> 8;
      if (isCut && leftWeight >= least && rightWeight >= least) {
        double rightSum = sum - leftSum;
        double score = leftSum * leftSum / leftWeight + rightSum * rightSum / rightWeight;
        if (score > bestScore) {
          keep(score, feature, before >> 8, order[i] >> 8);
        }
      }
    }
    return true;
  }

  /** Fills the histogram and marks the bins that occur; gives the highest of them. */
  private int accumulate(byte[] column, int from, int to) {
    long word0 = 0;
    long word1 = 0;
    long word2 = 0;
    long word3 = 0;
    int size = to - from;
    int[] order = rows;
    double[] sums = histogram;
    if (outputs == 1) {
      for (int i = 0; i < size; i++) {
        int place = (column[order[from + i]] & 0xff) << 1;
        sums[place] += weights[i];
        sums[place + 1] += weighted[i];
      }
    } else {
      int stride = outputs + 1;
      for (int i = 0; i < size; i++) {
        int place = (column[order[from + i]] & 0xff) * stride;
        sums[place] += weights[i];
        for (int k = 0; k < outputs; k++) {
          sums[place + 1 + k] += weighted[i * outputs + k];
        }
      }
    }
    if (size < FEW) {
      for (int i = 0; i < size; i++) {
        int bin = column[order[from + i]] & 0xff;
        long bit = 1L << bin;
        switch (bin >> 6) {
          case 0 -> word0 |= bit;
          case 1 -> word1 |= bit;
          case 2 -> word2 |= bit;
          default -> word3 |= bit;
        }
      }
    } else {
      int stride = outputs + 1;
      for (int bin = 0; bin < 64; bin++) {
        long bit = 1L << bin;
        word0 |= sums[bin * stride] > 0 ? bit : 0;
        word1 |= sums[(bin + 64) * stride] > 0 ? bit : 0;
        word2 |= sums[(bin + 128) * stride] > 0 ? bit : 0;
        word3 |= sums[(bin + 192) * stride] > 0 ? bit : 0;
      }
    }
    occupied[0] = word0;
    occupied[1] = word1;
    occupied[2] = word2;
    occupied[3] = word3;
    for (int word = 3; word > 0; word--) {
      if (occupied[word] != 0) {
        return 64 * word + 63 - Long.numberOfLeadingZeros(occupied[word]);
      }
    }
    return 63 - Long.numberOfLeadingZeros(word0);
  }

  private void clear() {
    int stride = outputs + 1;
    for (int word = 0; word < 4; word++) {
      for (long bits = occupied[word]; bits != 0; bits &= bits - 1) {
        int place = (64 * word + Long.numberOfTrailingZeros(bits)) * stride;
        for (int k = 0; k < stride; k++) {
          histogram[place + k] = 0;
        }
      }
    }
  }

  private void bestCutOfOne(int feature, double weight) {
    double least = settings.minLeaf();
    double sum = total[0];
    double leftWeight = 0;
    double leftSum = 0;
    int before = -1;
    for (int word = 0; word < 4; word++) {
      for (long bits = occupied[word]; bits != 0; bits &= bits - 1) {
        int bin = 64 * word + Long.numberOfTrailingZeros(bits);
        double rightWeight = weight - leftWeight;
        if (leftWeight >= least && rightWeight >= least) {
          double rightSum = sum - leftSum;
          double score = leftSum * leftSum / leftWeight + rightSum * rightSum / rightWeight;
          if (score > bestScore) {
            keep(score, feature, before, bin);
          }
        }
        leftWeight += histogram[2 * bin];
        leftSum += histogram[2 * bin + 1];
        before = bin;
      }
    }
  }

  private void bestCut(int feature, double weight) {
    int stride = outputs + 1;
    Arrays.fill(left, 0);
    double leftWeight = 0;
    int before = -1;
    for (int word = 0; word < 4; word++) {
      for (long bits = occupied[word]; bits != 0; bits &= bits - 1) {
        int bin = 64 * word + Long.numberOfTrailingZeros(bits);
        if (leftWeight >= settings.minLeaf() && weight - leftWeight >= settings.minLeaf()) {
          double score = score(leftWeight, weight);
          if (score > bestScore) {
            keep(score, feature, before, bin);
          }
        }
        leftWeight += histogram[bin * stride];
        for (int k = 0; k < outputs; k++) {
          left[k] += histogram[bin * stride + 1 + k];
        }
        before = bin;
      }
    }
  }

  private double score(double leftWeight, double weight) {
    double ofLeft = 0;
    double ofRight = 0;
    for (int k = 0; k < outputs; k++) {
      double right = total[k] - left[k];
      ofLeft += left[k] * left[k];
      ofRight += right * right;
    }
    return ofLeft / leftWeight + ofRight / (weight - leftWeight);
  }

  private void keep(double score, int feature, int lower, int upper) {
    bestScore = score;
    bestFeature = feature;
    bestBin = lower;
    bestThreshold = features.between(feature, lower, upper);
  }

  private void randomCut(int feature, double weight, int lowest, int highest) {
    double from = features.smallest(feature, lowest);
    double to = features.largest(feature, highest);
    double cut = from + bootstrap.random().nextDouble() * (to - from);
    int stride = outputs + 1;
    Arrays.fill(left, 0);
    double leftWeight = 0;
    int last = lowest;
    for (int bin = lowest; bin < highest; bin++) {
      if (bin > lowest && features.smallest(feature, bin) > cut) {
        break;
      }
      leftWeight += histogram[bin * stride];
      for (int k = 0; k < outputs; k++) {
        left[k] += histogram[bin * stride + 1 + k];
      }
      last = bin;
    }
    if (leftWeight < settings.minLeaf() || weight - leftWeight < settings.minLeaf()) {
      return;
    }
    double score = score(leftWeight, weight);
    if (score > bestScore) {
      bestScore = score;
      bestFeature = feature;
      bestBin = last;
      // Within a bin that was cut the rows stay together; the cut moves to its end.
      bestThreshold = Math.max(cut, features.largest(feature, last));
    }
  }

  /** Puts the rows of the left child before those of the right one, each in their order. */
  private int partition(int from, int to) {
    byte[] column = features.column(bestFeature);
    int middle = from;
    int set = 0;
    for (int i = from; i < to; i++) {
      int row = rows[i];
      if ((column[row] & 0xff) <= bestBin) {
        rows[middle++] = row;
      } else {
        aside[set++] = row;
      }
    }
    System.arraycopy(aside, 0, rows, middle, set);
    return middle;
  }
}
