package io.lodestone.learn.boosting;

import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import io.lodestone.learn.tree.DecisionTree;
import io.lodestone.learn.tree.TreeEnsemble;
import java.util.stream.IntStream;

/**
 * An ensemble of boosted trees that predicts classes: the mean of the probabilities of its members,
 * each the softmax of the sums of its trees. The epistemic variance is a multiple of the variance
 * between members ({@link Partitions#jackknife}).
 */
final class BoostedClassifier implements Predictor.Classifier, TreeEnsemble {
  private static final int BLOCK = 256;

  private final BoostedTrees trees;
  private final double ratio;

  private BoostedClassifier(BoostedTrees trees, double ratio) {
    this.trees = trees;
    this.ratio = ratio;
  }

  static BoostedClassifier fit(BoostingSettings settings, TrainingSet.Classes set) {
    int n = set.size();
    int classes = set.classes().size();
    Partitions partitions = new Partitions(n, settings.partitions(), settings.seed());
    float[] labels = new float[n];
    for (int row = 0; row < n; row++) {
      labels[row] = set.labels()[row];
    }
    MemberTraining training = new MemberTraining(set.features(), labels, classes, settings);
    BoostedTrees trees = BoostedTrees.of(classes, training.members(partitions));
    int width = partitions.unseen();
    double[] unseen = new double[n * width];
    IntStream.range(0, (n + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(
            block -> {
              int from = block * BLOCK;
              int size = Math.min(BLOCK, n - from);
              double[] said = softmax(trees.say(set.features(), from, size), classes, size);
              for (int row = 0; row < size; row++) {
                int[] members = partitions.unseen(from + row);
                int best = likeliest(said, members, classes, size, row);
                for (int i = 0; i < width; i++) {
                  unseen[(from + row) * width + i] =
                      said[(members[i] * classes + best) * size + row];
                }
              }
            });
    return new BoostedClassifier(trees, partitions.jackknife(unseen));
  }

  /** Brings what members say of classes, members × classes × size, to probabilities in place. */
  private static double[] softmax(double[] said, int classes, int size) {
    for (int member = 0; member < said.length / (classes * size); member++) {
      for (int row = 0; row < size; row++) {
        int first = member * classes * size + row;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
          most = Math.max(most, said[first + k * size]);
        }
        double sum = 0;
        for (int k = 0; k < classes; k++) {
          said[first + k * size] = Math.exp(said[first + k * size] - most);
          sum += said[first + k * size];
        }
        for (int k = 0; k < classes; k++) {
          said[first + k * size] /= sum;
        }
      }
    }
    return said;
  }

  private static int likeliest(double[] said, int[] members, int classes, int size, int row) {
    int best = 0;
    double most = -1;
    for (int k = 0; k < classes; k++) {
      double sum = 0;
      for (int member : members) {
        sum += said[(member * classes + k) * size + row];
      }
      if (sum > most) {
        most = sum;
        best = k;
      }
    }
    return best;
  }

  @Override
  public int classes() {
    return trees.outputs();
  }

  @Override
  public void predict(Features rows, double[] probabilities, double[] epistemic) {
    int classes = trees.outputs();
    int[] members = IntStream.range(0, trees.members()).toArray();
    double[] own = new double[members.length];
    for (int from = 0; from < rows.rows(); from += BLOCK) {
      int size = Math.min(BLOCK, rows.rows() - from);
      double[] said = softmax(trees.say(rows, from, size), classes, size);
      for (int row = 0; row < size; row++) {
        int to = (from + row) * classes;
        for (int k = 0; k < classes; k++) {
          probabilities[to + k] = 0;
          for (int member : members) {
            probabilities[to + k] += said[(member * classes + k) * size + row] / members.length;
          }
        }
        int best = likeliest(said, members, classes, size, row);
        for (int member : members) {
          own[member] = said[(member * classes + best) * size + row];
        }
        double variance = ratio * Partitions.variance(own, 0, own.length);
        // No number between 0 and 1 has a larger variance about this mean.
        double most = probabilities[to + best] * (1 - probabilities[to + best]);
        epistemic[from + row] = Math.sqrt(Math.clamp(variance, 0, Math.max(0, most)));
      }
    }
  }

  @Override
  public int trees() {
    return trees.rounds();
  }

  @Override
  public DecisionTree tree(int number, int output) {
    return trees.tree(number, output, 1.0 / trees.members());
  }

  @Override
  public double constant(int output) {
    return 0;
  }

  @Override
  public String scale() {
    return "mean score before the softmax";
  }

  @Override
  public ModelState state() {
    return trees.state().put("ratio", ratio);
  }

  static BoostedClassifier restore(BoostedTrees trees, ModelState state) {
    return new BoostedClassifier(trees, state.number("ratio"));
  }
}
