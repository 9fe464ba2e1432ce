package io.lodestone.learn.imputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.FitOptions;
import io.lodestone.learn.Learners;
import io.lodestone.learn.Model;
import io.lodestone.learn.ModelFile;
import io.lodestone.learn.NumberPredictions;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.dataset.NumberColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImputationTest {
  private static final double GAP = Double.NaN;

  @TempDir private Path folder;

  private static Features features(double[]... rows) {
    int width = rows[0].length;
    double[] values = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    return new Features(
        List.of("a", "b", "c").subList(0, width),
        Collections.nCopies(width, UnitExpression.parse("-")),
        rows.length,
        values);
  }

  /** b is a sine of a, c a line over both; a third of the values of b and c are gone. */
  private static Features related(double[] truth) {
    Random random = new Random(7);
    double[][] rows = new double[300][3];
    for (int i = 0; i < rows.length; i++) {
      double a = 3 * random.nextDouble();
      double b = Math.sin(2 * a);
      double c = 2 * a - b + 0.01 * random.nextGaussian();
      System.arraycopy(new double[] {a, b, c}, 0, truth, 3 * i, 3);
      int gap = random.nextInt(3);
      rows[i] = new double[] {a, gap == 1 ? GAP : b, gap == 2 ? GAP : c};
    }
    return features(rows);
  }

  private static double error(Imputation.Method method, int column) {
    double[] truth = new double[900];
    Features given = related(truth);
    Imputation imputation = method.learn(given);
    double[] values = given.flat().clone();
    double sum = 0;
    int count = 0;
    for (int row = 0; row < 300; row++) {
      imputation.fill(values, 3 * row);
      if (Double.isNaN(given.value(row, column))) {
        sum += Math.abs(values[3 * row + column] - truth[3 * row + column]);
        count++;
      } else {
        assertThat(values[3 * row + column]).isEqualTo(truth[3 * row + column]);
      }
    }
    assertThat(count).isGreaterThan(50);
    return sum / count;
  }

  @Test
  void medians_ignore_gaps() {
    Imputation medians =
        Imputation.Method.MEDIAN.learn(
            features(new double[] {1, GAP}, new double[] {2, 4}, new double[] {9, 6}));
    double[] row = {5, GAP, GAP};
    medians.fill(row, 1);
    assertThat(row).containsExactly(5, 2, 5);
  }

  @Test
  void near_rows_tell_what_is_missing_better_than_medians() {
    assertThat(error(Imputation.Method.NEAREST, 1))
        .isLessThan(error(Imputation.Method.MEDIAN, 1) / 5);
    assertThat(error(Imputation.Method.NEAREST, 2))
        .isLessThan(error(Imputation.Method.MEDIAN, 2) / 5);
  }

  @Test
  void linear_models_tell_what_is_a_line_over_the_others() {
    assertThat(error(Imputation.Method.MODEL, 2)).isLessThan(0.06);
    assertThat(error(Imputation.Method.MODEL, 2))
        .isLessThan(error(Imputation.Method.MEDIAN, 2) / 10);
  }

  @ParameterizedTest
  @EnumSource(Imputation.Method.class)
  void rows_without_anything_known_and_without_gaps_are_taken(Imputation.Method method) {
    Imputation imputation = method.learn(related(new double[900]));
    double[] empty = {GAP, GAP, GAP};
    imputation.fill(empty, 0);
    assertThat(empty).doesNotContain(GAP);
    double[] whole = {0.1, 0.2, 0.3};
    imputation.fill(whole, 0);
    assertThat(whole).containsExactly(0.1, 0.2, 0.3);
    double[] again = {GAP, 0.5, GAP};
    double[] first = again.clone();
    imputation.fill(first, 0);
    method.read(3, imputation.state()).fill(again, 0);
    assertThat(again).containsExactly(first);
  }

  @ParameterizedTest
  @EnumSource(
      value = FitOptions.Missing.class,
      names = {"MEDIAN", "NEAREST", "MODEL"})
  void a_model_tells_what_it_filled_in_training_and_in_each_row(FitOptions.Missing missing)
      throws IOException {
    Features given = related(new double[900]);
    double[] y = new double[300];
    Arrays.setAll(y, i -> given.value(i, 0));
    Dataset data =
        Dataset.of(
            List.of(
                NumberColumn.plain("b", given.column(1)),
                NumberColumn.plain("c", given.column(2)),
                NumberColumn.plain("y", y)),
            "y");
    Model model =
        new Learners().parse("forest:trees=50").fit(data, "y", new FitOptions(missing, true));
    assertThat(model.about().trainingRows()).isEqualTo(300);
    assertThat(model.about().filled().get("b")).isBetween(60, 140);
    assertThat(model.notes()).anyMatch(note -> note.startsWith("gaps of "));
    ModelFile file = new ModelFile(folder.resolve("model.lode"));
    file.write(model);
    Model again = file.read();
    assertThat(again.about().filled()).isEqualTo(model.about().filled());
    NumberPredictions one = (NumberPredictions) model.predict(data);
    NumberPredictions other = (NumberPredictions) again.predict(data);
    int gap = 0;
    while (!Double.isNaN(given.value(gap, 1))) {
      gap++;
    }
    assertThat(one.isKnown(gap)).isTrue();
    assertThat(one.applicability(gap).reason()).contains("filled: b = ");
    assertThat(other.mean(gap)).isCloseTo(one.mean(gap), within(1e-12));
  }
}
