package io.lodestone.learn.tree;

import io.lodestone.learn.dataset.Features;
import java.util.Arrays;

/**
 * A predictor whose answer is a sum over decision trees: what forests and boosting have in common
 * for those who look into models. A predictor of numbers has one output, one of classes an output
 * for each.
 */
public interface TreeEnsemble {
  /** The number of trees of each output. */
  int trees();

  /** One tree of an output, whose values are what it adds to the sum; made anew at each call. */
  DecisionTree tree(int number, int output);

  /** What is added to the sum of the trees of an output. */
  double constant(int output);

  /**
   * What the sum is: empty where it is the mean or the probability that the predictor gives, else a
   * name such as {@code log-odds}.
   */
  default String scale() {
    return "";
  }

  /** The sums of an output for rows without gaps. */
  default double[] sums(Features rows, int output) {
    double[] sums = new double[rows.rows()];
    Arrays.fill(sums, constant(output));
    for (int number = 0; number < trees(); number++) {
      DecisionTree tree = tree(number, output);
      for (int row = 0; row < sums.length; row++) {
        sums[row] += tree.at(rows.flat(), row * rows.width());
      }
    }
    return sums;
  }
}
