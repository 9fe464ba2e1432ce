package io.lodestone.learn.forest;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Trees that were grown from the same rows, each from a sample of them. */
final class Forest {
  /** Rows that go through each tree together, while it is in the cache. */
  static final int BLOCK = 4096;

  private final int outputs;
  private final BinEdges edges;
  private final Tree[] trees;

  private Forest(int outputs, BinEdges edges, Tree[] trees) {
    this.outputs = outputs;
    this.edges = edges;
    this.trees = trees;
  }

  /**
   * Grows a forest on all cores. Each tree depends on the seed and its number alone.
   *
   * @param answers rows × outputs
   * @param samples one for each tree
   */
  static Forest grow(
      Features features,
      double[] answers,
      int outputs,
      ForestSettings settings,
      boolean randomCuts,
      Bootstrap[] samples) {
    if (features.width() > Tree.MOST_FEATURES) {
      throw new InvalidInput(
          null, null, features.width() + " features", "at most " + Tree.MOST_FEATURES, null);
    }
    if (features.rows() > Tree.MOST_NODES / 2) {
      throw new InvalidInput(
          null, null, features.rows() + " rows", "at most " + Tree.MOST_NODES / 2, null);
    }
    BinnedFeatures binned = BinnedFeatures.of(features, settings.bins());
    Tree[] trees = new Tree[samples.length];
    ThreadLocal<TreeGrower> growers =
        ThreadLocal.withInitial(
            () -> new TreeGrower(binned, answers, outputs, settings, randomCuts));
    IntStream.range(0, trees.length)
        .parallel()
        .forEach(tree -> trees[tree] = growers.get().grow(samples[tree]));
    return new Forest(outputs, binned.edges(), trees);
  }

  int size() {
    return trees.length;
  }

  Tree tree(int number) {
    return trees[number];
  }

  /** The features by which trees split, and where their bins end. */
  BinEdges edges() {
    return edges;
  }

  /** Some rows in front of its trees. */
  RowDescent descent(Features rows, int from, int count) {
    return new RowDescent(edges, rows.flat(), from * rows.width(), count);
  }

  /**
   * What each tree says of rows, for one output.
   *
   * @param centre taken off what is said, so that single precision is enough for what is left
   * @param said trees × rows; filled
   * @param sums for each row; filled with the sum over trees, of which nothing is taken off
   */
  void say(RowDescent descent, int output, double centre, float[] said, double[] sums) {
    int rows = descent.rows();
    int[] leaves = new int[rows];
    Arrays.fill(sums, 0);
    for (int number = 0; number < trees.length; number++) {
      Tree tree = trees[number];
      tree.leaves(descent, leaves);
      int from = number * rows;
      for (int row = 0; row < rows; row++) {
        double value = tree.value(leaves[row], output);
        sums[row] += value;
        said[from + row] = (float) (value - centre);
      }
    }
  }

  /** The sum over trees of what they say of rows, for one output. */
  double[] sums(RowDescent descent, int output) {
    int rows = descent.rows();
    double[] sums = new double[rows];
    int[] leaves = new int[rows];
    for (Tree tree : trees) {
      tree.leaves(descent, leaves);
      for (int row = 0; row < rows; row++) {
        sums[row] += tree.value(leaves[row], output);
      }
    }
    return sums;
  }

  /**
   * The leaves in which rows are.
   *
   * @return trees × rows
   */
  int[] leaves(RowDescent descent) {
    int rows = descent.rows();
    int[] all = new int[Math.multiplyExact(trees.length, rows)];
    int[] leaves = new int[rows];
    for (int number = 0; number < trees.length; number++) {
      trees[number].leaves(descent, leaves);
      System.arraycopy(leaves, 0, all, number * rows, rows);
    }
    return all;
  }

  /** The sum over trees of what they say of rows, for one output, times a share. */
  double[] sums(Features rows, int output, double share) {
    double[] all = new double[rows.rows()];
    blocks(
        all.length,
        BLOCK,
        from -> {
          double[] sums = sums(descent(rows, from, Math.min(BLOCK, all.length - from)), output);
          for (int row = 0; row < sums.length; row++) {
            all[from + row] = sums[row] * share;
          }
        });
    return all;
  }

