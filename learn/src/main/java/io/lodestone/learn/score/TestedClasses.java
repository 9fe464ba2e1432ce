package io.lodestone.learn.score;

import java.util.List;

/**
 * Classes of rows that a model had not seen, and what it said of them.
 *
 * @param classes the names of the classes
 * @param labels for each row the place of its class among them
 * @param probabilities rows × classes, row-major
 */
public record TestedClasses(List<String> classes, int[] labels, double[] probabilities) {
  public TestedClasses {
    classes = List.copyOf(classes);
    if (probabilities.length != labels.length * classes.size()) {
      throw new IllegalArgumentException("rows of different number");
    }
  }

  /** The number of rows. */
  public int size() {
    return labels.length;
  }

  /** The probability that a row was given to be of a class. */
  public double probability(int row, int label) {
    return probabilities[row * classes.size() + label];
  }
}
