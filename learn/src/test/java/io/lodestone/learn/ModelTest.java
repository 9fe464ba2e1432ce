package io.lodestone.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelTest {
  private static final UnitExpression EV = UnitExpression.parse("eV");
  private static final LearningRecipe<?> FOREST = new Learners().parse("forest:trees=20");
  private static final int ROWS = 80;

  private final double[] x = new Random(1).doubles(ROWS, 1, 2).toArray();
  private final double[] z = new Random(2).doubles(ROWS).toArray();
  private final double[] y = IntStream.range(0, ROWS).mapToDouble(i -> x[i] * x[i]).toArray();

  private Dataset data() {
    return Dataset.of(
        List.of(
            new NumberColumn("x", EV, x), NumberColumn.plain("z", z), new NumberColumn("y", EV, y)),
        "y");
  }

  @Test
  void constant_and_repeated_columns_are_left_out_and_told() {
    Dataset data =
        data()
            .with(NumberColumn.plain("same", new double[ROWS]))
            .with(NumberColumn.plain("copy", z));
    Model model = FOREST.fit(data, "y");
    assertThat(model.about().labels()).containsExactly("x", "z");
    assertThat(model.notes()).hasSize(2);
    assertThat(model.notes().get(0)).contains("same in all rows", "same");
    assertThat(model.notes().get(1)).contains("repeats another", "copy");
  }

  @Test
  void features_come_in_any_order_and_unit() {
    Model model = FOREST.fit(data(), "y");
    NumberPredictions plain = (NumberPredictions) model.predict(data());
    Dataset other =
        Dataset.of(
            List.of(
                NumberColumn.plain("z", z),
                new NumberColumn(
                    "x",
                    UnitExpression.parse("meV"),
                    IntStream.range(0, ROWS).mapToDouble(i -> 1000 * x[i]).toArray())));
    NumberPredictions same = (NumberPredictions) model.predict(other);
    assertThat(same.unit()).isEqualTo(EV);
    for (int i = 0; i < ROWS; i++) {
      assertThat(same.mean(i)).isEqualTo(plain.mean(i));
    }
  }

  @Test
  void rows_whose_features_do_not_fit_are_refused_with_the_feature() {
    Model model = FOREST.fit(data(), "y");
    assertThatThrownBy(() -> model.predict(data().without(List.of("z"))))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("no column z");
    assertThatThrownBy(
            () -> model.predict(data().with(new NumberColumn("x", UnitExpression.parse("K"), x))))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("column x");
    assertThatThrownBy(
            () -> model.predict(data().with(new TextColumn("z", List.of(new String[0])))))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void a_row_far_from_the_training_is_outside_and_says_which_feature() {
    Model model = FOREST.fit(data(), "y");
    Dataset rows =
        Dataset.of(
            List.of(
                new NumberColumn("x", EV, new double[] {1.5, 7}), NumberColumn.plain("z", .5, .5)));
    Predictions predictions = model.predict(rows);
    assertThat(predictions.applicability(0).inside()).isTrue();
    assertThat(predictions.applicability(1).inside()).isFalse();
    assertThat(predictions.applicability(1).reason()).contains("x = 7", "training range");
  }

  @Test
  void gaps_are_left_out_filled_or_refused_as_wished() {
    double[] holes = z.clone();
    holes[3] = Double.NaN;
    Dataset gappy = data().with(NumberColumn.plain("z", holes));

    Model without = FOREST.fit(gappy, "y");
    assertThat(without.about().trainingRows()).isEqualTo(ROWS - 1);
    assertThat(without.notes().getFirst()).contains("1 rows left out", "z (1)");
    Predictions predictions = without.predict(gappy);
    assertThat(predictions.isKnown(3)).isFalse();
    assertThat(predictions.applicability(3).reason()).contains("z is missing");
    assertThat(predictions.isKnown(4)).isTrue();

    Model filled = FOREST.fit(gappy, "y", new FitOptions(FitOptions.Missing.MEDIAN, true));
    assertThat(filled.about().trainingRows()).isEqualTo(ROWS);
    assertThat(filled.notes().getFirst()).contains("filled with the median", "z (1)");
    assertThat(filled.predict(gappy).isKnown(3)).isTrue();

    assertThatThrownBy(
            () -> FOREST.fit(gappy, "y", new FitOptions(FitOptions.Missing.REFUSE, true)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("z (1)");
  }

  @Test
  void rows_without_an_answer_are_not_learned_from() {
    double[] some = y.clone();
    some[0] = Double.NaN;
    Model model = FOREST.fit(data().with(new NumberColumn("y", EV, some)), "y");
    assertThat(model.about().trainingRows()).isEqualTo(ROWS - 1);
    assertThat(model.notes().getFirst()).contains("1 rows left out, without y");
  }

  @Test
  void tables_with_nothing_to_learn_are_refused() {
    assertThatThrownBy(() -> FOREST.fit(data().without(List.of("x", "z")), "y"))
        .hasMessageContaining("at least one feature");
    assertThatThrownBy(
            () ->
                FOREST.fit(
                    Dataset.of(
                        List.of(
                            NumberColumn.plain("x", 1, 2),
                            new TextColumn("kind", List.of("metal", "metal"))),
                        "kind"),
                    "kind"))
        .hasMessageContaining("metal only");
    assertThatThrownBy(() -> FOREST.fit(data(), "yy")).hasMessageContaining("did you mean");
  }
}
