package io.lodestone.learn.subgroup;

import io.lodestone.learn.dataset.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Rules judged on rows that had no part in finding them.
 *
 * <p>Their p-values are those of one rule each, adjusted for their number (Holm 1979): the share of
 * random dealings of the targets, the true one counted in, in which the members the rule selects
 * have at least the utility they have. What a search says of the rows it searched is exploratory;
 * this is confirmatory.
 *
 * @param rules one for each that was judged, in their order
 */
public record Confirmation(List<Judged> rules) {
  /**
   * A rule on new rows.
   *
   * @param selector the rule
   * @param size the rows that it selects
   * @param rows all new rows whose targets are known
   * @param utility how exceptional its members are among the new rows; 0 without members
   * @param pValue adjusted for the number of rules; 1 without members
   */
  public record Judged(Selector selector, int size, int rows, double utility, double pValue) {
    /** The share of the new rows that the rule selects. */
    public double coverage() {
      return (double) size / rows;
    }

    /** Whether chance gives as much in at most one of twenty such confirmations. */
    public boolean confirmed() {
      return pValue <= 0.05;
    }
  }

  public Confirmation {
    rules = List.copyOf(rules);
  }

  /**
   * Judges rules.
   *
   * @param table rows that had no part in finding the rules
   * @param aims as the rules were found by
   * @param permutations how often targets are dealt out
   * @throws io.lodestone.core.error.InvalidInput when an attribute or target is not there, or the
   *     targets do not vary
   */
  public static Confirmation of(
      List<Selector> rules, Dataset table, List<Quality.Aim> aims, PermutationTest permutations) {
    Population population = new Population(table, aims, List.of());
    double[] raw = new double[rules.size()];
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < raw.length; i++) {
      int[] rows = rules.get(i).rows(population.data());
      double utility = rows.length == 0 ? 0 : utility(population, rows);
      Random random = new Random(permutations.seed());
      int reached = 0;
      for (int k = 0; k < permutations.permutations() && utility > 0; k++) {
        int[] dealt = Population.permutation(population.size(), random);
        int[] members = Arrays.stream(rows).map(row -> dealt[row]).toArray();
        reached += utility(population, members) >= utility * (1 - 1e-9) ? 1 : 0;
      }
      raw[i] = utility > 0 ? (1.0 + reached) / (1 + permutations.permutations()) : 1;
      judged.add(new Judged(rules.get(i), rows.length, population.size(), utility, 1));
    }
    double[] adjusted = holm(raw);
    return new Confirmation(
        IntStream.range(0, raw.length)
            .mapToObj(
                i -> {
                  Judged one = judged.get(i);
                  return new Judged(
                      one.selector(), one.size(), one.rows(), one.utility(), adjusted[i]);
                })
            .toList());
  }

  private static double utility(Population population, int[] rows) {
    Assessor assessor = population.assessor();
    assessor.take(population.set(rows), 0, rows.length);
    return assessor.utility();
  }

  private static double[] holm(double[] raw) {
    int[] rising =
        IntStream.range(0, raw.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> raw[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[raw.length];
    double highest = 0;
    for (int k = 0; k < rising.length; k++) {
      highest = Math.max(highest, Math.min(1, (raw.length - k) * raw[rising[k]]));
      adjusted[rising[k]] = highest;
    }
    return adjusted;
  }
}
