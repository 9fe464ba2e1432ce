package io.lodestone.learn.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SplitsTest {
  @Property(tries = 100)
  void each_row_is_tested_once_per_repetition_and_never_learned_from_then(
      @ForAll @IntRange(min = 2, max = 60) int rows,
      @ForAll @IntRange(min = 2, max = 10) int parts,
      @ForAll @IntRange(min = 1, max = 3) int repetitions) {
    if (parts > rows) {
      return;
    }
    List<Fold> folds = new Splits.KFold(rows, parts, repetitions, 5).folds();
    assertThat(folds).hasSize(parts * repetitions);
    int[] tested = new int[rows];
    for (Fold fold : folds) {
      assertThat(fold.test()).hasSizeBetween(rows / parts, rows / parts + 1);
      assertThat(fold.test().length + fold.training().length).isEqualTo(rows);
      assertThat(disjoint(fold)).isTrue();
      Arrays.stream(fold.test()).forEach(row -> tested[row]++);
    }
    assertThat(tested).containsOnly(repetitions);
  }

  private static boolean disjoint(Fold fold) {
    return IntStream.of(fold.test())
        .noneMatch(row -> Arrays.stream(fold.training()).anyMatch(other -> other == row));
  }

  @Test
  void rows_of_a_group_stay_together_and_parts_are_of_about_equal_size() {
    List<String> groups = List.of("a", "b", "a", "c", "a", "b", "d", "e");
    List<Fold> folds = new Splits.Grouped(groups, 2, 1).folds();
    for (Fold fold : folds) {
      assertThat(fold.test()).hasSize(4);
      List<String> tested = IntStream.of(fold.test()).mapToObj(groups::get).distinct().toList();
      assertThat(IntStream.of(fold.training()).mapToObj(groups::get))
          .doesNotContainAnyElementsOf(tested);
    }
    assertThat(new Splits.Grouped(groups, 0, 1).folds()).hasSize(5);
  }

  @Test
  void groups_are_dealt_out_anew_in_each_repetition() {
    List<String> groups = IntStream.range(0, 60).mapToObj(row -> "group " + row / 3).toList();
    List<Fold> folds = new Splits.Grouped(groups, 4, 3, 1).folds();
    assertThat(folds).hasSize(12);
    int[] tested = new int[60];
    folds.forEach(fold -> Arrays.stream(fold.test()).forEach(row -> tested[row]++));
    assertThat(tested).containsOnly(3);
    assertThat(folds.get(0).test()).isNotEqualTo(folds.get(4).test());
  }

  @Test
  void the_past_is_learned_from_and_the_future_tested() {
    double[] times = {2020, 2001, 2010, 2005, 2015, 1999};
    List<Fold> folds = new Splits.InTime(times, 3).folds();
    assertThat(folds).hasSize(2);
    for (Fold fold : folds) {
      double last =
          IntStream.of(fold.training()).mapToDouble(row -> times[row]).max().orElseThrow();
      assertThat(IntStream.of(fold.test()).mapToDouble(row -> times[row])).allMatch(t -> t > last);
    }
    assertThat(folds.get(1).test()).containsExactly(0, 4);
  }

  @Test
  void a_bootstrap_draws_as_many_rows_and_tests_the_others() {
    for (Fold fold : new Splits.Bootstrap(50, 10, 3).folds()) {
      assertThat(fold.training()).hasSize(50);
      assertThat(fold.test()).isNotEmpty();
      assertThat(disjoint(fold)).isTrue();
    }
  }

  @Test
  void more_folds_than_rows_are_refused() {
    assertThatThrownBy(() -> new Splits.KFold(3, 5, 1, 1).folds())
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("5 folds of 3 rows");
    assertThatThrownBy(() -> new Splits.Grouped(List.of("a", "a", "b"), 3, 1).folds())
        .hasMessageContaining("2 groups");
  }
}
