package io.lodestone.learn.forest;

import java.util.Arrays;

/**
 * Finds the division that reduces the squared error of vectors the most. With one indicator per
 * class this is the reduction of Gini's impurity (Breiman et al., Classification and Regression
 * Trees, 1984).
 */
abstract class VectorSplitter implements Splitter {
  private static final double LEAST_GAIN = 1e-12;

  final BinnedFeatures features;
  final int outputs;
  final int least;

  private final double[] answers;

  /** The rows that the tree in hand sees, and its random choices. */
  Bootstrap drawn;

  /** Of the node in hand: its rows, how often each counts, and its answers as often. */
  int[] rows;

  int from;
  int size;
  final double[] weights;
  final double[] weighted;
  final double[] left;
  double weight;

  private final double[] total;
  private double parent;
  private double ideal;
  private double bestScore;
  private int bestFeature;
  private int bestBin;

  /**
   * @param answers rows × outputs, row-major
   */
  VectorSplitter(BinnedFeatures features, double[] answers, int outputs, ForestSettings settings) {
    this.features = features;
    this.answers = answers;
    this.outputs = outputs;
    least = settings.minLeaf();
    weights = new double[features.rows()];
    weighted = new double[Math.multiplyExact(features.rows(), outputs)];
    left = new double[outputs];
    total = new double[outputs];
  }

  @Override
  public final void begin(Bootstrap sample) {
    drawn = sample;
  }

  @Override
  public final boolean enter(int[] all, int start, int end) {
    rows = all;
    from = start;
    size = end - start;
    bestFeature = -1;
    weight = 0;
    Arrays.fill(total, 0);
    int first = all[start] * outputs;
    boolean differs = false;
    ideal = 0;
    for (int i = 0; i < size; i++) {
      int row = all[start + i];
      double count = drawn.count(row);
      weights[i] = count;
      weight += count;
      for (int k = 0; k < outputs; k++) {
        double answer = answers[row * outputs + k];
        differs |= answer != answers[first + k];
        weighted[i * outputs + k] = count * answer;
        total[k] += count * answer;
        ideal += count * answer * answer;
      }
    }
    parent = 0;
    for (double sum : total) {
      parent += sum * sum / weight;
    }
    bestScore = parent + LEAST_GAIN * Math.abs(parent);
    return differs && weight >= 2 * least;
  }

  /** Adds the sums of all rows whose bin of a feature is no higher; gives their weight. */
  final double leftOf(byte[] column, int bin) {
    double leftWeight = 0;
    if (outputs == 1) {
      double sum = 0;
      for (int i = 0; i < size; i++) {
        // Without a branch, which chance would decide.
        double in = (column[rows[from + i]] & 0xff) <= bin ? 1 : 0;
        leftWeight += in * weights[i];
        sum += in * weighted[i];
      }
      left[0] = sum;
      return leftWeight;
    }
    Arrays.fill(left, 0);
    for (int i = 0; i < size; i++) {
      if ((column[rows[from + i]] & 0xff) <= bin) {
        leftWeight += weights[i];
        for (int k = 0; k < outputs; k++) {
          left[k] += weighted[i * outputs + k];
        }
      }
    }
    return leftWeight;
  }

  /** Keeps the division into {@link #left} and the rest if it is the best so far. */
  final void keep(double leftWeight, int feature, int bin) {
    if (leftWeight < least || weight - leftWeight < least) {
      return;
    }
    double ofLeft = 0;
    double ofRight = 0;
    for (int k = 0; k < outputs; k++) {
      double right = total[k] - left[k];
      ofLeft += left[k] * left[k];
      ofRight += right * right;
    }
    double score = ofLeft / leftWeight + ofRight / (weight - leftWeight);
    if (score > bestScore) {
      bestScore = score;
      bestFeature = feature;
      bestBin = bin;
    }
  }

  /** Both children are pure, or there are but two rows, which all features divide alike. */
  @Override
  public final boolean satisfied() {
    return bestFeature >= 0 && (size == 2 || ideal - bestScore <= 1e-9 * (ideal - parent));
  }

  @Override
  public final int feature() {
    return bestFeature;
  }

  @Override
  public final int bin() {
    return bestBin;
  }
}
