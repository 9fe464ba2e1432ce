package io.lodestone.learn.sisso;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Screening in double precision, feature by feature, with any score: what faster ways are proved
 * against, and the only one for scores that are not correlations.
 *
 * <p>Its count is of the features that are finite and vary.
 */
final class ExhaustiveScreening implements Screening {
  private final Score score;

  ExhaustiveScreening(Score score) {
    this.score = score;
  }

  @Override
  public Result screen(FeatureSpace space, boolean last, int size, List<Feature> excluded) {
    Selection selection = new Selection(size, score, excluded);
    Combinations combinations = space.combinations();
    LongAdder count = new LongAdder();
    for (Feature feature : space.features()) {
      count.increment();
      if (combinations.selectable(feature.dimension(), feature.largest())) {
        selection.offer(feature, score.of(feature.values()));
      }
    }
    IntStream.range(last ? space.newest() : space.size(), space.size())
        .parallel()
        .forEach(
            i ->
                combinations.of(
                    space,
                    i,
                    true,
                    (operator, left, right, values, largest) -> {
                      count.increment();
                      double itsScore = score.of(values);
                      if (itsScore >= selection.threshold()) {
                        offer(
                            combinations.feature(operator, left, right, values.clone()),
                            itsScore,
                            largest,
                            combinations,
                            selection);
                      }
                    }));
    return new Result(selection.best(), count.sum());
  }

  private static void offer(
      Feature feature,
      double itsScore,
      double largest,
      Combinations combinations,
      Selection selection) {
    if (combinations.selectable(feature.dimension(), largest)) {
      selection.offer(feature, itsScore);
    }
  }
}
