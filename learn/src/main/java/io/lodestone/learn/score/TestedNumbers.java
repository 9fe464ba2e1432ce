package io.lodestone.learn.score;

import java.util.Arrays;
import java.util.List;

/**
 * Answers to rows that a model had not seen, and what it said of them.
 *
 * @param ids the identifiers of the rows
 * @param truth the answers
 * @param mean the expected values
 * @param std the standard deviations
 */
public record TestedNumbers(List<String> ids, double[] truth, double[] mean, double[] std) {
  public TestedNumbers {
    ids = List.copyOf(ids);
    if (truth.length != ids.size() || mean.length != ids.size() || std.length != ids.size()) {
      throw new IllegalArgumentException("rows of different number");
    }
  }

  /** The number of rows. */
  public int size() {
    return truth.length;
  }

  /** Predicted less true. */
  public double[] errors() {
    double[] errors = new double[size()];
    Arrays.setAll(errors, i -> mean[i] - truth[i]);
    return errors;
  }

  /** The scores; intervals are those of one standard deviation. */
  public NumberScores scores() {
    double[] lower = new double[size()];
    double[] upper = new double[size()];
    Arrays.setAll(lower, i -> mean[i] - std[i]);
    Arrays.setAll(upper, i -> mean[i] + std[i]);
    return NumberScores.of(truth, mean, std, lower, upper);
  }
}
