package io.lodestone.learn.forest;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;

/**
 * A forest that predicts classes: the mean of what its trees say, and as one tree more the
 * frequencies of the classes, so that no class is impossible because no tree knows better.
 */
final class ForestClassifier implements Predictor.Classifier {
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
    OutOfBag unseen = OutOfBag.of(forest, set.features(), samples, raw, set.labels());
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
      double[] flat =
          Arrays.copyOfRange(rows.flat(), from * rows.width(), (from + size) * rows.width());
      double[] said = new double[size * trees * classes];
      forest.sayAll(flat, rows.width(), size, said);
      double[] deviations = new double[size * trees];
      double[] variance = new double[size];
      for (int row = 0; row < size; row++) {
        variance[row] = row(said, row, probabilities, from + row, deviations);
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

  /** Probabilities of a row and, for its most probable class, the deviations of the trees. */
  private double row(
      double[] said, int row, double[] probabilities, int target, double[] deviations) {
    int classes = frequencies.length;
    int trees = forest.size();
    int best = 0;
    double[] sums = new double[classes];
    for (int tree = 0; tree < trees; tree++) {
      for (int k = 0; k < classes; k++) {
        sums[k] += said[(row * trees + tree) * classes + k];
      }
    }
    for (int k = 0; k < classes; k++) {
      probabilities[target * classes + k] = (sums[k] + frequencies[k]) / (trees + 1);
      best = sums[k] > sums[best] ? k : best;
    }
    double squares = 0;
    for (int tree = 0; tree < trees; tree++) {
      double deviation = said[(row * trees + tree) * classes + best] - sums[best] / trees;
      deviations[row * trees + tree] = deviation;
      squares += deviation * deviation;
    }
    return squares / (trees - 1);
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
