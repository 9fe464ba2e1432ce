package io.lodestone.study.evaluation;

import java.util.List;

/** What was said of a row by a model that did not see it, with the truth. */
public sealed interface TestedRow {
  /** The identifier of the row. */
  String id();

  /**
   * Of a number, in the unit of the target.
   *
   * @param lower the lower end of the interval
   * @param upper the upper end of the interval
   */
  record Numbers(String id, double truth, double mean, double std, double lower, double upper)
      implements TestedRow {}

  /**
   * Of a class.
   *
   * @param classes that the model knows
   * @param probabilities of these
   */
  record Classes(String id, String truth, List<String> classes, double[] probabilities)
      implements TestedRow {
    /** The probability of a class; 0 of one that the model does not know. */
    public double probability(String name) {
      int place = classes.indexOf(name);
      return place < 0 ? 0 : probabilities[place];
    }
  }
}
