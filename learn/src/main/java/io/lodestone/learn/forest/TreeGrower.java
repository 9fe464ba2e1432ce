package io.lodestone.learn.forest;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Grows trees, one after the other, with the same scratch arrays.
 *
 * <p>A node is a stretch of the array of rows, which its split puts in order in place. Where to
 * split is the matter of a {@link Splitter}.
 */
final class TreeGrower {
  private final BinnedFeatures features;
  private final double[] answers;
  private final int outputs;
  private final ForestSettings settings;
  private final Splitter splitter;
  private final int[] candidates;
  private final int[] aside;
  private final double[] mean;

  private int[] rows;
  private Bootstrap bootstrap;

  // The highest bin of the left child of the last split, and the lowest of the right one.
  private int lower;
  private int upper;

  /**
   * @param answers rows × outputs, row-major: one number in regression, one indicator per class in
   *     classification
   * @param randomCuts whether each candidate feature gets one cut at random, not its best one
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
    candidates = new int[features.width()];
    aside = new int[features.rows()];
    mean = new double[outputs];
    if (randomCuts) {
      splitter = new RandomCutSplitter(features, answers, outputs, settings);
    } else if (outputs == 1) {
      splitter = new NumberSplitter(features, answers, settings);
    } else {
      splitter = new BestCutSplitter(features, answers, outputs, settings);
    }
  }

  Tree grow(Bootstrap drawn) {
    bootstrap = drawn;
    splitter.begin(drawn);
    rows = drawn.drawn();
    // Every tree starts from the same order, whichever it is among those of this grower.
    Arrays.setAll(candidates, feature -> feature);
    Tree.Builder tree = new Tree.Builder(outputs, 2 * rows.length);
    int[] stack = new int[256];
    int height = 0;
    stack[height++] = tree.add();
    stack[height++] = 0;
    stack[height++] = rows.length;
    stack[height++] = 0;
    while (height > 0) {
      int depth = stack[--height];
      int to = stack[--height];
      int from = stack[--height];
      int node = stack[--height];
      if (isLeaf(from, to, depth) || !findSplit()) {
        average(from, to);
        tree.leaf(node, mean, to);
        continue;
      }
      int middle = partition(from, to);
      int child = tree.split(node, splitter.feature(), splitter.cut(lower, upper));
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

  private boolean isLeaf(int from, int to, int depth) {
    return to - from < 2
        || settings.maxDepth() > 0 && depth >= settings.maxDepth()
        || !splitter.enter(rows, from, to);
  }

  /** Finds the best split among features drawn at random; those that are constant do not count. */
  private boolean findSplit() {
    RandomGenerator random = bootstrap.random();
    int wanted = settings.candidates(candidates.length);
    int tried = 0;
    for (int i = 0; i < candidates.length && tried < wanted && !splitter.satisfied(); i++) {
      int other = i + random.nextInt(candidates.length - i);
      int feature = candidates[other];
      candidates[other] = candidates[i];
      candidates[i] = feature;
      tried += splitter.tryFeature(feature) ? 1 : 0;
    }
    return splitter.feature() >= 0;
  }

  /** The mean answer of a node. */
  private void average(int from, int to) {
    Arrays.fill(mean, 0);
    double weight = 0;
    for (int i = from; i < to; i++) {
      int row = rows[i];
      double count = bootstrap.count(row);
      weight += count;
      for (int k = 0; k < outputs; k++) {
        mean[k] += count * answers[row * outputs + k];
      }
    }
    for (int k = 0; k < outputs; k++) {
      mean[k] /= weight;
    }
  }

  /** Puts the rows of the left child before those of the right one, each in their order. */
  private int partition(int from, int to) {
    byte[] column = features.column(splitter.feature());
    int last = splitter.bin();
    int middle = from;
    int set = 0;
    lower = 0;
    upper = 255;
    for (int i = from; i < to; i++) {
      int row = rows[i];
      int bin = column[row] & 0xff;
      if (bin <= last) {
        rows[middle++] = row;
        lower = Math.max(lower, bin);
      } else {
        aside[set++] = row;
        upper = Math.min(upper, bin);
      }
    }
    System.arraycopy(aside, 0, rows, middle, set);
    return middle;
  }
}
