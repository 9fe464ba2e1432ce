package io.lodestone.study.evaluation;

import java.util.List;

/**
 * A test row that a model was wrong about: if the training rows nearest to it agree with each other
 * and not with the row, it may be wrong; if they disagree, other physics.
 *
 * @param id of the row
 * @param truth its answer as text
 * @param said the prediction as text
 * @param surprise how large the error is: of numbers in standard deviations, of classes the
 *     negative logarithm of the probability of the truth
 * @param neighbours the training rows nearest to it, the nearest first
 */
public record Surprise(
    String id, String truth, String said, double surprise, List<Neighbour> neighbours) {
  /**
   * A training row.
   *
   * @param distance between standardised features
   */
  public record Neighbour(String id, String truth, double distance) {}
}
