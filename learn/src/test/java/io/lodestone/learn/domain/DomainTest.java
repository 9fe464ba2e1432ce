package io.lodestone.learn.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.dataset.Features;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainTest {
  private static final List<String> LABELS = List.of("a", "b", "c");

  /** Rows near a circle in the plane of a and b. */
  private static Features ring(int rows, long seed) {
    Random random = new Random(seed);
    double[] values = new double[3 * rows];
    for (int i = 0; i < rows; i++) {
      double angle = 2 * Math.PI * random.nextDouble();
      values[3 * i] = Math.cos(angle) + 0.05 * random.nextGaussian();
      values[3 * i + 1] = Math.sin(angle) + 0.05 * random.nextGaussian();
      values[3 * i + 2] = random.nextDouble();
    }
    return new Features(LABELS, Collections.nCopies(3, UnitExpression.parse("-")), rows, values);
  }

  private static double[] filled(int size, double value) {
    double[] array = new double[size];
    Arrays.fill(array, value);
    return array;
  }

  // The larger set is one of which some rows stand for all.
  @ParameterizedTest
  @ValueSource(ints = {300, 5000})
  void rows_like_those_of_the_training_are_inside_and_the_hole_of_a_ring_is_not(int rows) {
    Domain domain = Domain.of(ring(rows, 1), filled(rows, 0.1));
    Features others = ring(1000, 2);
    long inside =
        IntStream.range(0, 1000)
            .filter(i -> domain.judge(others.flat(), 3 * i, 0.1).inside())
            .count();
    assertThat(inside).isBetween(960L, 1000L);
    Applicability hole = domain.judge(new double[] {0, 0, 0.5}, 0, 0.1);
    assertThat(hole.inside()).isFalse();
    assertThat(hole.reason()).contains("nearest training row");
  }

  @Test
  void the_feature_furthest_out_of_its_range_is_the_reason() {
    Domain domain = Domain.of(ring(300, 1), filled(300, 0.1));
    assertThat(domain.judge(new double[] {3, 0, 20}, 0, 0.1).reason()).startsWith("c = 20.00");
  }

  @Test
  void an_uncertainty_that_hardly_any_training_row_had_is_outside() {
    Domain domain = Domain.of(ring(300, 1), filled(300, 0.1));
    assertThat(domain.judge(ring(300, 1).flat(), 0, 0.5).reason()).contains("0.500 exceeds 0.100");
  }

  @Test
  void a_domain_made_again_judges_the_same() {
    Domain domain = Domain.of(ring(300, 1), filled(300, 0.1));
    Domain again = Domain.read(LABELS, domain.state());
    Features others = ring(200, 3);
    for (int i = 0; i < 200; i++) {
      assertThat(again.judge(others.flat(), 3 * i, 0.1))
          .isEqualTo(domain.judge(others.flat(), 3 * i, 0.1));
    }
  }

  /** A dense cluster at 0 and a sparse one at 10, each round. */
  private static Features clusters() {
    Random random = new Random(6);
    double[] values = new double[3 * 800];
    for (int i = 0; i < 800; i++) {
      double width = i < 400 ? 0.1 : 2;
      for (int j = 0; j < 3; j++) {
        values[3 * i + j] = (i < 400 ? 0 : 10) + width * random.nextGaussian();
      }
    }
    return new Features(LABELS, Collections.nCopies(3, UnitExpression.parse("-")), 800, values);
  }

  @Test
  void a_row_beside_a_dense_cluster_is_outside_though_it_is_near_by_the_measure_of_a_sparse_one() {
    Domain domain = Domain.of(clusters(), filled(800, 0.1));
    double apart = 0.9;
    assertThat(domain.judge(new double[] {apart, apart, 0}, 0, 0.1).reason())
        .contains("times as dense as it");
    assertThat(domain.judge(new double[] {10 + apart, 10 + apart, 10}, 0, 0.1).inside()).isTrue();
    assertThat(domain.judge(new double[] {0.1, -0.1, 0}, 0, 0.1).inside()).isTrue();
  }

  @Test
  void rows_that_are_there_many_times_do_not_make_their_neighbours_outliers() {
    Features once = ring(300, 1);
    int[] often = IntStream.range(0, 300 + 40 * 50).map(i -> i < 300 ? i : i % 50).toArray();
    Domain domain = Domain.of(once.rows(often), filled(often.length, 0.1));
    Features others = ring(1000, 2);
    long inside =
        IntStream.range(0, 1000)
            .filter(i -> domain.judge(others.flat(), 3 * i, 0.1).inside())
            .count();
    assertThat(inside).isBetween(960L, 1000L);
  }

  @Test
  void a_rule_narrows_the_domain_and_is_said_with_its_origin() {
    Domain domain =
        Domain.of(ring(300, 1), filled(300, 0.1))
            .within(Rule.parse("a >= 0.25 and c < 0.5", "where the model errs little"));
    assertThat(domain.judge(new double[] {1, 0, 0.25}, 0, 0.1).inside()).isTrue();
    assertThat(domain.judge(new double[] {-1, 0, 0.25}, 0, 0.1).reason())
        .isEqualTo("a = -1.000 violates a >= 0.25, where the model errs little");
    assertThat(domain.judge(new double[] {1, 0, 0.5}, 0, 0.1).reason()).contains("c < 0.5");
    assertThatThrownBy(() -> domain.within(Rule.parse("d > 1", "")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("a feature of the model");
    assertThatThrownBy(() -> Rule.parse("a and b > 1", "")).hasMessageContaining("'a'");
  }

  @Test
  void a_domain_comes_back_from_its_state_with_its_rules() {
    Domain domain =
        Domain.of(clusters(), filled(800, 0.1))
            .within(Rule.parse("a <= 9.75", "one"))
            .within(Rule.parse("b > -3 and c >= -4", "two"));
    Domain again = Domain.read(LABELS, domain.state());
    assertThat(again.rules()).isEqualTo(domain.rules()).hasSize(2);
    Random random = new Random(9);
    for (int i = 0; i < 500; i++) {
      double[] row = {12 * random.nextDouble(), 12 * random.nextDouble(), 12 * random.nextDouble()};
      assertThat(again.judge(row, 0, 0.1)).isEqualTo(domain.judge(row, 0, 0.1));
    }
  }

  @Test
  void the_nearest_rows_come_in_the_order_of_their_distance() {
    Features rows = ring(100, 4);
    NearestRows nearest = NearestRows.of(rows);
    List<NearestRows.Near> found = nearest.of(new double[] {1, 0, 0.5}, 5);
    assertThat(found)
        .hasSize(5)
        .isSortedAccordingTo((x, y) -> Double.compare(x.distance(), y.distance()));
    assertThat(nearest.of(Arrays.copyOfRange(rows.flat(), 30, 33), 1).getFirst())
        .isEqualTo(new NearestRows.Near(10, 0));
  }
}
