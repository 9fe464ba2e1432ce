package io.lodestone.learn.explain;

import io.lodestone.core.numerics.GaussLegendre;
import io.lodestone.learn.tree.DecisionTree;
import java.util.Arrays;

/**
 * Adds up the Shapley values of one tree for a block of rows; belongs to one thread.
 *
 * <p>With S known features, a tree answers with the mean over the leaves that training rows would
 * reach who follow the row where a known feature decides and divide by number elsewhere (Lundberg
 * et al., Nat. Mach. Intell. 2, 56, 2020, the path-dependent form). A leaf of value v is then the
 * game v Πᵢ (oᵢ if i is known, else zᵢ): zᵢ is the share of rows that pass the edges of feature i
 * on its path, oᵢ is 1 or 0 as the row itself passes them. By Owen's integral (Management Science
 * 18, P64, 1972) the Shapley value of j is ∫₀¹ (oⱼ − zⱼ) Πᵢ≠ⱼ (t oᵢ + (1 − t) zᵢ) dt, a polynomial
 * in t, so half as many Gauss-Legendre points as features on a path give it exactly. All factors
 * are positive: unlike the unwinding of Lundberg's algorithm nothing cancels.
 *
 * <p>The product is carried down the tree, the sum over leaves up, and each edge takes its part of
 * the sum: time grows with leaves × points, not with leaves × depth². Inner loops run over the rows
 * of the block, which the compiler turns into vector instructions.
 */
final class PathShapley {
  private final int lanes;
  private final double[] x;
  private final double[] values;
  private PathTree path;
  private DecisionTree tree;
  private GaussLegendre rule = new GaussLegendre(1, 1);
  private int points;
  private double[] product = new double[0];
  private double[] sum = new double[0];
  private double[] passes = new double[0];
  private final double[] stays;
  private final double[] leaves;
  private final double[] part;

  /**
   * For a block.
   *
   * @param x features × rows
   * @param lanes the number of rows
   * @param values features × rows; added to
   */
  PathShapley(double[] x, int lanes, double[] values) {
    this.x = x;
    this.lanes = lanes;
    this.values = values;
    stays = new double[lanes];
    leaves = new double[lanes];
    part = new double[lanes];
  }

  /** Adds the values of a tree. */
  void add(PathTree next) {
    path = next;
    tree = next.tree();
    if (tree.isLeaf(0)) {
      return;
    }
    points = Math.max(1, (path.players() + 1) / 2);
    if (rule.size() != points) {
      rule = new GaussLegendre(points, 1);
    }
    int levels = path.depth() + 1;
    if (product.length < levels * points * lanes) {
      product = new double[levels * points * lanes];
      sum = new double[levels * points * lanes];
    }
    if (passes.length < levels * lanes) {
      passes = new double[levels * lanes];
    }
    for (int point = 0; point < points; point++) {
      Arrays.fill(product, point * lanes, (point + 1) * lanes, rule.weight(point));
    }
    Arrays.fill(sum, 0, points * lanes, 0);
    branch(0, 0);
  }

  private void branch(int node, int level) {
    edge(node, tree.left()[node], level, true);
    edge(node, tree.right()[node], level, false);
  }

  private void edge(int node, int child, int level, boolean left) {
    int below = (level + 1) * lanes;
    follow(node, child, below, left);
    if (tree.isLeaf(child)) {
      leaf(node, child, level);
      return;
    }
    descend(node, child, level);
    branch(child, level + 1);
    // Deeper edges use the same scratch.
    mark(child, below);
    ascend(node, child, level);
  }

  /** Notes for each row whether it passes this edge and all those above it of the same feature. */
  private void follow(int node, int child, int below, boolean left) {
    int column = tree.feature()[node] * lanes;
    double threshold = tree.threshold()[node];
    double yes = left ? 1 : 0;
    for (int row = 0; row < lanes; row++) {
      passes[below + row] = x[column + row] <= threshold ? yes : 1 - yes;
    }
    int before = path.levelBefore(child);
    if (before >= 0) {
      for (int row = 0; row < lanes; row++) {
        passes[below + row] *= passes[before * lanes + row];
      }
    }
    mark(child, below);
  }

  /**
   * Divides the rows into those that pass, those that leave the path of this feature at this edge
   * ({@code leaves}), and those that had left it before ({@code stays}).
   */
  private void mark(int child, int below) {
    int before = path.levelBefore(child);
    for (int row = 0; row < lanes; row++) {
      double earlier = before < 0 ? 1 : passes[before * lanes + row];
      leaves[row] = earlier - passes[below + row];
      stays[row] = 1 - earlier;
    }
  }

  private void descend(int node, int child, int level) {
    int below = (level + 1) * lanes;
    for (int point = 0; point < points; point++) {
      double t = rule.point(point);
      double before = t + (1 - t) * path.passedBefore(child);
      double ifPasses = (t + (1 - t) * path.passed(child)) / before;
      double ifLeaves = (1 - t) * path.passed(child) / before;
      double ifStays = path.share(child);
      int from = (level * points + point) * lanes;
      int to = from + points * lanes;
      for (int row = 0; row < lanes; row++) {
        product[to + row] =
            product[from + row]
                * (passes[below + row] * ifPasses + leaves[row] * ifLeaves + stays[row] * ifStays);
        sum[to + row] = 0;
      }
    }
  }

  /** Gives the edge its part of the sum below it, and the sum to the node above. */
  private void ascend(int node, int child, int level) {
    int below = (level + 1) * lanes;
    Arrays.fill(part, 0);
    for (int point = 0; point < points; point++) {
      double t = rule.point(point);
      double z = path.passed(child);
      double before = path.passedBefore(child);
      // What the edge above of the same feature takes of these leaves is not its own.
      double counted = (1 - before) / (t + (1 - t) * before);
      double ifPasses = (1 - z) / (t + (1 - t) * z) - counted;
      double ifLeaves = -1 / (1 - t) - counted;
      int to = (level * points + point) * lanes;
      int from = to + points * lanes;
      for (int row = 0; row < lanes; row++) {
        double under = sum[from + row];
        part[row] += under * (passes[below + row] * ifPasses + leaves[row] * ifLeaves);
        sum[to + row] += under;
      }
    }
    addTo(tree.feature()[node]);
  }

  /** Descends to a leaf and ascends at once. */
  private void leaf(int node, int child, int level) {
    int below = (level + 1) * lanes;
    double value = tree.value()[child];
    double z = path.passed(child);
    double before = path.passedBefore(child);
    Arrays.fill(part, 0);
    for (int point = 0; point < points; point++) {
      double t = rule.point(point);
      double above = t + (1 - t) * before;
      double counted = (1 - before) / above;
      double factorPasses = value * (t + (1 - t) * z) / above;
      double factorLeaves = value * (1 - t) * z / above;
      double factorStays = value * path.share(child);
      double ifPasses = value * (1 - z) / above - factorPasses * counted;
      double ifLeaves = -value * z / above - factorLeaves * counted;
      int from = (level * points + point) * lanes;
      for (int row = 0; row < lanes; row++) {
        double come = product[from + row];
        part[row] += come * (passes[below + row] * ifPasses + leaves[row] * ifLeaves);
        sum[from + row] +=
            come
                * (passes[below + row] * factorPasses
                    + leaves[row] * factorLeaves
                    + stays[row] * factorStays);
      }
    }
    addTo(tree.feature()[node]);
  }

  private void addTo(int feature) {
    int column = feature * lanes;
    for (int row = 0; row < lanes; row++) {
      values[column + row] += part[row];
    }
  }
}
