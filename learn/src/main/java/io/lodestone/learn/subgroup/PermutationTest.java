package io.lodestone.learn.subgroup;

import io.lodestone.core.error.InvalidInput;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * How often chance alone gives subgroups as good as those found.
 *
 * <p>The targets are dealt out among the rows again and again, and each time the whole search is
 * repeated. The p-value of a subgroup is the share of these searches, the original one counted in,
 * whose best subgroup is at least as good: it so allows for the number of rules that were tried
 * (max-statistic; Westfall and Young 1993). Of a Pareto front, as good means at least the members
 * and at least the utility. A repeated search only has to look for rules that good, which is a
 * small part of the work.
 *
 * @param permutations how often, 1 to 100,000; the least p-value is 1 / (permutations + 1)
 * @param seed of the dealing
 */
public record PermutationTest(int permutations, long seed) {
  private static final double ROUNDING = 1e-9;

  public PermutationTest {
    if (permutations < 1 || permutations > 100_000) {
      throw new InvalidInput(null, "permutations", "" + permutations, "1 to 100000", null);
    }
  }

  /**
   * The p-value of each subgroup of a result, in their order.
   *
   * @param enough asked now and then; when it says so, the permutations done until then count, and
   *     without any all are 1
   */
  public double[] pValues(SubgroupResult result, BooleanSupplier enough) {
    List<Subgroup> found = result.subgroups();
    List<boolean[]> done =
        IntStream.range(0, found.isEmpty() ? 0 : permutations)
            .parallel()
            .mapToObj(number -> enough.getAsBoolean() ? null : reached(result, number, enough))
            .filter(Objects::nonNull)
            .toList();
    return IntStream.range(0, found.size())
        .mapToDouble(i -> (1.0 + done.stream().filter(r -> r[i]).count()) / (1 + done.size()))
        .toArray();
  }

  /** The chance of one permutation, the same whichever thread makes it. */
  Random random(int number) {
    return new Random(seed * 0x9E3779B97F4A7C15L + number);
  }

  /** Which subgroups a search of one permutation reaches; null when it was not finished. */
  private boolean[] reached(SubgroupResult result, int number, BooleanSupplier enough) {
    Population shuffled = result.population().shuffled(random(number));
    List<Subgroup> chance = search(result, shuffled, enough).subgroups();
    if (enough.getAsBoolean()) {
      return null;
    }
    boolean front = result.settings().pareto();
    boolean[] reached = new boolean[result.subgroups().size()];
    for (int i = 0; i < reached.length; i++) {
      Subgroup found = result.subgroups().get(i);
      reached[i] = chance.stream().anyMatch(c -> asGood(c, found, front));
    }
    return reached;
  }

  private static SubgroupResult search(
      SubgroupResult result, Population shuffled, BooleanSupplier enough) {
    int rows = shuffled.size();
    List<Subgroup> found = result.subgroups();
    Leaders leaders;
    if (result.settings().pareto()) {
      leaders = new FrontRules(rows, found);
    } else {
      double[] weights = result.quality().weights(rows);
      Subgroup last = found.getLast();
      double floor = weights[last.size()] * last.utility() * (1 - ROUNDING);
      leaders = new BestRules(1, weights, floor);
    }
    return new SubgroupSearch(result.settings())
        .search(shuffled, leaders, 1, SearchProgress.NONE, enough);
  }

  private static boolean asGood(Subgroup chance, Subgroup found, boolean front) {
    return front
        ? chance.size() >= found.size() && chance.utility() >= found.utility() * (1 - ROUNDING)
        : chance.quality() >= found.quality() * (1 - ROUNDING);
  }
}
