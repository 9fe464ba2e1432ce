package io.lodestone.learn.subgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Columns are cut where they should be, and rules read as they are meant. */
class PropositionsTest {
  private static final UnitExpression EV = UnitExpression.parse("eV");

  @Test
  void equal_frequency_cuts_into_parts_of_as_many_rows() {
    double[] rising = IntStream.range(0, 100).asDoubleStream().toArray();
    assertThat(new CutPoints(rising).of(PropositionSettings.Cuts.EQUAL_FREQUENCY, 4))
        .containsExactly(25, 50, 75);
  }

  @Test
  void equal_values_are_never_parted_and_few_values_give_few_cuts() {
    double[] rising = {0, 0, 0, 0, 0, 0, 0, 1, 1, 2};
    for (PropositionSettings.Cuts cuts : PropositionSettings.Cuts.values()) {
      assertThat(new CutPoints(rising).of(cuts, 8)).containsExactly(0.5, 2.0);
    }
    assertThat(new CutPoints(new double[] {3, 3}).of(PropositionSettings.Cuts.ALL, 8)).isEmpty();
    assertThat(new CutPoints(new double[0]).of(PropositionSettings.Cuts.ALL, 8)).isEmpty();
  }

  @Property
  void a_cut_lies_above_one_value_and_not_above_the_next(@ForAll double a, @ForAll double b) {
    if (a != b && Double.isFinite(a) && Double.isFinite(b)) {
      double cut = CutPoints.between(Math.min(a, b), Math.max(a, b));
      assertThat(cut).isGreaterThan(Math.min(a, b)).isLessThanOrEqualTo(Math.max(a, b));
    }
  }

  @Property(tries = 200)
  void clusters_have_the_least_squares_of_all_ways_to_cut(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 4) int clusters) {
    Random random = new Random(seed);
    double[] rising = random.ints(11, 0, 25).mapToDouble(v -> v + 1e6).sorted().toArray();
    int[] places = IntStream.range(1, 11).filter(i -> rising[i] > rising[i - 1]).toArray();
    if (places.length < clusters) {
      return;
    }
    int[] chosen = new OptimalClusters(rising, places).into(clusters);
    assertThat(chosen).hasSize(clusters - 1);
    double least = Double.POSITIVE_INFINITY;
    for (int mask = 0; mask < 1 << places.length; mask++) {
      if (Integer.bitCount(mask) == clusters - 1) {
        int cuts = mask;
        int[] some =
            IntStream.range(0, places.length)
                .filter(i -> (cuts >>> i & 1) == 1)
                .map(i -> places[i])
                .toArray();
        least = Math.min(least, squares(rising, some));
      }
    }
    assertThat(squares(rising, chosen)).isLessThanOrEqualTo(least + 1e-6);
  }

  private static double squares(double[] rising, int[] cuts) {
    double sum = 0;
    int from = 0;
    for (int k = 0; k <= cuts.length; k++) {
      double[] part = Arrays.copyOfRange(rising, from, k < cuts.length ? cuts[k] : rising.length);
      double mean = Arrays.stream(part).average().orElse(0);
      sum += Arrays.stream(part).map(v -> (v - mean) * (v - mean)).sum();
      from = k < cuts.length ? cuts[k] : from;
    }
    return sum;
  }

  @Test
  void rules_read_well_and_are_filters_of_the_archive() {
    Selector rule =
        Selector.of(
            new Proposition.AtLeast("Band gap", EV, 1.5),
            new Proposition.Between("2D radius", Unitless.ONE, 0, 2),
            new Proposition.Category("phase", "a \"b\""));
    assertThat(rule.text())
        .isEqualTo("Band gap ≥ 1.5 eV and 0 ≤ 2D radius < 2 and phase = a \"b\"");
    assertThat(rule.filter())
        .contains(
            "band_gap >= 1.5 eV AND _2d_radius >= 0 AND _2d_radius < 2 AND phase = \"a \\\"b\\\"\"");
    assertThat(Selector.of(new Proposition.Parity("n", true)).filter()).isEmpty();
    assertThat(Selector.of().text()).isEqualTo("all");
  }

  @Test
  void a_missing_value_satisfies_no_proposition() {
    Dataset data =
        Dataset.of(
            List.of(
                NumberColumn.plain("x", 1, Double.NaN, 3, 4),
                new TextColumn("c", Arrays.asList("a", null, "b", "b")),
                NumberColumn.plain("y", 1, 2, 3, 4)));
    PropositionSettings all =
        new PropositionSettings(PropositionSettings.Cuts.ALL, 2, true, true, 5);
    List<Proposition> made = new Propositions(all).of(data, List.of("y"));
    assertThat(made).hasSizeGreaterThan(8);
    assertThat(made).noneMatch(p -> Selector.holds(p, data, 1));
    assertThat(made.stream().map(Proposition::text)).contains("x is even", "c = a", "x < 4");
  }

  @Test
  void more_propositions_than_memory_holds_are_refused() {
    int rows = 2000;
    List<NumberColumn> columns = new ArrayList<>();
    double[] values = new Random(1).doubles(rows).toArray();
    for (int c = 0; c < 4; c++) {
      columns.add(NumberColumn.plain("x" + c, values));
    }
    Dataset data = Dataset.of(columns);
    PropositionSettings all =
        new PropositionSettings(PropositionSettings.Cuts.ALL, 2, true, true, 5);
    assertThatThrownBy(() -> new Propositions(all).of(data, List.of()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("column x2")
        .hasMessageContaining("cut into fewer parts");
    assertThatThrownBy(
            () ->
                new Population(
                    data,
                    List.of(new Quality.Aim(new Target.Numeric("x1"), Utility.CJSD)),
                    Collections.nCopies(
                        1_000_000_000, new Proposition.Below("x0", Unitless.ONE, 0.5))))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("MB, as memory is free");
  }
}
