package io.lodestone.learn.imbalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.ClassPredictions;
import io.lodestone.learn.FitOptions;
import io.lodestone.learn.Learners;
import io.lodestone.learn.Model;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BalanceTest {
  private static final UnitExpression ONE = UnitExpression.parse("-");

  /** 200 rows of one class around 0, 20 of another in a box beside it, the last of them inside. */
  private static TrainingSet.Classes rare() {
    Random random = new Random(3);
    double[] values = new double[2 * 220];
    int[] labels = new int[220];
    for (int i = 0; i < 220; i++) {
      labels[i] = i < 200 ? 0 : 1;
      for (int j = 0; j < 2; j++) {
        values[2 * i + j] = i < 200 ? random.nextGaussian() : 4 + random.nextDouble();
      }
    }
    values[2 * 219] = 0;
    values[2 * 219 + 1] = 0;
    Features features = new Features(List.of("a", "b"), Collections.nCopies(2, ONE), 220, values);
    return new TrainingSet.Classes(features, "kind", List.of("common", "rare"), labels);
  }

  @ParameterizedTest
  @EnumSource(
      value = Balance.class,
      names = {"REPEAT", "SMOTE", "ADASYN"})
  void all_classes_become_as_frequent_and_given_rows_stay(Balance balance) {
    TrainingSet.Classes given = rare();
    TrainingSet.Classes balanced = balance.balanced(given, 1);
    long rare = IntStream.of(balanced.labels()).filter(label -> label == 1).count();
    assertThat(rare).isBetween(180L, 220L);
    assertThat(balanced.features().rows()).isEqualTo(balanced.labels().length);
    for (int i = 0; i < given.size(); i++) {
      assertThat(balanced.features().value(i, 0)).isEqualTo(given.features().value(i, 0));
      assertThat(balanced.labels()[i]).isEqualTo(given.labels()[i]);
    }
    assertThat(IntStream.range(220, balanced.size()).map(i -> balanced.labels()[i]))
        .containsOnly(1);
    assertThat(balance.balanced(given, 1).features().flat()).isEqualTo(balanced.features().flat());
  }

  @Test
  void new_rows_lie_between_rows_of_the_class_and_repeated_ones_on_them() {
    TrainingSet.Classes given = rare();
    TrainingSet.Classes smote = Balance.SMOTE.balanced(given, 1);
    TrainingSet.Classes repeat = Balance.REPEAT.balanced(given, 1);
    for (int i = 220; i < smote.size(); i++) {
      assertThat(smote.features().value(i, 0)).isBetween(0.0, 5.0);
      assertThat(smote.features().value(i, 1)).isBetween(0.0, 5.0);
    }
    List<Double> own =
        IntStream.range(200, 220).mapToObj(i -> given.features().value(i, 0)).toList();
    for (int i = 220; i < repeat.size(); i++) {
      assertThat(own).contains(repeat.features().value(i, 0));
    }
  }

  @Test
  void adasyn_makes_most_where_the_other_class_is_near() {
    TrainingSet.Classes adasyn = Balance.ADASYN.balanced(rare(), 1);
    TrainingSet.Classes smote = Balance.SMOTE.balanced(rare(), 1);
    assertThat(outside(adasyn)).isGreaterThan(2 * outside(smote));
  }

  /** Made rows that do not lie in the box: only the row at 0 leads out of it. */
  private static long outside(TrainingSet.Classes set) {
    return IntStream.range(220, set.size())
        .filter(i -> set.features().value(i, 0) < 4 || set.features().value(i, 1) < 4)
        .count();
  }

  @Test
  void a_class_of_one_row_is_repeated() {
    TrainingSet.Classes given = rare().rows(IntStream.range(100, 201).toArray());
    TrainingSet.Classes smote = Balance.SMOTE.balanced(given, 1);
    assertThat(smote.size()).isEqualTo(200);
    assertThat(smote.features().value(150, 0)).isEqualTo(given.features().value(100, 0));
  }

  private static Dataset overlapping(int rows, long seed) {
    Random random = new Random(seed);
    double[] x = new double[rows];
    String[] kinds = new String[rows];
    for (int i = 0; i < rows; i++) {
      boolean rare = random.nextInt(20) == 0;
      x[i] = (rare ? 1.5 : 0) + random.nextGaussian();
      kinds[i] = rare ? "rare" : "common";
    }
    double[] other = random.doubles(rows).toArray();
    return Dataset.of(
        List.of(
            NumberColumn.plain("x", x),
            NumberColumn.plain("other", other),
            new TextColumn("kind", List.of(kinds))),
        "kind");
  }

  @ParameterizedTest
  @EnumSource(
      value = Balance.class,
      names = {"REPEAT", "SMOTE", "ADASYN"})
  void rare_classes_are_found_more_often_and_no_row_is_added_to_those_counted(Balance balance) {
    Dataset test = overlapping(4000, 2);
    Dataset training = overlapping(600, 1);
    Model plain = new Learners().parse("logistic").fit(training, "kind");
    Model balanced =
        new Learners()
            .parse("logistic")
            .fit(
                training,
                "kind",
                FitOptions.DEFAULTS.with("balance", balance.name().toLowerCase(Locale.ROOT)));
    assertThat(recall(plain, test)).isLessThan(0.3);
    assertThat(recall(balanced, test)).isGreaterThan(0.6);
    assertThat(balanced.about().trainingRows()).isEqualTo(600);
    assertThat(balanced.about().scores().get("recall"))
        .isGreaterThan(plain.about().scores().get("recall"));
  }

  private static double recall(Model model, Dataset test) {
    ClassPredictions said = (ClassPredictions) model.predict(test);
    int[] rare =
        IntStream.range(0, test.size())
            .filter(i -> test.text("kind").value(i).equals("rare"))
            .toArray();
    return (double) IntStream.of(rare).filter(i -> said.likeliest(i).equals("rare")).count()
        / rare.length;
  }

  @Test
  void balance_of_numbers_is_refused() {
    Dataset numbers = overlapping(50, 1).withTargets("other");
    assertThatThrownBy(
            () ->
                new Learners()
                    .parse("forest")
                    .fit(numbers, "other", FitOptions.DEFAULTS.with("balance", "smote")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("balance");
  }
}