  /** Calls for each block of so many rows, on all cores. */
  static void blocks(int rows, int block, IntConsumer atStart) {
    IntStream.range(0, (rows + block - 1) / block)
        .parallel()
        .forEach(number -> atStart.accept(number * block));
  }

  /** All that is needed to make it again. */
  ModelState state() {
    int[] nodeEnds = new int[trees.length];
    int[] leafEnds = new int[trees.length];
    int[] memberEnds = new int[trees.length];
    int nodes = 0;
    int leaves = 0;
    int members = 0;
    for (int number = 0; number < trees.length; number++) {
      nodeEnds[number] = nodes = Math.addExact(nodes, trees[number].nodes());
      leafEnds[number] = leaves = Math.addExact(leaves, trees[number].leafCount());
      memberEnds[number] = members = Math.addExact(members, trees[number].memberCount());
    }
    int[] split = new int[nodes];
    byte[] cut = new byte[nodes];
    int[] child = new int[nodes];
    double[] values = new double[Math.multiplyExact(leaves, outputs)];
    int[] ends = new int[leaves];
    int[] rows = new int[members];
    for (int number = 0; number < trees.length; number++) {
      Tree tree = trees[number];
      tree.write(nodeEnds[number] - tree.nodes(), split, cut, child);
      tree.write(leafEnds[number] - tree.leafCount(), values, ends);
      tree.write(memberEnds[number] - tree.memberCount(), rows);
    }
    return new ModelState()
        .put("", edges.state())
        .put("outputs", outputs)
        .put("node_ends", nodeEnds)
        .put("leaf_ends", leafEnds)
        .put("member_ends", memberEnds)
        .put("split", split)
        .put("cut", cut)
        .put("child", child)
        .put("value", values)
        .put("leaf_member_ends", ends)
        .put("member", rows);
  }

  /**
   * The forest of {@link #state}.
   *
   * @throws InvalidInput when it does not hold together
   */
  static Forest read(int width, ModelState state) {
    BinEdges edges = BinEdges.read(width, state);
    int outputs = (int) state.number("outputs");
    int[] nodeEnds = state.ints("node_ends");
    int[] leafEnds = state.ints("leaf_ends", nodeEnds.length);
    int[] memberEnds = state.ints("member_ends", nodeEnds.length);
    int[] split = state.ints("split", last(nodeEnds));
    byte[] cut = state.bytes("cut", last(nodeEnds));
    int[] child = state.ints("child", last(nodeEnds));
    double[] values = state.doubles("value", Math.multiplyExact(last(leafEnds), outputs));
    int[] ends = state.ints("leaf_member_ends", last(leafEnds));
    int[] members = state.ints("member", last(memberEnds));
    Tree[] trees = new Tree[nodeEnds.length];
    for (int number = 0; number < trees.length; number++) {
      int node = number == 0 ? 0 : nodeEnds[number - 1];
      int leaf = number == 0 ? 0 : leafEnds[number - 1];
      int member = number == 0 ? 0 : memberEnds[number - 1];
      trees[number] =
          Tree.of(
              outputs,
              edges,
              Arrays.copyOfRange(split, node, nodeEnds[number]),
              Arrays.copyOfRange(cut, node, nodeEnds[number]),
              Arrays.copyOfRange(child, node, nodeEnds[number]),
              Arrays.copyOfRange(values, leaf * outputs, leafEnds[number] * outputs),
              Arrays.copyOfRange(ends, leaf, leafEnds[number]),
              Arrays.copyOfRange(members, member, memberEnds[number]));
    }
    return new Forest(outputs, edges, trees);
  }

  /** The last of rising ends. */
  private static int last(int[] ends) {
    int before = 0;
    for (int end : ends) {
      if (end <= before) {
        throw new InvalidInput(
            "model",
            "part trees",
            String.format(Locale.ROOT, "an end at %d after %d", end, before),
            "rising ends",
            "the model file is damaged");
      }
      before = end;
    }
    return before;
  }
}
