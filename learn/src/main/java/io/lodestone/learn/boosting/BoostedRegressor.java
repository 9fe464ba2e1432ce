package io.lodestone.learn.boosting;

import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.calibration.ErrorModel;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import io.lodestone.learn.tree.DecisionTree;
import io.lodestone.learn.tree.TreeEnsemble;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An ensemble of boosted trees that predicts numbers: the mean of its members. The epistemic
 * variance is a multiple of the variance between members ({@link Partitions#jackknife}), the total
 * the squared error to be expected where members differ by so much ({@link ErrorModel}).
 */
final class BoostedRegressor implements Predictor.Regressor, TreeEnsemble {
  private static final int BLOCK = 256;

  private final BoostedTrees trees;
  private final double centre;
  private final double scale;
  private final double ratio;
  private final ErrorModel errors;
  private final HeldOut heldOut;

  /**
   * @param centre what is added to the answers of members, after they are multiplied by the scale
   * @param ratio epistemic variance per variance between members
   */
  private BoostedRegressor(
      BoostedTrees trees,
      double centre,
      double scale,
      double ratio,
      ErrorModel errors,
      HeldOut heldOut) {
    this.trees = trees;
    this.centre = centre;
    this.scale = scale;
    this.ratio = ratio;
    this.errors = errors;
    this.heldOut = heldOut;
  }

  static BoostedRegressor fit(BoostingSettings settings, TrainingSet.Numbers set) {
    int n = set.size();
    Partitions partitions = new Partitions(n, settings.partitions(), settings.seed());
    double centre = Arrays.stream(set.y()).average().orElseThrow();
    double squares = Arrays.stream(set.y()).map(y -> (y - centre) * (y - centre)).sum();
    double scale = squares > 0 ? Math.sqrt(squares / n) : 1;
    float[] labels = new float[n];
    for (int row = 0; row < n; row++) {
      labels[row] = (float) ((set.y()[row] - centre) / scale);
    }
    MemberTraining training = new MemberTraining(set.features(), labels, 1, settings);
    BoostedTrees trees = BoostedTrees.of(1, training.members(partitions));
    double[] unseen = unseen(trees, set.features(), partitions);
    int width = partitions.unseen();
    double[] means = new double[n];
    double[] variances = new double[n];
    double[] squared = new double[n];
    for (int row = 0; row < n; row++) {
      means[row] = Arrays.stream(unseen, row * width, (row + 1) * width).sum() / width;
      variances[row] = Partitions.variance(unseen, row * width, width);
      squared[row] = (labels[row] - means[row]) * (labels[row] - means[row]);
    }
    BoostedRegressor open =
        new BoostedRegressor(
            trees,
            centre,
            scale,
            partitions.jackknife(unseen),
            ErrorModel.of(squared, variances),
            new HeldOut(n));
    for (int row = 0; row < n; row++) {
      open.heldOut.mean()[row] = centre + scale * means[row];
      open.split(variances[row], open.heldOut.epistemic(), open.heldOut.aleatoric(), row);
    }
    return open;
  }

  /** What the members say of each training row that left it out. */
  private static double[] unseen(BoostedTrees trees, Features rows, Partitions partitions) {
    int n = rows.rows();
    int width = partitions.unseen();
    double[] unseen = new double[n * width];
    IntStream.range(0, (n + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(
            block -> {
              int from = block * BLOCK;
              int size = Math.min(BLOCK, n - from);
              double[] said = trees.say(rows, from, size);
              for (int row = from; row < from + size; row++) {
                int[] members = partitions.unseen(row);
                for (int i = 0; i < width; i++) {
                  unseen[row * width + i] = said[members[i] * size + row - from];
                }
              }
            });
    return unseen;
  }

  private void split(double variance, double[] epistemic, double[] aleatoric, int row) {
    double unsure = ratio * variance;
    epistemic[row] = scale * Math.sqrt(unsure);
    aleatoric[row] = scale * Math.sqrt(Math.max(0, errors.expected(variance) - unsure));
  }

  @Override
  public void predict(Features rows, double[] mean, double[] epistemic, double[] aleatoric) {
    int members = trees.members();
    double[] own = new double[members];
    for (int from = 0; from < rows.rows(); from += BLOCK) {
      int size = Math.min(BLOCK, rows.rows() - from);
      double[] said = trees.say(rows, from, size);
      for (int row = 0; row < size; row++) {
        for (int member = 0; member < members; member++) {
          own[member] = said[member * size + row];
        }
        mean[from + row] = centre + scale * Arrays.stream(own).sum() / members;
        split(Partitions.variance(own, 0, members), epistemic, aleatoric, from + row);
      }
    }
  }

  @Override
  public Optional<HeldOut> heldOut() {
    return Optional.ofNullable(heldOut);
  }

  @Override
  public int trees() {
    return trees.rounds();
  }

  @Override
  public DecisionTree tree(int number, int output) {
    return trees.tree(number, 0, scale / trees.members());
  }

  @Override
  public double constant(int output) {
    return centre;
  }

  @Override
  public double[] sums(Features rows, int output) {
    double[] mean = new double[rows.rows()];
    means(rows, mean);
    return mean;
  }

  @Override
  public ModelState state() {
    return trees
        .state()
        .put("centre", centre)
        .put("scale", scale)
        .put("ratio", ratio)
        .put("", errors.state());
  }

  static BoostedRegressor restore(BoostedTrees trees, ModelState state) {
    return new BoostedRegressor(
        trees,
        state.number("centre"),
        state.number("scale"),
        state.number("ratio"),
        ErrorModel.read(state),
        null);
  }
}
