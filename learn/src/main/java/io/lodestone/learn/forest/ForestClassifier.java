package io.lodestone.learn.forest;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import io.lodestone.learn.tree.DecisionTree;
import io.lodestone.learn.tree.TreeEnsemble;
import java.util.Arrays;

/**
 * A forest that predicts classes: the mean of what its trees say, and as one tree more the
 * frequencies of the classes, so that no class is impossible because no tree knows better.
 */
final class ForestClassifier implements Predictor.Classifier, TreeEnsemble {
  private static final int BLOCK = 128;

  private final Forest forest;
  private final JackknifeVariance jackknife;
  private final double[] frequencies;

  private ForestClassifier(Forest forest, JackknifeVariance jackknife, double[] frequencies) {
    this.forest = forest;
    this.jackknife = jackknife;
    this.frequencies = frequencies;
  }

  static ForestClassifier fit(
      ForestSettings settings, TrainingSet.Classes set, boolean randomCuts) {
    int classes = set.classes().size();
    double[] answers = new double[Math.multiplyExact(set.size(), classes)];
    double[] frequencies = new double[classes];
    for (int row = 0; row < set.size(); row++) {
      answers[row * classes + set.labels()[row]] = 1;
      frequencies[set.labels()[row]] += 1.0 / set.size();
    }
    Bootstrap[] samples = ForestRegressor.samples(settings, set.size());
    Forest forest = Forest.grow(set.features(), answers, classes, settings, randomCuts, samples);
    JackknifeVariance raw = JackknifeVariance.of(samples, set.size());
    OutOfBag unseen = OutOfBag.of(forest, set.features(), samples, raw, set.labels(), 0);
    return new ForestClassifier(forest, raw.learned(unseen.ratios(), unseen.voters()), frequencies);
  }

  @Override
  public int classes() {
    return frequencies.length;
  }

  @Override
  public void predict(Features rows, double[] probabilities, double[] epistemic) {
    int classes = frequencies.length;
    int trees = forest.size();
    for (int from = 0; from < rows.rows(); from += BLOCK) {
      int size = Math.min(BLOCK, rows.rows() - from);
      RowDescent descent = forest.descent(rows, from, size);
      int[] leaves = forest.leaves(descent);
      float[] deviations = new float[trees * size];
      double[] variance = new double[size];
      double[] sums = new double[classes];
      for (int row = 0; row < size; row++) {
        int best = probabilities(leaves, row, size, sums, probabilities, from + row);
        double mean = sums[best] / trees;
        for (int tree = 0; tree < trees; tree++) {
          double deviation = said(leaves, tree, row, size, best) - mean;
          deviations[tree * size + row] = (float) deviation;
          variance[row] += deviation * deviation / (trees - 1);
        }
      }
      int[] voters = new int[size];
      Arrays.fill(voters, trees);
      double[] raw =
          jackknife.tellsRowsApart()
              ? jackknife.ratios(deviations, size, voters)
              : new double[size];
      for (int row = 0; row < size; row++) {
        double ratio = jackknife.likely(raw[row], trees) + 1.0 / trees;
        epistemic[from + row] = Math.sqrt(ratio * variance[row]);
      }
    }
  }

  /** What a tree says of the probability of a class. */
  private double said(int[] leaves, int tree, int row, int rows, int output) {
    return forest.tree(tree).value(leaves[tree * rows + row], output);
  }

  /** Probabilities of a row; gives its most probable class. */
  private int probabilities(
      int[] leaves, int row, int rows, double[] sums, double[] probabilities, int target) {
    int classes = frequencies.length;
    int trees = forest.size();
    Arrays.fill(sums, 0);
    for (int tree = 0; tree < trees; tree++) {
      for (int k = 0; k < classes; k++) {
        sums[k] += said(leaves, tree, row, rows, k);
      }
    }
    int best = 0;
    for (int k = 0; k < classes; k++) {
      probabilities[target * classes + k] = (sums[k] + frequencies[k]) / (trees + 1);
      best = sums[k] > sums[best] ? k : best;
    }
    return best;
  }

  @Override
  public int trees() {
    return forest.size();
  }

  @Override
  public DecisionTree tree(int number, int output) {
    return forest.tree(number).lookedInto(forest.edges(), output, 1.0 / (forest.size() + 1));
  }

  @Override
  public double constant(int output) {
    return frequencies[output] / (forest.size() + 1);
  }

  @Override
  public double[] sums(Features rows, int output) {
    double[] sums = forest.sums(rows, output, 1.0 / (forest.size() + 1));
    Arrays.setAll(sums, row -> sums[row] + constant(output));
    return sums;
  }

  @Override
  public ModelState state() {
    return new ModelState()
        .put("forest/", forest.state())
        .put("jackknife/", jackknife.state())
        .put("frequencies", frequencies);
  }

  static ForestClassifier restore(int width, ModelState state) {
    Forest forest = Forest.read(width, state.part("forest/"));
    double[] frequencies = state.doubles("frequencies");
    if (frequencies.length != (int) state.number("forest/outputs")) {
      throw new InvalidInput(
          "model", "part frequencies", null, "as many as classes", "the model file is damaged");
    }
    return new ForestClassifier(
        forest, JackknifeVariance.read(forest.size(), state.part("jackknife/")), frequencies);
  }
}
