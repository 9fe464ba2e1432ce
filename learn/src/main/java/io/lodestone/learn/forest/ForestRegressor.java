package io.lodestone.learn.forest;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.calibration.ErrorModel;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import io.lodestone.learn.tree.DecisionTree;
import io.lodestone.learn.tree.TreeEnsemble;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A forest that predicts numbers.
 *
 * <p>The mean is that of the trees. The epistemic variance is that of the infinitesimal jackknife
 * ({@link JackknifeVariance}) and what the finite number of trees adds. The total variance is the
 * squared error to be expected ({@link ErrorModel}); what of it is not epistemic is aleatoric. So
 * the total is right on average for the training rows, each predicted by the trees that did not see
 * it, and only the division rests on the jackknife.
 */
public final class ForestRegressor
    implements Predictor.Regressor, Predictor.Quantiles, TreeEnsemble {
  private final Forest forest;
  private final JackknifeVariance jackknife;
  private final ErrorModel errors;
  private final double[] answers;
  private final double centre;
  private final HeldOut heldOut;

  private ForestRegressor(
      Forest forest,
      JackknifeVariance jackknife,
      ErrorModel errors,
      double[] answers,
      HeldOut heldOut) {
    this.forest = forest;
    this.jackknife = jackknife;
    this.errors = errors;
    this.answers = answers;
    centre = average(answers);
    this.heldOut = heldOut;
  }

  static ForestRegressor fit(ForestSettings settings, TrainingSet.Numbers set, boolean randomCuts) {
    Bootstrap[] samples = samples(settings, set.size());
    Forest forest = Forest.grow(set.features(), set.y(), 1, settings, randomCuts, samples);
    JackknifeVariance raw = JackknifeVariance.of(samples, set.size());
    OutOfBag unseen = OutOfBag.of(forest, set.features(), samples, raw, null, average(set.y()));
    JackknifeVariance jackknife = raw.learned(unseen.ratios(), unseen.voters());
    double[] squared = new double[set.size()];
    Arrays.setAll(
        squared,
        row -> (set.y()[row] - unseen.means()[row]) * (set.y()[row] - unseen.means()[row]));
    ErrorModel errors = ErrorModel.of(squared, unseen.variances());
    HeldOut heldOut = new HeldOut(set.size());
    for (int row = 0; row < set.size(); row++) {
      heldOut.mean()[row] = unseen.means()[row];
      double ratio = jackknife.likely(unseen.ratios()[row], unseen.voters()[row]);
      split(
          unseen.variances()[row],
          ratio + 1.0 / Math.max(1, unseen.voters()[row]),
          errors,
          heldOut.epistemic(),
          heldOut.aleatoric(),
          row);
    }
    return new ForestRegressor(forest, jackknife, errors, set.y(), heldOut);
  }

  private static double average(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  static Bootstrap[] samples(ForestSettings settings, int rows) {
    Bootstrap[] samples = new Bootstrap[settings.trees()];
    IntStream.range(0, samples.length)
        .parallel()
        .forEach(tree -> samples[tree] = new Bootstrap(settings.seed(), tree, rows));
    return samples;
  }

  private static void split(
      double variance,
      double ratio,
      ErrorModel errors,
      double[] epistemic,
      double[] aleatoric,
      int row) {
    double unsure = ratio * variance;
    epistemic[row] = Math.sqrt(unsure);
    aleatoric[row] = Math.sqrt(Math.max(0, errors.expected(variance) - unsure));
  }

  @Override
  public void predict(Features rows, double[] mean, double[] epistemic, double[] aleatoric) {
    for (int from = 0; from < rows.rows(); from += Forest.BLOCK) {
      int size = Math.min(Forest.BLOCK, rows.rows() - from);
      RowDescent descent = forest.descent(rows, from, size);
      predict(descent, from, mean, epistemic, aleatoric);
    }
  }

  @Override
  public void means(Features rows, double[] mean) {
    for (int from = 0; from < rows.rows(); from += Forest.BLOCK) {
      int size = Math.min(Forest.BLOCK, rows.rows() - from);
      RowDescent descent = forest.descent(rows, from, size);
      double[] sums = forest.sums(descent, 0);
      for (int row = 0; row < size; row++) {
        mean[from + row] = sums[row] / forest.size();
      }
    }
  }

  private void predict(
      RowDescent descent, int at, double[] mean, double[] epistemic, double[] aleatoric) {
    int trees = forest.size();
    int size = descent.rows();
    float[] said = new float[trees * size];
    double[] sums = new double[size];
    forest.say(descent, 0, centre, said, sums);
    double[] variance = new double[size];
    float[] middle = new float[size];
    for (int row = 0; row < size; row++) {
      mean[at + row] = sums[row] / trees;
      middle[row] = (float) (sums[row] / trees - centre);
    }
    for (int tree = 0; tree < trees; tree++) {
      int from = tree * size;
      for (int row = 0; row < size; row++) {
        float deviation = said[from + row] - middle[row];
        said[from + row] = deviation;
        variance[row] += deviation * deviation;
      }
    }
    double[] ratios = new double[size];
    Arrays.fill(ratios, jackknife.meanRatio());
    if (jackknife.tellsRowsApart()) {
      int[] voters = new int[size];
      Arrays.fill(voters, trees);
      double[] raw = jackknife.ratios(said, size, voters);
      Arrays.setAll(ratios, row -> jackknife.likely(raw[row], trees));
    }
    for (int row = 0; row < size; row++) {
      double between = variance[row] / (trees - 1);
      split(between, ratios[row] + 1.0 / trees, errors, epistemic, aleatoric, at + row);
    }
  }

  /**
   * Quantiles of the answer of rows, from the training rows that share leaves with them
   * (Meinshausen, J. Mach. Learn. Res. 7, 983, 2006).
   */
  @Override
  public double[] quantiles(Features rows, double... levels) {
    int n = answers.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> answers[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] result = new double[rows.rows() * levels.length];
    Forest.blocks(
        rows.rows(),
        Forest.BLOCK,
        from -> {
          int size = Math.min(Forest.BLOCK, rows.rows() - from);
          RowDescent descent = forest.descent(rows, from, size);
          int[] leaves = forest.leaves(descent);
          double[] weights = new double[n];
          for (int row = 0; row < size; row++) {
            weigh(leaves, row, size, weights);
            for (int k = 0; k < levels.length; k++) {
              result[(from + row) * levels.length + k] = quantile(order, weights, levels[k]);
            }
          }
        });
    return result;
  }

  /** Gives each training row its share in the leaves of a row. */
  private void weigh(int[] leaves, int row, int size, double[] weights) {
    Arrays.fill(weights, 0);
    for (int number = 0; number < forest.size(); number++) {
      Tree tree = forest.tree(number);
      int leaf = leaves[number * size + row];
      double share = 1.0 / ((tree.end(leaf) - tree.start(leaf)) * (double) forest.size());
      for (int i = tree.start(leaf); i < tree.end(leaf); i++) {
        weights[tree.member(i)] += share;
      }
    }
  }

  private double quantile(int[] order, double[] weights, double level) {
    double below = 0;
    double last = Double.NaN;
    for (int row : order) {
      if (weights[row] > 0) {
        below += weights[row];
        last = answers[row];
        // Shares add up to 1 but for rounding.
        if (below >= level - 1e-12) {
          break;
        }
      }
    }
    return last;
  }

  @Override
  public Optional<HeldOut> heldOut() {
    return Optional.ofNullable(heldOut);
  }

  @Override
  public int trees() {
    return forest.size();
  }

  @Override
  public DecisionTree tree(int number, int output) {
    return forest.tree(number).lookedInto(forest.edges(), output, 1.0 / forest.size());
  }

  @Override
  public double constant(int output) {
    return 0;
  }

  @Override
  public double[] sums(Features rows, int output) {
    return forest.sums(rows, output, 1.0 / forest.size());
  }

  @Override
  public ModelState state() {
    return new ModelState()
        .put("forest/", forest.state())
        .put("jackknife/", jackknife.state())
        .put("", errors.state())
        .put("answers", answers);
  }

  static ForestRegressor restore(int width, ModelState state) {
    Forest forest = Forest.read(width, state.part("forest/"));
    double[] answers = state.doubles("answers");
    for (int number = 0; number < forest.size(); number++) {
      Tree tree = forest.tree(number);
      for (int i = 0; i < tree.memberCount(); i++) {
        if (tree.member(i) < 0 || tree.member(i) >= answers.length) {
          throw new InvalidInput(
              "model",
              "part member",
              "row " + tree.member(i),
              "rows of the training set",
              "the model file is damaged");
        }
      }
    }
    return new ForestRegressor(
        forest,
        JackknifeVariance.read(forest.size(), state.part("jackknife/")),
        ErrorModel.read(state),
        answers,
        null);
  }
}
