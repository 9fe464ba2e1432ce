package io.lodestone.learn.subgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What chance gives is told from what is there. */
class SignificanceTest {
  private static final Quality.Aim AIM =
      new Quality.Aim(new Target.Numeric("y"), Utility.MEAN_SHIFT);

  /** Five attributes; y is higher by {@code effect} where the first two are large. */
  private static Dataset table(long seed, int rows, double effect) {
    Random random = new Random(seed);
    double[][] x = new double[5][rows];
    double[] y = new double[rows];
    for (int row = 0; row < rows; row++) {
      for (double[] column : x) {
        column[row] = random.nextDouble();
      }
      y[row] = random.nextGaussian() + (x[0][row] > 0.5 && x[1][row] > 0.5 ? effect : 0);
    }
    List<Column> columns = new ArrayList<>();
    for (int a = 0; a < x.length; a++) {
      columns.add(NumberColumn.plain("x" + a, x[a]));
    }
    columns.add(NumberColumn.plain("y", y));
    return Dataset.of(columns, "y");
  }

  private static SubgroupResult search(Dataset data, boolean pareto) {
    PropositionSettings cuts =
        new PropositionSettings(PropositionSettings.Cuts.EQUAL_FREQUENCY, 4, false, false, 10);
    Population population =
        new Population(data, List.of(AIM), new Propositions(cuts).of(data, List.of("y")));
    return new SubgroupSearch(
            new SubgroupSettings(0.5, pareto, SubgroupSettings.Method.EXACT, 3, 2, 5, 1, 0, 0))
        .search(population);
  }

  @Test
  void a_planted_rule_is_significant_and_found_as_planted() {
    SubgroupResult result = search(table(1, 200, 2), false);
    Subgroup best = result.subgroups().getFirst();
    assertThat(best.selector().propositions().stream().map(Proposition::attribute))
        .containsExactlyInAnyOrder("x0", "x1");
    double[] values = new PermutationTest(99, 5).pValues(result, () -> false);
    assertThat(values[0]).isEqualTo(0.01);
    assertThat(new PermutationTest(99, 5).pValues(result, () -> false)).isEqualTo(values);
  }

  @Test
  void of_noise_the_best_rule_is_rarely_significant() {
    double[] values =
        IntStream.range(0, 40)
            .mapToDouble(
                seed ->
                    new PermutationTest(39, seed)
                        .pValues(search(table(100 + seed, 60, 0), false), () -> false)[0])
            .toArray();
    // Uniform in theory: of forty, two are expected at or below 0.05, and twenty below a half.
    assertThat(Arrays.stream(values).filter(p -> p <= 0.05).count()).isLessThanOrEqualTo(7);
    assertThat(Arrays.stream(values).filter(p -> p <= 0.5).count()).isBetween(9L, 31L);
  }

  @Test
  void the_p_value_is_that_of_repeated_whole_searches() {
    SubgroupResult result = search(table(3, 60, 0.7), false);
    PermutationTest test = new PermutationTest(20, 8);
    int[] reached = new int[result.subgroups().size()];
    for (int k = 0; k < 20; k++) {
      SubgroupResult chance =
          new SubgroupSearch(result.settings())
              .search(result.population().shuffled(test.random(k)));
      for (int i = 0; i < reached.length; i++) {
        double best = chance.subgroups().getFirst().quality();
        reached[i] += best >= result.subgroups().get(i).quality() ? 1 : 0;
      }
    }
    double[] expected = Arrays.stream(reached).mapToDouble(n -> (n + 1) / 21.0).toArray();
    assertThat(test.pValues(result, () -> false)).containsExactly(expected);
  }

  @Test
  void each_point_of_a_front_has_the_p_value_of_whole_searches() {
    SubgroupResult result = search(table(4, 90, 2.5), true);
    PermutationTest test = new PermutationTest(20, 8);
    int[] reached = new int[result.subgroups().size()];
    for (int k = 0; k < 20; k++) {
      SubgroupResult chance =
          new SubgroupSearch(result.settings())
              .search(result.population().shuffled(test.random(k)));
      for (int i = 0; i < reached.length; i++) {
        Subgroup point = result.subgroups().get(i);
        boolean as =
            chance.subgroups().stream()
                .anyMatch(c -> c.size() >= point.size() && c.utility() >= point.utility());
        reached[i] += as ? 1 : 0;
      }
    }
    double[] expected = Arrays.stream(reached).mapToDouble(n -> (n + 1) / 21.0).toArray();
    assertThat(Arrays.stream(expected).boxed()).anyMatch(p -> p > 0.1).anyMatch(p -> p < 0.1);
    assertThat(test.pValues(result, () -> false)).containsExactly(expected);
  }

  @Test
  void rules_hold_on_new_rows_or_do_not() {
    List<Selector> planted =
        search(table(1, 200, 2), false).subgroups().stream().map(Subgroup::selector).toList();
    PermutationTest permutations = new PermutationTest(499, 1);
    Confirmation holds = Confirmation.of(planted, table(2, 150, 2), List.of(AIM), permutations);
    assertThat(holds.rules().getFirst().confirmed()).isTrue();
    assertThat(holds.rules().getFirst().utility()).isGreaterThan(1);
    Confirmation fails = Confirmation.of(planted, table(2, 150, 0), List.of(AIM), permutations);
    assertThat(fails.rules()).noneMatch(Confirmation.Judged::confirmed);
  }

  @Test
  void collections_of_a_front_hold_rules_that_overlap() {
    ParetoFront front = new ParetoFront(search(table(4, 200, 1), true).subgroups());
    assertThat(ParetoFront.of(front.subgroups())).isEqualTo(front);
    List<List<Subgroup>> collections = front.collections(0.5);
    assertThat(collections.stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(front.subgroups());
    assertThat(collections.size()).isBetween(2, front.subgroups().size() - 1);
    for (List<Subgroup> collection : collections) {
      for (Subgroup one : collection) {
        assertThat(collection).allMatch(other -> one.overlap(other) >= 0.5);
      }
    }
  }
}
