package io.lodestone.learn.subgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Branch and bound finds what looking at every rule finds. */
class ExhaustiveSearchTest {
  private static final double TIE = 1e-9;

  private static SubgroupSettings settings(
      double gamma, boolean pareto, int results, int depth, int least) {
    return new SubgroupSettings(
        gamma, pareto, SubgroupSettings.Method.EXACT, results, depth, least, 1, 0, 0);
  }

  @Property(tries = 400)
  void the_best_subgroups_are_those_of_an_exhaustive_search(
      @ForAll long seed,
      @ForAll Utility utility,
      @ForAll @IntRange(min = 1, max = 3) int depth,
      @ForAll @IntRange(min = 1, max = 5) int least,
      @ForAll @IntRange(min = 1, max = 8) int results) {
    double gamma = List.of(0.0, 0.2, 0.5, 0.8).get(new Random(seed).nextInt(4));
    assertBest(SmallTable.of(seed, utility), gamma, depth, least, results);
  }

  @Property(tries = 100)
  void the_best_subgroups_of_several_targets_are_those_of_an_exhaustive_search(
      @ForAll long seed, @ForAll Utility first, @ForAll Utility second) {
    assertBest(SmallTable.of(seed, first, second), 0.4, 2, 2, 5);
  }

  private static void assertBest(
      SmallTable table, double gamma, int depth, int least, int results) {
    Quality quality = new Quality(table.aims(), gamma);
    double rows = table.data().size();
    List<Double> expected = new ArrayList<>();
    table
        .subgroups(depth, least)
        .forEach((members, utility) -> expected.add(quality.of(members.size() / rows, utility)));
    expected.removeIf(value -> value <= 1e-7);
    expected.sort(Comparator.reverseOrder());
    SubgroupResult result =
        new SubgroupSearch(settings(gamma, false, results, depth, least))
            .search(table.population());
    assertThat(result.proven()).isTrue();
    List<Double> found =
        result.subgroups().stream().map(Subgroup::quality).filter(q -> q > 1e-7).toList();
    assertThat(found).hasSize(Math.min(results, expected.size()));
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i)).isCloseTo(expected.get(i), within(TIE));
    }
    for (Subgroup subgroup : result.subgroups()) {
      assertThat(subgroup.selector().rows(table.data())).isEqualTo(subgroup.rows());
      assertThat(subgroup.closed().rows(table.data())).isEqualTo(subgroup.rows());
      assertThat(subgroup.selector().depth()).isBetween(1, depth);
      assertThat(subgroup.utility()).isCloseTo(table.utility(subgroup.rows()), within(TIE));
    }
  }

  @Property(tries = 300)
  void the_front_is_that_of_an_exhaustive_search(
      @ForAll long seed,
      @ForAll Utility utility,
      @ForAll @IntRange(min = 1, max = 3) int depth,
      @ForAll @IntRange(min = 1, max = 4) int least) {
    SmallTable table = SmallTable.of(seed, utility);
    Map<Integer, Double> best = new TreeMap<>(Comparator.reverseOrder());
    table.subgroups(depth, least).forEach((m, value) -> best.merge(m.size(), value, Math::max));
    List<Map.Entry<Integer, Double>> expected = new ArrayList<>();
    double reached = 1e-7;
    for (Map.Entry<Integer, Double> point : best.entrySet()) {
      if (point.getValue() > reached + TIE) {
        expected.add(point);
        reached = point.getValue();
      }
    }
    SubgroupResult result =
        new SubgroupSearch(settings(0.5, true, 1, depth, least)).search(table.population());
    assertThat(result.proven()).isTrue();
    List<Subgroup> front = new ArrayList<>();
    double before = 1e-7;
    for (Subgroup subgroup : result.subgroups()) {
      // Utilities that are equal but for rounding may add a point.
      if (subgroup.utility() > before + TIE) {
        front.add(subgroup);
        before = subgroup.utility();
      }
    }
    assertThat(front).hasSize(expected.size());
    for (int i = 0; i < front.size(); i++) {
      assertThat(front.get(i).size()).isEqualTo(expected.get(i).getKey());
      assertThat(front.get(i).utility()).isCloseTo(expected.get(i).getValue(), within(TIE));
    }
  }

  @Property(tries = 40)
  void a_search_gives_the_same_rules_again(@ForAll long seed, @ForAll Utility utility) {
    SmallTable table = SmallTable.of(seed, utility);
    SubgroupSearch search = new SubgroupSearch(settings(0.3, false, 10, 3, 1));
    List<String> once = told(search.search(table.population()));
    assertThat(told(search.search(table.population()))).isEqualTo(once);
  }

  private static List<String> told(SubgroupResult result) {
    return result.subgroups().stream()
        .map(s -> s.selector() + " " + s.quality() + " " + Arrays.hashCode(s.rows()))
        .toList();
  }
}
