package io.lodestone.learn.domain;

import io.lodestone.learn.state.ModelState;
import java.util.Arrays;
import java.util.Locale;

/**
 * The row is not much further from the nearest training row than training rows are from each other.
 *
 * @param farthest the distance that 99 % of the training rows keep
 */
record NearestCriterion(double farthest) implements Criterion {
  private static final double LEVEL = 0.99;

  /** With the neighbours of training rows, no row among its own. */
  static NearestCriterion of(ReferenceRows.Near[] usual) {
    double[] distances =
        Arrays.stream(usual)
            .filter(near -> near.distances().length > 0)
            .mapToDouble(near -> near.distances()[0])
            .sorted()
            .toArray();
    return new NearestCriterion(
        distances.length < 2
            ? Double.POSITIVE_INFINITY
            : distances[(int) Math.ceil(LEVEL * distances.length) - 1]);
  }

  static NearestCriterion read(ModelState state) {
    return new NearestCriterion(state.number("farthest"));
  }

  @Override
  public String violation(AskedRow row) {
    if (farthest == Double.POSITIVE_INFINITY) {
      return null;
    }
    double distance = row.near().distances()[0];
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
