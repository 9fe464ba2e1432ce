package io.lodestone.learn.explain;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What each feature adds to the answer to each row: base and contributions of a row add up to its
 * answer.
 *
 * @param method how they were found, such as {@code tree}
 * @param labels the features
 * @param base the answer where nothing is known of a row
 * @param answers the answers to the rows
 * @param values rows × features, row-major, in the unit of the answer
 */
public record Contributions(
    String method, List<String> labels, double base, double[] answers, double[] values) {
  /** The number of rows. */
  public int rows() {
    return answers.length;
  }

  /** What a feature adds to the answer to a row. */
  public double value(int row, int feature) {
    return values[row * labels.size() + feature];
  }

  /** The mean size of what each feature adds. */
  public double[] meanSizes() {
    double[] means = new double[labels.size()];
    for (int row = 0; row < rows(); row++) {
      for (int feature = 0; feature < means.length; feature++) {
        means[feature] += Math.abs(value(row, feature)) / rows();
      }
    }
    return means;
  }

  /** The features, those that add most on average first. */
  public int[] ranking() {
    double[] sizes = meanSizes();
    return IntStream.range(0, sizes.length)
        .boxed()
        .sorted(Comparator.comparingDouble(feature -> -sizes[feature]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The largest difference between an answer and what its parts add up to. */
  public double largestGap() {
    double largest = 0;
    for (int row = 0; row < rows(); row++) {
      double sum = base;
      for (int feature = 0; feature < labels.size(); feature++) {
        sum += value(row, feature);
      }
      largest = Math.max(largest, Math.abs(sum - answers[row]));
    }
    return largest;
  }
}
