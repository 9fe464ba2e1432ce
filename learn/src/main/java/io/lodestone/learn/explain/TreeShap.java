package io.lodestone.learn.explain;

import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.tree.TreeEnsemble;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Exact Shapley values of a sum of decision trees, path-dependent, on all cores. */
final class TreeShap {
  /**
   * Rows that go through a tree together: enough for vector instructions, few enough for caches.
   */
  private static final int LANES = 64;

  /** Trees that are prepared together, so that memory does not grow with all of them. */
  private static final int TREES = 32;

  private final TreeEnsemble ensemble;
  private final int output;

  TreeShap(TreeEnsemble ensemble, int output) {
    this.ensemble = ensemble;
    this.output = output;
  }

  Contributions of(Features rows) {
    int size = rows.rows();
    int width = rows.width();
    int blocks = (size + LANES - 1) / LANES;
    double[][] x = new double[blocks][];
    double[][] sums = new double[blocks][];
    for (int block = 0; block < blocks; block++) {
      x[block] = columns(rows, block);
      sums[block] = new double[x[block].length];
    }
    double base = ensemble.constant(output);
    for (int first = 0; first < ensemble.trees(); first += TREES) {
      int from = first;
      PathTree[] trees = new PathTree[Math.min(TREES, ensemble.trees() - first)];
      IntStream.range(0, trees.length)
          .parallel()
          .forEach(i -> trees[i] = new PathTree(ensemble.tree(from + i, output), width));
      for (PathTree tree : trees) {
        base += tree.base();
      }
      IntStream.range(0, blocks)
          .parallel()
          .forEach(
              block -> {
                PathShapley adder = new PathShapley(x[block], x[block].length / width, sums[block]);
                for (PathTree tree : trees) {
                  adder.add(tree);
                }
              });
    }
    double[] values = new double[size * width];
    for (int row = 0; row < size; row++) {
      double[] block = sums[row / LANES];
      int lanes = block.length / width;
      for (int feature = 0; feature < width; feature++) {
        values[row * width + feature] = block[feature * lanes + row % LANES];
      }
    }
    return new Contributions("tree", rows.labels(), base, ensemble.sums(rows, output), values);
  }

  private static double[] columns(Features rows, int block) {
    int from = block * LANES;
    int lanes = Math.min(LANES, rows.rows() - from);
    double[] x = new double[lanes * rows.width()];
    Arrays.setAll(x, i -> rows.value(from + i % lanes, i / lanes));
    return x;
  }
}
