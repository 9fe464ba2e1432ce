package io.lodestone.learn.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.dataset.Features;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KernelShapTest {
  private static final SettingsType<KernelShapSettings> SETTINGS =
      SettingsType.of(KernelShapSettings.class);

  private static Features rows(int rows, int width, long seed) {
    return new Features(
        IntStream.range(0, width).mapToObj(j -> "x" + j).toList(),
        Collections.nCopies(width, UnitExpression.parse("-")),
        rows,
        new Random(seed).doubles((long) rows * width, -1, 1).toArray());
  }

  private static Response response(int width, Function<double[], Double> function) {
    List<String> labels = IntStream.range(0, width).mapToObj(j -> "x" + j).toList();
    return Response.of(
        "y",
        "",
        labels,
        rows -> {
          double[] answers = new double[rows.rows()];
          Arrays.setAll(
              answers,
              row ->
                  function.apply(Arrays.copyOfRange(rows.flat(), row * width, (row + 1) * width)));
          return answers;
        });
  }

  @Test
  void a_linear_function_gives_each_feature_its_slope_times_its_distance_from_the_mean() {
    for (int width : new int[] {6, 30}) {
      Features background = rows(50, width, 1);
      Features explained = rows(8, width, 2);
      Response linear =
          response(
              width,
              x -> {
                double sum = 3;
                for (int j = 0; j < width; j++) {
                  sum += (j - 2) * x[j];
                }
                return sum;
              });
      Contributions found = new KernelShap(linear, background, SETTINGS.defaults()).of(explained);
      for (int row = 0; row < explained.rows(); row++) {
        for (int j = 0; j < width; j++) {
          double mean = Arrays.stream(background.column(j)).average().orElseThrow();
          assertThat(found.value(row, j))
              .isCloseTo((j - 2) * (explained.value(row, j) - mean), within(1e-9));
        }
      }
      assertThat(found.largestGap()).isLessThan(1e-9);
    }
  }

  @Test
  void sampled_values_come_near_to_those_of_all_coalitions_and_add_up() {
    int width = 12;
    Response bent =
        response(width, x -> x[0] * x[1] * x[2] + Math.sin(3 * x[3]) + Math.max(x[4], x[5]) * x[6]);
    Features background = rows(20, width, 3);
    Features explained = rows(4, width, 4);
    Contributions all = new KernelShap(bent, background, SETTINGS.parse("exact=12")).of(explained);
    Contributions some =
        new KernelShap(bent, background, SETTINGS.parse("exact=0,samples=2000")).of(explained);
    assertThat(all.method()).isEqualTo("all coalitions");
    assertThat(some.method()).isEqualTo("sampled coalitions");
    assertThat(some.values()).containsExactly(all.values(), within(0.02));
    assertThat(all.largestGap()).isLessThan(1e-12);
    assertThat(some.largestGap()).isLessThan(1e-12);
    // x7 to x11 do not matter.
    for (int row = 0; row < explained.rows(); row++) {
      for (int j = 7; j < width; j++) {
        assertThat(all.value(row, j)).isCloseTo(0, within(1e-12));
      }
    }
  }

  @Test
  void with_all_sets_the_regression_gives_shapleys_values() {
    // 2^12 - 2 sets fit into the samples, so nothing is left to chance.
    int width = 12;
    Response bent = response(width, x -> x[0] * x[1] + Math.exp(x[2] * x[3]) * x[4]);
    Features background = rows(10, width, 5);
    Features explained = rows(3, width, 6);
    Contributions all = new KernelShap(bent, background, SETTINGS.parse("exact=12")).of(explained);
    Contributions regression =
        new KernelShap(bent, background, SETTINGS.parse("exact=0,samples=5000")).of(explained);
    assertThat(regression.values()).containsExactly(all.values(), within(1e-9));
  }

  @Test
  void features_that_equal_the_background_get_nothing() {
    Features background = rows(1, 4, 7);
    double[] x = background.flat().clone();
    x[2] += 1;
    Features explained = new Features(background.labels(), background.units(), 1, x);
    Response sum = response(4, row -> Arrays.stream(row).sum());
    Contributions found = new KernelShap(sum, background, SETTINGS.defaults()).of(explained);
    assertThat(found.values()).containsExactly(new double[] {0, 0, 1, 0}, within(1e-12));
  }

  @Test
  void too_few_samples_are_refused() {
    Response sum = response(30, row -> Arrays.stream(row).sum());
    KernelShap few = new KernelShap(sum, rows(5, 30, 8), SETTINGS.parse("samples=10"));
    assertThatThrownBy(() -> few.of(rows(1, 30, 9)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("samples");
  }
}
