package io.lodestone.learn.boosting;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import io.lodestone.learn.tree.DecisionTree;
import java.util.List;

/**
 * The trees of all members of an ensemble in flat arrays, member after member and round after
 * round; in each round there is a tree for each output. A row goes to the right where its feature
 * is above the threshold. The children of a node are neighbours and come after it.
 */
final class BoostedTrees {
  private final int outputs;
  private final int[] memberEnds;
  private final int[] treeEnds;
  private final int[] feature;
  private final double[] threshold;
  private final int[] child;
  private final float[] cover;
  private final float[] value;

  private BoostedTrees(
      int outputs,
      int[] memberEnds,
      int[] treeEnds,
      int[] feature,
      double[] threshold,
      int[] child,
      float[] cover,
      float[] value) {
    this.outputs = outputs;
    this.memberEnds = memberEnds;
    this.treeEnds = treeEnds;
    this.feature = feature;
    this.threshold = threshold;
    this.child = child;
    this.cover = cover;
    this.value = value;
  }

  /**
   * The trees of members.
   *
   * @param members for each its trees, round after round, an output after the other
   */
  static BoostedTrees of(int outputs, List<List<DecisionTree>> members) {
    int trees = members.stream().mapToInt(List::size).sum();
    int nodes =
        members.stream()
            .flatMap(List::stream)
            .mapToInt(DecisionTree::size)
            .reduce(0, Math::addExact);
    BoostedTrees all =
        new BoostedTrees(
            outputs,
            new int[members.size()],
            new int[trees],
            new int[nodes],
            new double[nodes],
            new int[nodes],
            new float[nodes],
            new float[nodes]);
    int number = 0;
    int at = 0;
    for (int member = 0; member < members.size(); member++) {
      for (DecisionTree tree : members.get(member)) {
        for (int node = 0; node < tree.size(); node++) {
          all.feature[at + node] = tree.feature()[node];
          all.threshold[at + node] = tree.threshold()[node];
          all.child[at + node] = tree.left()[node];
          all.cover[at + node] = (float) tree.cover()[node];
          all.value[at + node] = (float) tree.value()[node];
        }
        at += tree.size();
        all.treeEnds[number++] = at;
      }
      all.memberEnds[member] = number;
    }
    return all;
  }

  int members() {
    return memberEnds.length;
  }

  /** How many numbers a member says of a row. */
  int outputs() {
    return outputs;
  }

  /** How many trees there are of each output. */
  int rounds() {
    return treeEnds.length / outputs;
  }

  private int begin(int tree) {
    return tree == 0 ? 0 : treeEnds[tree - 1];
  }

  /** The tree of an output in one of all rounds, its values times a number. */
  DecisionTree tree(int round, int output, double times) {
    int tree = round * outputs + output;
    int from = begin(tree);
    int size = treeEnds[tree] - from;
    int[] split = new int[size];
    double[] at = new double[size];
    int[] left = new int[size];
    int[] right = new int[size];
    double[] covers = new double[size];
    double[] values = new double[size];
    for (int node = 0; node < size; node++) {
      split[node] = feature[from + node];
      at[node] = threshold[from + node];
      left[node] = child[from + node];
      right[node] = child[from + node] + 1;
      covers[node] = cover[from + node];
      values[node] = times * value[from + node];
    }
    return new DecisionTree(split, at, left, right, covers, values);
  }

  /**
   * What members say of rows: the sums of their trees.
   *
   * @param from the first row
   * @return members × outputs × size
   */
  double[] say(Features rows, int from, int size) {
    int width = rows.width();
    double[] x = rows.flat();
    double[] said = new double[Math.multiplyExact(members() * outputs, size)];
    int tree = 0;
    for (int member = 0; member < members(); member++) {
      for (; tree < memberEnds[member]; tree++) {
        int root = begin(tree);
        int to = (member * outputs + tree % outputs) * size;
        for (int row = 0; row < size; row++) {
          int node = root;
          int at = (from + row) * width;
          while (feature[node] >= 0) {
            int next = root + child[node];
            node = x[at + feature[node]] > threshold[node] ? next + 1 : next;
          }
          said[to + row] += value[node];
        }
      }
    }
    return said;
  }

  ModelState state() {
    return new ModelState()
        .put("outputs", outputs)
        .put("member_ends", memberEnds)
        .put("tree_ends", treeEnds)
        .put("split", feature)
        .put("threshold", threshold)
        .put("child", child)
        .put("cover", cover)
        .put("value", value);
  }

  /**
   * The trees of {@link #state}.
   *
   * @throws InvalidInput when they are no trees
   */
  static BoostedTrees read(int width, ModelState state) {
    int outputs = (int) state.number("outputs");
    int[] memberEnds = state.ints("member_ends");
    int[] treeEnds = state.ints("tree_ends");
    int[] feature = state.ints("split");
    int nodes = feature.length;
    int[] child = state.ints("child", nodes);
    boolean sound =
        outputs >= 1
            && memberEnds.length >= 2
            && treeEnds.length % outputs == 0
            && rise(memberEnds, treeEnds.length)
            && rise(treeEnds, nodes);
    for (int end : memberEnds) {
      sound &= end % Math.max(1, outputs) == 0;
    }
    int from = 0;
    for (int tree = 0; tree < treeEnds.length && sound; tree++) {
      int size = treeEnds[tree] - from;
      for (int node = 0; node < size && sound; node++) {
        int split = feature[from + node];
        int next = child[from + node];
        sound = split < 0 || split < width && next > node && next < size - 1;
      }
      from = treeEnds[tree];
    }
    if (!sound) {
      throw new InvalidInput(
          "model", "part trees", "nodes that form no tree", "trees", "the model file is damaged");
    }
    return new BoostedTrees(
        outputs,
        memberEnds,
        treeEnds,
        feature,
        state.doubles("threshold", nodes),
        child,
        state.floats("cover", nodes),
        state.floats("value", nodes));
  }

  /** Whether ends rise to the last one. */
  private static boolean rise(int[] ends, int last) {
    int before = 0;
    for (int end : ends) {
      if (end <= before) {
        return false;
      }
      before = end;
    }
    return before == last;
  }
}
