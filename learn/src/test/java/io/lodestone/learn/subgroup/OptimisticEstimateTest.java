package io.lodestone.learn.subgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** No part of a set of rows exceeds the set's estimate, and where it is tight, one reaches it. */
class OptimisticEstimateTest {
  @Property(tries = 600)
  void no_part_exceeds_the_estimate_and_the_best_reaches_it(
      @ForAll long seed, @ForAll Utility utility, @ForAll @IntRange(min = 1, max = 4) int least) {
    SmallTable table = SmallTable.of(seed, utility);
    Random random = new Random(seed);
    int rows = table.data().size();
    int[] set = random.ints(0, rows).distinct().limit(Math.min(9, rows - 1)).sorted().toArray();
    int fewest = Math.min(least, set.length);
    double gamma = List.of(0.0, 0.3, 0.7).get(random.nextInt(3));
    double[] weight = new Quality(table.aims(), gamma).weights(rows);
    double best = 0;
    for (int part = 1; part < 1 << set.length; part++) {
      int chosen = part;
      int[] members =
          IntStream.range(0, set.length)
              .filter(i -> (chosen >>> i & 1) == 1)
              .map(i -> set[i])
              .toArray();
      if (members.length >= fewest) {
        best = Math.max(best, weight[members.length] * table.utility(members));
      }
    }
    Population population = table.population();
    Assessor assessor = population.assessor();
    long[] bits = population.set(set);
    assessor.take(bits, 0, set.length);
    double bound = assessor.bound(weight, fewest, 0);
    assertThat(bound).isGreaterThanOrEqualTo(best * (1 - 1e-9) - 1e-12);
    double slack =
        switch (utility) {
          // Sizes within ten per cent, divergences within 1.5; both directions within a level of
          // 16.
          case CJSD_HIGH, CJSD_LOW -> 0.12 * best + 1e-9;
          case CJSD -> 0.12 * best + 0.3 * weight[set.length];
          // Corners of all sizes, with the weight of the largest.
          case GAIN -> Double.POSITIVE_INFINITY;
          default -> 1e-9 + 1e-9 * best;
        };
    assertThat(bound - best).isLessThanOrEqualTo(slack);
    assertThat(assessor.limit()).isGreaterThanOrEqualTo(assessor.utility() - 1e-12);
  }

  /** Sets of many words of bits, whose first looks go from word to word. */
  @Property(tries = 100)
  void limits_and_estimates_of_large_sets_hold_for_the_sets_and_their_parts(
      @ForAll long seed, @ForAll Utility utility) {
    if (!utility.numeric()) {
      return;
    }
    Random random = new Random(seed);
    int rows = 300 + random.nextInt(700);
    boolean ties = random.nextBoolean();
    double[] y = random.doubles(rows, 0, 9).map(v -> ties ? Math.rint(v) : v * v).toArray();
    Dataset data = Dataset.of(List.of(NumberColumn.plain("y", y)), "y");
    List<Quality.Aim> aims = List.of(new Quality.Aim(new Target.Numeric("y"), utility));
    Population population = new Population(data, aims, List.of());
    double[] weight = new Quality(aims, 0.5).weights(rows);
    double pull = random.nextDouble();
    int[] set =
        IntStream.range(0, rows)
            .filter(row -> random.nextDouble() < pull * y[row] / 81 + 0.2)
            .toArray();
    Assessor assessor = population.assessor();
    assessor.take(population.set(set), 0, set.length);
    double utilityOfSet = assessor.utility();
    assertThat(assessor.limit()).isGreaterThanOrEqualTo(utilityOfSet - 1e-12);
    double bound = assessor.bound(weight, 1, 0);
    double asked = assessor.bound(weight, 1, 0.9 * bound);
    for (int part = 0; part < 20; part++) {
      double least = 10 * random.nextDouble();
      int[] members = IntStream.of(set).filter(row -> y[row] >= least).toArray();
      if (members.length > 0) {
        assessor.take(population.set(members), 0, members.length);
        double score = weight[members.length] * assessor.utility();
        assertThat(bound).isGreaterThanOrEqualTo(score * (1 - 1e-9) - 1e-12);
        assertThat(asked).isGreaterThanOrEqualTo(score * (1 - 1e-9) - 1e-12);
      }
    }
  }
}
