package io.lodestone.learn.domain;

import io.lodestone.learn.neighbours.NeighbourLists;
import io.lodestone.learn.state.ModelState;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The row is not much further from the nearest training row than training rows are from each other.
 *
 * @param farthest the distance that 99 % of the training rows keep
 */
record NearestCriterion(double farthest) implements Criterion.OfNeighbours {
  private static final double LEVEL = 0.99;

  /** A criterion that all meet, where there are too few rows to know better. */
  static NearestCriterion none() {
    return new NearestCriterion(Double.POSITIVE_INFINITY);
  }

  /** With the neighbours of training rows, no row among its own. */
  static NearestCriterion of(NeighbourLists usual) {
    double[] distances =
        IntStream.range(0, usual.rows())
            .mapToDouble(row -> usual.distance(row, 0))
            .sorted()
            .toArray();
    return distances.length < 2
        ? none()
        : new NearestCriterion(distances[(int) Math.ceil(LEVEL * distances.length) - 1]);
  }

  static NearestCriterion read(ModelState state) {
    return new NearestCriterion(state.number("farthest"));
  }

  @Override
  public String violation(NeighbourLists near, int row) {
    double distance = near.distance(row, 0);
    return distance > farthest
        ? String.format(
            Locale.ROOT,
            "the nearest training row is %.2f standard deviations away, %.2f is what 99 %% of the"
                + " training rows are from theirs",
            distance,
            farthest)
        : null;
  }

  @Override
  public void write(ModelState state) {
    state.put("farthest", farthest);
  }
}
