package io.lodestone.learn.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.Learners;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CareTest {
  private static final double GAP = Double.NaN;

  /** a three times (1, 2, 6), b twice the same, c once, d without a value, and one unknown. */
  private static final Dataset TABLE =
      Dataset.of(
          List.of(
              new TextColumn("name", Arrays.asList("a", "b", "a", "c", "b", "a", "d", null)),
              new TextColumn("lab", List.of("x", "y", "y", "x", "x", "y", "x", "x")),
              NumberColumn.plain("load", 1, 1, 1, 1, 1, 4, 1, 1),
              NumberColumn.plain("y", 1, 5, 2, 7, 5, 6, GAP, 9)),
          "y");

  private static Repeats byName() {
    return Repeats.of(TABLE, "y", Repeats.keys(TABLE, List.of("name")));
  }

  @Test
  void rows_of_the_same_material_are_found_with_their_spread() {
    Repeats repeats = byName();
    assertThat(repeats.groups()).hasSize(2);
    Repeats.Group first = repeats.groups().getFirst();
    assertThat(first.key()).isEqualTo("a");
    assertThat(first.rows()).containsExactly(0, 2, 5);
    assertThat(first.mean()).isEqualTo(3);
    assertThat(first.std()).isCloseTo(Math.sqrt(7), within(1e-12));
    assertThat(repeats.conflicts(0)).containsExactly(first);
    assertThat(repeats.conflicts(5)).isEmpty();
    assertThat(repeats.freedom()).isEqualTo(3);
    assertThat(repeats.noise()).isCloseTo(Math.sqrt(14.0 / 3), within(1e-12));
    assertThatThrownBy(() -> repeats.conflicts(-1)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void conditions_tell_rows_of_one_material_apart() {
    Repeats repeats = Repeats.of(TABLE, "y", Repeats.keys(TABLE, List.of("name", "load")));
    assertThat(repeats.groups().getFirst().rows()).containsExactly(0, 2);
    assertThat(repeats.groups().getFirst().key()).isEqualTo("name = a, load = 1");
  }

  @Test
  void conflicts_are_listed_averaged_dropped_or_the_first_is_kept() {
    assertThat(ConflictTreatment.LIST.of(TABLE, byName(), 0).table().size()).isEqualTo(8);

    ConflictTreatment.Treated first = ConflictTreatment.FIRST.of(TABLE, byName(), 0);
    assertThat(first.left()).containsExactly(2, 4, 5);
    assertThat(first.table().number("y").value(0)).isEqualTo(1);

    ConflictTreatment.Treated average = ConflictTreatment.AVERAGE.of(TABLE, byName(), 0);
    assertThat(average.table().number("y").value(0)).isEqualTo(3);
    assertThat(average.table().number("load").value(0)).isEqualTo(2);
    assertThat(average.table().text("lab").value(0)).isEqualTo("y");
    assertThat(average.counts()).containsExactly(3, 2, 1, 1, 1);
    assertThat(average.std()[0]).isCloseTo(Math.sqrt(7), within(1e-12));
    assertThat(average.std()[2]).isNaN();

    assertThat(ConflictTreatment.MEDIAN.of(TABLE, byName(), 0).table().number("y").value(0))
        .isEqualTo(2);

    ConflictTreatment.Treated drop = ConflictTreatment.DROP.of(TABLE, byName(), 1);
    assertThat(drop.left()).containsExactly(0, 2, 4, 5);
    assertThat(drop.table().text("name").values()).containsExactly("b", "c", "d", null);
  }

  @Test
  void classes_that_conflict_are_joined_by_what_is_said_most() {
    Repeats labs = Repeats.of(TABLE, "lab", Repeats.keys(TABLE, List.of("name")));
    assertThat(labs.conflicts(0)).hasSize(2);
    assertThat(labs.noise()).isNaN();
    assertThat(ConflictTreatment.AVERAGE.of(TABLE, labs, 0).table().text("lab").value(1))
        .isEqualTo("y");
  }

  @Test
  void robust_scores_do_not_follow_the_outliers() {
    Random random = new Random(2);
    double[] values = random.doubles(1000).map(u -> 5 + 2 * random.nextGaussian()).toArray();
    for (int i = 0; i < 200; i++) {
      values[i] = 1e6;
    }
    values[500] = GAP;
    RobustScores scores = RobustScores.of(values);
    assertThat(scores.deviation()).isBetween(1.5, 4.0);
    assertThat(scores.of(1e6)).isGreaterThan(1000);
    assertThat(scores.of(GAP)).isNaN();
    RobustScores mostlySame = RobustScores.of(new double[] {1, 1, 1, 1, 9});
    assertThat(mostlySame.of(9)).isGreaterThan(RobustScores.USUAL);
    assertThat(mostlySame.of(1)).isZero();
    assertThat(RobustScores.of(new double[] {3, 3}).of(3)).isZero();
  }

  @Test
  void a_wrong_answer_is_found_though_it_is_within_the_range_of_all() {
    Random random = new Random(3);
    int rows = 150;
    double[] x = random.doubles(rows, 0, 10).toArray();
    double[] y = new double[rows];
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      y[i] = 2 * x[i] + 0.1 * random.nextGaussian();
      groups.add(i % 10 == 0 ? null : "group " + i / 2);
    }
    int wrong = 42;
    y[wrong] = y[wrong] > 10 ? y[wrong] - 8 : y[wrong] + 8;
    Dataset table =
        Dataset.of(List.of(NumberColumn.plain("x", x), NumberColumn.plain("y", y)), "y");
    LeftOutResiduals found =
        LeftOutResiduals.of(
            new Learners().parse("gp:restarts=0"), table, "y", groups, RobustScores.USUAL);
    assertThat(found.rows()).isEqualTo(rows);
    LeftOutResiduals.Outlier first = found.outliers().getFirst();
    assertThat(first.row()).isEqualTo(wrong);
    assertThat(first.isAlone()).isTrue();
    assertThat(first.near()).hasSize(3).allMatch(near -> near.row() != wrong && near.row() != 43);
    assertThat(Math.abs(first.said() - 2 * x[wrong])).isLessThan(1);
  }
}
